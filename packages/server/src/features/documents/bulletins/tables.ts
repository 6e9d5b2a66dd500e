import type { IssuedKind } from '@junheng/core/features/documents/bulletins/schema.ts'
import type { BulletinTexts } from '@junheng/core/features/documents/bulletins/texts.ts'
import type { Paper } from '@junheng/core/features/documents/paper.ts'
import type { Level } from '@junheng/core/features/warnings/rules.ts'
import type { ColumnType } from 'kysely'

export interface BulletinTables {
  paper_register: { county_code: string; year: number; last_serial: number }
  issued_paper: IssuedPaperTable
  issued_paper_warning: { county_code: string; paper_id: string; warning_id: string }
}

/** jsonb: read as a value, written as its text. */
type Json<T> = ColumnType<T, string, string>

export interface IssuedPaperTable {
  county_code: string
  paper_id: string
  kind: IssuedKind
  agency: string
  year: number
  serial: number
  title: string
  receiver: string
  issued_on: string
  run_id: string | null
  against_id: string | null
  level: Level | null
  school_code: string | null
  paper: Json<Paper>
  texts: Json<BulletinTexts>
  file_id: string
  is_demo: boolean
  made_at: string
  made_name: string
}
