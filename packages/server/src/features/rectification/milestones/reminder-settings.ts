import {
  DEFAULT_REMINDERS,
  type ReminderRule,
  type ReminderSetting,
} from '@junheng/core/features/rectification/milestones/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import * as queries from './queries.ts'

export const readReminders = (ctx: Context): Promise<ReminderSetting> => settingOf(ctx.db, countyOf(ctx.actor).code)

/** @throws Problem record.changed */
export async function setReminders(ctx: Context, given: ReminderRule, seen: number): Promise<ReminderSetting> {
  const rule = { ...given, before: [...new Set(given.before)].sort((a, b) => b - a) }
  const { code, name } = countyOf(ctx.actor)
  return atomically(ctx.db, async (tx) => {
    const before = await settingOf(tx, code)
    const row = {
      county_code: code,
      version: seen + 1,
      before_days: JSON.stringify(rule.before),
      on_day: rule.onDay,
      overdue_every: rule.overdueEvery,
      changed_at: ctx.now.toISOString(),
      changed_name: ctx.actor.displayName,
    }
    if (before.version !== seen || !(await queries.putSetting(tx, row, seen))) throw new Problem('record.changed')
    const change = { before: wordsOf(before.rule), after: wordsOf(rule) }
    await audit(tx, ctx, { verb: 'item.reminders', subject: code, subjectName: name, ...change })
    return settingOf(tx, code)
  })
}

/** What counts in a county: its own rule, else the proposed one. */
export async function settingOf(db: Db, countyCode: string): Promise<ReminderSetting> {
  const row = await queries.findSetting(db, countyCode)
  if (!row) return { rule: DEFAULT_REMINDERS, version: 0, changedBy: null, changedAt: null }
  const rule = { before: row.before_days, onDay: row.on_day, overdueEvery: row.overdue_every }
  return { rule, version: row.version, changedBy: row.changed_name, changedAt: row.changed_at }
}

const wordsOf = ({ before, onDay, overdueEvery }: ReminderRule) => ({
  提前天数: before.join('、') || '不提前',
  当天: onDay,
  逾期后: overdueEvery === 0 ? '不再提醒' : `每 ${overdueEvery} 天`,
})
