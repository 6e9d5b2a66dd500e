import type { MapArea } from '@junheng/core/features/evaluation/map/schema.ts'
import type { ColumnType } from 'kysely'

export interface MapTables {
  county_map: CountyMapTable
}

export interface CountyMapTable {
  county_code: string
  version: number
  file_id: string
  file_name: string
  /** jsonb: read as a value, written as its text. */
  areas: ColumnType<MapArea[], string, never>
  at: string
  account_name: string
  withdrawn_at: string | null
  withdrawn_name: string | null
}
