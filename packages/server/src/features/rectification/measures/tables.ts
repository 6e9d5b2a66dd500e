import type { MeasureFacts } from '@junheng/core/features/rectification/measures/facts.ts'
import type { MeasureOutline } from '@junheng/core/features/rectification/measures/outline.ts'
import type { MeasureState, ProjectChange, ProjectState } from '@junheng/core/features/rectification/measures/schema.ts'
import type { MeasureKind } from '@junheng/core/features/rectification/plan/plan.ts'
import type { ColumnType } from 'kysely'

export interface MeasureTables {
  rectification_measure: MeasureTable
  measure_item: { county_code: string; measure_id: string; item_no: number }
  building_project: ProjectTable
  measure_project: { county_code: string; measure_id: string; project_id: string }
  project_change: ProjectChangeTable
}

/** jsonb: read as a value, written as its text. */
type Json<T> = ColumnType<T, string, string>

export interface MeasureTable {
  county_code: string
  measure_id: string
  kind: MeasureKind
  title: string
  facts: ColumnType<MeasureFacts | null, string | null, string>
  outline: ColumnType<MeasureOutline | null, string | null, string>
  part_of: string | null
  cost_cny: number | null
  state: MeasureState
  done_on: string | null
  version: number
  created_at: string
  created_by: string
  created_name: string
  changed_at: string
}

export interface ProjectTable {
  county_code: string
  project_id: string
  name: string
  seats: number | null
  planned_completion: string | null
  planned_acceptance: string | null
  forecast_completion: string | null
  forecast_acceptance: string | null
  state: ProjectState
  version: number
  created_at: string
}

export interface ProjectChangeTable {
  county_code: string
  project_id: string
  version: number
  changes: Json<ProjectChange['changes']>
  reason: string
  at: string
  account_id: string
  account_name: string
}
