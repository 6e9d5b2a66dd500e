import type { Stage } from '@junheng/core/features/collection/county.ts'
import type {
  CloseProof,
  ComplaintChannel,
  ItemLevel,
  ItemSource,
  Matter,
  SCOPES,
} from '@junheng/core/features/rectification/ledger/schema.ts'
import type { ItemState } from '@junheng/core/features/rectification/ledger/states.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import type { ColumnType } from 'kysely'

export interface LedgerTables {
  rectification_number: { county_code: string; last_no: number }
  rectification_item: ItemTable
  item_unit: ItemUnitTable
  item_fund: ItemFundTable
  item_step: ItemStepTable
}

/** jsonb: read as a value, written as its text. */
type Json<T> = ColumnType<T, T extends null ? null : string | Extract<T, null>, string | Extract<T, null>>

export interface ItemTable {
  county_code: string
  item_no: number
  state: ItemState
  version: number
  source: ItemSource
  channel: ComplaintChannel | null
  source_number: string
  source_date: string | null
  scope: (typeof SCOPES)[number]
  school_code: string | null
  school_name: string | null
  stage: Stage | null
  standard_key: StandardKey
  matter: Matter
  indicator: string
  matter_key: string | null
  problem: string
  basis: string
  level: ItemLevel
  value: number | null
  threshold: number | null
  gap: number | null
  unit: string
  run_id: string | null
  chief: string
  deputy: string
  handler: string
  requirement: string
  close_standard: string
  deadline: string | null
  proof: 'data' | 'judgement'
  proof_from: string | null
  proof_from_why: string
  closed_proof: Json<CloseProof | null>
  closed_on: string | null
  returns: number
  reopenings: number
  is_rebound: boolean
  merged_into: number | null
  submitted_by: string | null
  verified_by: string | null
  created_at: string
  created_by: string
  created_name: string
  changed_at: string
  is_demo: boolean
}

export interface ItemUnitTable {
  county_code: string
  item_no: number
  part: 'section' | 'unit'
  position: number
  org_id: string | null
  name: string
}

export interface ItemFundTable {
  county_code: string
  item_no: number
  position: number
  amount_cny: number | null
  source: string
}

export interface ItemStepTable {
  county_code: string
  item_no: number
  step: number
  /** One of ITEM_ACTIONS, `create`, or a word of another part of the feature. */
  action: string
  from_state: ItemState | null
  to_state: ItemState | null
  note: string
  details: Json<Record<string, unknown> | null>
  at: string
  account_id: string
  account_name: string
}
