import type { PrintedFigure } from '@junheng/core/features/documents/figures.ts'
import type { Paper } from '@junheng/core/features/documents/paper.ts'
import type { Written } from '@junheng/core/features/rectification/school-plan/schema.ts'
import type { PlanAction, PlanState } from '@junheng/core/features/rectification/school-plan/states.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import type { ColumnType } from 'kysely'

export interface SchoolPlanTables {
  school_plan_step: SchoolPlanStepTable
  school_plan_file: SchoolPlanFileTable
}

export interface SchoolPlanStepTable {
  county_code: string
  school_code: string
  standard_key: StandardKey
  step: number
  action: PlanAction
  state: Exclude<PlanState, 'unwritten'>
  version: number
  written: ColumnType<Written, string, never>
  remark: string
  paper: ColumnType<Paper | null, string | null, never>
  figures: ColumnType<PrintedFigure[] | null, string | null, never>
  at: string
  account_id: string
  account_name: string
}

export interface SchoolPlanFileTable {
  county_code: string
  made_id: string
  file_name: string
  schools: number
  file_id: string
  made_at: string
  made_name: string
}
