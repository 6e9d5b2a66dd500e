import type { ColumnType } from 'kysely'

export interface RoundBasesTables {
  data_evidence: DataEvidenceTable
  data_difference_note: DataDifferenceNoteTable
}

export interface DataEvidenceTable {
  county_code: string
  round_id: string
  return_id: string
  basis: 'verified'
  path: string
  version: number
  file_id: string
  file_name: string
}

export interface DataDifferenceNoteTable {
  county_code: string
  round_id: string
  return_id: string
  path: string
  number: number
  text: string
  figures: ColumnType<Record<string, string | null>, string, string>
  at: string
  account_id: string | null
  account_name: string
}
