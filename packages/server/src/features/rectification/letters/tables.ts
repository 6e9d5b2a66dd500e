import type { Paper } from '@junheng/core/features/documents/paper.ts'
import type { LetterKind } from '@junheng/core/features/rectification/letters/kinds.ts'
import type { LetterState } from '@junheng/core/features/rectification/letters/life.ts'
import type { How, LetterTexts, ReplyTerm } from '@junheng/core/features/rectification/letters/schema.ts'
import type { Holder } from '@junheng/core/features/warnings/schema.ts'
import type { ColumnType } from 'kysely'

export interface LetterTables {
  letter_register: { county_code: string; kind: LetterKind; year: number; last_serial: number }
  letter_setting: LetterSettingTable
  supervision_letter: LetterTable
  letter_item: { county_code: string; letter_id: string; item_no: number }
  letter_step: LetterStepTable
}

/** jsonb: read as a value, written as its text. */
type Json<T> = ColumnType<T, string, string>

export interface LetterSettingTable {
  county_code: string
  kind: LetterKind
  days: number
  recheck_days: number | null
  changed_at: string
  changed_name: string
}

export interface LetterTable {
  county_code: string
  letter_id: string
  kind: LetterKind
  agency: string
  year: number
  serial: number
  title: string
  receiver_org_id: string
  receiver: string
  school_code: string | null
  issued_on: string
  state: LetterState
  paper: Json<Paper>
  texts: Json<LetterTexts>
  term: Json<ReplyTerm>
  file_id: string
  delivered_on: string | null
  delivered_how: How | null
  delivered_to: string
  received_on: string | null
  reply_due: string | null
  replied_on: string | null
  holder: Holder
  escalates_on: string | null
  void_reason: string | null
  made_at: string
  made_name: string
  is_demo: boolean
}

export interface LetterStepTable {
  county_code: string
  letter_id: string
  step: number
  /** One of LETTER_ACTIONS, `issue` or `escalate`. */
  action: string
  note: string
  happened_on: string
  file_id: string | null
  file_name: string | null
  at: string
  account_id: string
  account_name: string
}
