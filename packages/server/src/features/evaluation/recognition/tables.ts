import type { MonitoringResult } from '@junheng/core/features/evaluation/recognition/eligibility.ts'
import type { Demands } from '@junheng/core/features/evaluation/recognition/readiness.ts'
import type { Conclusion, ReviewKind, ReviewState } from '@junheng/core/features/evaluation/recognition/review-life.ts'
import type { ReviewHistory } from '@junheng/core/features/evaluation/recognition/review-schema.ts'
import type { StatusAction } from '@junheng/core/features/evaluation/recognition/status-life.ts'
import type { ColumnType } from 'kysely'

export interface RecognitionTables {
  recognition_entry: RecognitionEntryTable
  declaration: DeclarationTable
  declaration_receipt: DeclarationReceiptTable
  review: ReviewTable
  review_letter: ReviewLetterTable
  review_step: ReviewStepTable
  readiness_setting: ReadinessSettingTable
}

/** jsonb: read as a value, written as its text. */
type Json<T> = ColumnType<T, string, string>

interface Signed {
  at: string
  account_name: string
}

export interface RecognitionEntryTable extends Signed {
  county_code: string
  number: number
  kind: 'status' | 'basic' | 'monitoring'
  action: StatusAction | null
  year: number | null
  result: MonitoringResult | null
  happened_on: string
  doc_no: string | null
  note: string | null
}

export interface DeclarationTable extends Signed {
  county_code: string
  number: number
  run_id: string
  declared_on: string
  reason: string | null
}

export interface DeclarationReceiptTable extends Signed {
  county_code: string
  number: number
  receipt: number
  doc_no: string | null
  file_id: string | null
  file_name: string | null
}

export interface ReviewTable {
  county_code: string
  review_id: string
  kind: ReviewKind
  title: string
  state: ReviewState
  planned_on: string | null
  held_on: string | null
  team: string
  schools: Json<{ code: string; name: string }[]>
  conclusion: Conclusion | null
  results: string
  term: string | null
  revision: number
}

export interface ReviewLetterTable extends Signed {
  county_code: string
  review_id: string
  number: number
  file_id: string
  file_name: string
}

export interface ReviewStepTable extends Signed {
  county_code: string
  review_id: string
  number: number
  action: ReviewHistory['action']
  note: string | null
  changes: Json<ReviewHistory['changes']>
}

export interface ReadinessSettingTable {
  county_code: string
  demands: ColumnType<Demands | null, string | null, string | null>
  changed_at: string
  changed_name: string
}
