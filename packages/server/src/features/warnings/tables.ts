import type { Stage } from '@junheng/core/features/collection/county.ts'
import type { Every } from '@junheng/core/features/warnings/monitoring/calendar.ts'
import type { Level, RuleKey } from '@junheng/core/features/warnings/rules.ts'
import type { Holder, WarningState, WarningStep } from '@junheng/core/features/warnings/schema.ts'
import type { ColumnType } from 'kysely'

export interface WarningTables {
  warning_setting: WarningSettingTable
  warning: WarningTable
  warning_step: WarningStepTable
  warning_check: WarningCheckTable
  monitoring_calendar: MonitoringCalendarTable
  monitoring_batch: MonitoringBatchTable
}

export interface WarningCheckTable {
  county_code: string
  at: string
  source_id: string
  source_name: string
}

/** jsonb: read as a value, written as its text. */
type Json<T> = ColumnType<T, string, string>

export interface MonitoringCalendarTable {
  county_code: string
  every: Every
  day: number
  dates: Json<string[]>
  since: string
  changed_at: string
  changed_name: string
}

export interface MonitoringBatchTable {
  county_code: string
  day: string
  at: string
  run_id: string | null
  opened: number
  changed: number
  closed: number
  escalated: number
  levels: Json<Partial<Record<Level, number>>>
  reason: string | null
}

export interface WarningSettingTable {
  county_code: string
  rule: RuleKey
  level: Level
  is_on: boolean
  settings: Json<Record<string, number>>
  changed_at: string
  changed_name: string
}

export interface WarningTable {
  county_code: string
  warning_id: string
  warning_key: string
  rule: RuleKey
  level: Level
  school_code: string | null
  school_name: string | null
  stage: Stage | null
  indicator: string | null
  cause: string
  value: number | null
  threshold: number | null
  source_id: string
  source_name: string
  state: WarningState
  opened_at: string
  due: string
  changed_at: string
  holder: Holder
}

export interface WarningStepTable {
  county_code: string
  warning_id: string
  step: number
  action: WarningStep['action']
  note: string | null
  cause: string
  at: string
  account_name: string
}
