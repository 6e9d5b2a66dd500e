import type { Draw } from '@junheng/core/features/rectification/look-back/sample.ts'
import type { LookBackResult, LookBackRule } from '@junheng/core/features/rectification/look-back/schema.ts'
import type { ColumnType } from 'kysely'

export interface LookBackTables {
  look_back: LookBackTable
  look_back_item: LookBackItemTable
}

/** jsonb: read as a value, written as its text. */
type Json<T> = ColumnType<T, string, string>

export interface LookBackTable {
  county_code: string
  look_back_id: string
  name: string
  rule: Json<LookBackRule>
  rule_words: string
  draw: Json<Draw>
  seed: string | null
  population: Json<number[]>
  due: string | null
  made_at: string
  made_name: string
  is_demo: boolean
}

export interface LookBackItemTable {
  county_code: string
  look_back_id: string
  item_no: number
  closed_on: string
  result: LookBackResult | null
  note: string
  checked_on: string | null
  file_id: string | null
  file_name: string | null
  checked_at: string | null
  checked_account: string | null
  checked_name: string | null
}
