import type { Fault, NotRun } from '@junheng/core/fault.ts'
import type { RunBasis } from '@junheng/core/features/collection/round/bases.ts'
import type { CountyFound } from '@junheng/core/features/collection/schema.ts'
import type { ColumnType, Generated } from 'kysely'
import type { RoundBasesTables } from './round/bases/tables.ts'
import type { RoundTables } from './round/tables.ts'

export interface CollectionTables extends RoundTables, RoundBasesTables {
  stored_file: StoredFileTable
  stored_file_chunk: StoredFileChunkTable
  package: PackageTable
}

/** jsonb: read as a value, written as its text. */
type Json<T> = ColumnType<T, string, string>

export interface StoredFileTable {
  county_code: string
  file_id: string
  sha256: string
  size: number
  media_type: string
  created_at: string
}

export interface StoredFileChunkTable {
  county_code: string
  file_id: string
  seq: number
  bytes: Buffer
}

export interface PackageTable {
  county_code: string
  package_id: string
  file_id: string
  file_name: string
  sha256: string
  size: number
  counties: Json<CountyFound[]>
  faults: Json<Fault[]>
  not_run: Json<NotRun[]>
  notices: Json<string[]>
  errors: number
  warnings: number
  is_demo: boolean
  handed_in_at: string
  handed_in_by: string | null
  handed_in_name: string
  withdrawn_at: string | null
  withdrawn_name: string | null
  withdrawn_reason: string | null
  round_id: Generated<string | null>
  edition: Generated<number | null>
  run_basis: Generated<RunBasis | null>
  verified: Generated<number | null>
  sources_file_id: Generated<string | null>
}
