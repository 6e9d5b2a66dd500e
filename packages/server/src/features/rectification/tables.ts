import type { FindingState } from '@junheng/core/features/rectification/finding-states.ts'
import type { PlanImport } from '@junheng/core/features/rectification/plan/plan.ts'
import type { NameDecision } from '@junheng/core/features/rectification/schema.ts'
import type { ColumnType } from 'kysely'
import type { AccountabilityTables } from './accountability/tables.ts'
import type { AdoptTables } from './adopt/tables.ts'
import type { ApprovalTables } from './approvals/tables.ts'
import type { EvidenceTables } from './evidence/tables.ts'
import type { LedgerTables } from './ledger/tables.ts'
import type { LetterTables } from './letters/tables.ts'
import type { LookBackTables } from './look-back/tables.ts'
import type { MeasureTables } from './measures/tables.ts'
import type { MilestoneTables } from './milestones/tables.ts'
import type { SchoolPlanTables } from './school-plan/tables.ts'
import type { SourceTables } from './sources/tables.ts'
import type { UnitYearTables } from './unit-years/tables.ts'

export interface RectificationTables
  extends AccountabilityTables,
    EvidenceTables,
    LedgerTables,
    MilestoneTables,
    AdoptTables,
    ApprovalTables,
    LetterTables,
    LookBackTables,
    MeasureTables,
    SchoolPlanTables,
    SourceTables,
    UnitYearTables {
  published_plan: PublishedPlanTable
  plan_name_decision: PlanNameDecisionTable
  plan_finding_decision: PlanFindingDecisionTable
}

type Json<T> = ColumnType<T, string, string>

export interface PublishedPlanTable {
  county_code: string
  plan_id: string
  file_id: string
  file_name: string
  body_file_id: string | null
  body_file_name: string | null
  sha256: string
  published_schools: number | null
  plan: Json<PlanImport>
  title: string | null
  indicators: number
  measures: number
  disagreements: Json<{ error: number; warn: number; info: number }>
  is_demo: boolean
  handed_in_at: string
  handed_in_name: string
  withdrawn_at: string | null
  withdrawn_name: string | null
  withdrawn_reason: string | null
}

export interface PlanNameDecisionTable {
  county_code: string
  plan_id: string
  decision_no: number
  published: string
  canonical: string
  decision: NameDecision
  decided_at: string
  decided_name: string
}

export interface PlanFindingDecisionTable {
  county_code: string
  plan_id: string
  /** `findings[].key` of the plan. */
  finding: string
  /** From 1 within the finding. */
  decision_no: number
  state: FindingState
  note: string
  decided_at: string
  decided_by: string
  decided_name: string
}
