import type { CoreItem, ScoreLine } from '@junheng/core/features/evaluation/judgements/rubric-schema.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import type { ColumnType } from 'kysely'

export interface JudgementTables {
  judgement: JudgementTable
  judgement_review: JudgementReviewTable
  judgement_evidence: JudgementEvidenceTable
  data_doubt_decision: DataDoubtDecisionTable
  rubric: RubricTable
  judgement_duty: JudgementDutyTable
  core_result: CoreResultTable
}

/** Which item of which county and school year. */
export interface ItemKey {
  county_code: string
  school_year: number
  standard_key: StandardKey
  element: string
}

export interface JudgementTable extends ItemKey {
  version: number
  conclusion: string
  grounds: string
  responsible: string
  concluded_on: string
  return_id: string | null
  at: string
  account_id: string
  account_name: string
}

export interface JudgementReviewTable extends ItemKey {
  version: number
  number: number
  accepted: boolean
  note: string
  at: string
  author_id: string
  account_id: string
  account_name: string
}

export interface JudgementEvidenceTable extends ItemKey {
  evidence_id: string
  version: number
  file_id: string
  file_name: string
  about: string
  at: string
  account_name: string
  withdrawn_at: string | null
  withdrawn_name: string | null
  withdrawn_reason: string | null
}

export interface DataDoubtDecisionTable {
  county_code: string
  school_year: number
  doubt_key: string
  number: number
  accepted: boolean
  reason: string
  at: string
  account_id: string
  account_name: string
}

export interface RubricTable {
  county_code: string
  school_year: number
  kind: 'scores' | 'core'
  version: number
  source: string
  lines: ColumnType<ScoreLine[] | CoreItem[], string, string>
  at: string
  account_id: string
  account_name: string
}

export interface JudgementDutyTable {
  county_code: string
  standard_key: StandardKey
  element: string
  version: number
  /** As its people's posts name it; '' is the bureau. */
  unit: string
  at: string
  account_id: string
  account_name: string
}

export interface CoreResultTable {
  county_code: string
  school_year: number
  school_code: string
  version: number
  marks: string
  return_id: string | null
  at: string
  account_id: string
  account_name: string
}
