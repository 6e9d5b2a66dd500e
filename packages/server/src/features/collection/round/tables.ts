import type { Basis } from '@junheng/core/features/collection/round/bases.ts'
import type { ReturnKind, ReturnState } from '@junheng/core/features/collection/round/life-cycle.ts'
import type { SchoolIdentity } from '@junheng/core/features/collection/round/schema.ts'
import type { ColumnType, Generated } from 'kysely'

export interface RoundTables {
  data_round: DataRoundTable
  data_return: DataReturnTable
  data_return_step: DataReturnStepTable
  data_value: DataValueTable
  data_value_entry: DataValueEntryTable
  data_remark: DataRemarkTable
  data_explanation: DataExplanationTable
  data_round_explanation: DataRoundExplanationTable
  data_edition: DataEditionTable
  data_amendment: DataAmendmentTable
  data_reminder: DataReminderTable
}

/** jsonb: read as a value, written as its text. */
type Json<T> = ColumnType<T, string, string>

export interface DataRoundTable {
  county_code: string
  round_id: string
  school_year: number
  number: number
  name: string
  origin: 'collected' | 'imported'
  standard_key: string
  profile_id: string | null
  previous_round_id: string | null
  state: 'open' | 'locked'
  due: Json<Record<string, string>>
  salt: string
  opened_at: string
  opened_name: string
  locked_at: string | null
  locked_name: string | null
}

export interface DataReturnTable {
  county_code: string
  round_id: string
  return_id: string
  kind: ReturnKind
  unit_key: string
  unit_name: string
  school_code: string | null
  keeper_school: string | null
  keeper_org_id: string | null
  keeper_unit: string | null
  facts: Json<SchoolIdentity | Record<string, never>>
  due: string | null
  state: ReturnState
  revision: number
  first_opened_at: string | null
  changed_at: string
  submitted_at: string | null
  attested_name: string | null
  attested_unit: string | null
  errors: number
  warnings: number
  counted_revision: Generated<number>
  unexplained: Generated<number>
}

export interface DataReminderTable {
  county_code: string
  round_id: string
  account_id: string
  at: string
  returns: number
  account_name: string
}

export interface DataReturnStepTable {
  county_code: string
  round_id: string
  return_id: string
  revision: number
  action: string
  from_state: ReturnState
  to_state: ReturnState
  note: string | null
  at: string
  account_id: string | null
  account_name: string
}

interface ValueKey {
  county_code: string
  round_id: string
  return_id: string
  basis: Basis
  path: string
}

export interface DataValueTable extends ValueKey {
  value: string
  version: number
  how: string
  note: string | null
  at: string
  account_name: string
}

export interface DataValueEntryTable extends ValueKey {
  version: number
  value: string
  how: string
  note: string | null
  details: Json<Record<string, unknown>> | null
  at: string
  account_id: string | null
  account_name: string
}

export interface DataRemarkTable {
  county_code: string
  round_id: string
  return_id: string
  remark_id: string
  path: string | null
  text: string
  at: string
  account_name: string
  answer: string | null
  answered_at: string | null
  answered_name: string | null
  settled_at: string | null
  settled_name: string | null
}

export interface DataRoundExplanationTable {
  county_code: string
  round_id: string
  of_return: string
  fault_key: string
  text: string
  at: string
  account_name: string
}

export interface DataExplanationTable {
  county_code: string
  round_id: string
  return_id: string
  fault_key: string
  text: string
  at: string
  account_name: string
}

export interface DataEditionTable {
  county_code: string
  round_id: string
  edition: number
  package_id: string
  hashes: Json<Record<string, string>>
  cause: string
  amendment_id: string | null
  at: string
  account_name: string
}

export interface DataAmendmentTable {
  county_code: string
  round_id: string
  return_id: string
  amendment_id: string
  changes: Json<{ basis: Basis; path: string; before: string; after: string }[]>
  reason: string
  evidence: string | null
  state: 'asked' | 'approved' | 'refused' | 'withdrawn'
  asked_at: string
  asked_account: string | null
  asked_name: string
  decided_at: string | null
  decided_name: string | null
  decision: string | null
}
