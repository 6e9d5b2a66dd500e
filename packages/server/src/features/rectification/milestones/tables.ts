import type { ColumnType } from 'kysely'

export interface MilestoneTables {
  item_milestone: MilestoneTable
  item_reminder: ReminderTable
  item_reminder_setting: ReminderSettingTable
}

export interface MilestoneTable {
  county_code: string
  item_no: number
  milestone_no: number
  version: number
  due: string | null
  text: string
  published: string
  promised: number | null
  done_on: string | null
  done_at: string | null
  done_by: string | null
  done_name: string | null
  result: string | null
  withdrawn_at: string | null
  withdrawn_name: string | null
  withdrawn_reason: string | null
  created_at: string
  created_name: string
}

export interface ReminderTable {
  county_code: string
  item_no: number
  /** 0: the item's own deadline. */
  milestone_no: number
  due: string
  mark: number
  at: string
}

export interface ReminderSettingTable {
  county_code: string
  version: number
  before_days: ColumnType<number[], string, string>
  on_day: boolean
  overdue_every: number
  changed_at: string
  changed_name: string
}
