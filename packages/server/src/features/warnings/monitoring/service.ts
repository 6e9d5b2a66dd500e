import { nextDay } from '@junheng/core/features/warnings/monitoring/calendar.ts'
import {
  type CalendarChange,
  type ComparedWarning,
  LINES_SHOWN,
  type Monitoring,
  type MonitoringBatch,
  type MonitoringComparison,
} from '@junheng/core/features/warnings/monitoring/schema.ts'
import type { Level } from '@junheng/core/features/warnings/rules.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { todayOf } from '../../orgs/service.ts'
import type { WarningRow } from '../queries.ts'
import * as queries from './queries.ts'

const BATCHES_SHOWN = 60

export async function readMonitoring(ctx: Context): Promise<Monitoring> {
  const { code } = countyOf(ctx.actor)
  const row = await queries.findCalendar(ctx.db, code)
  return {
    calendar: row ? { every: row.every, day: row.day, dates: row.dates, changedAt: row.changed_at, by: row.changed_name } : null,
    next: row ? nextDay(row, todayOf(ctx)) : null,
    batches: (await queries.batchesOf(ctx.db, code, BATCHES_SHOWN)).map(batchView),
  }
}

/** Counts from today on. */
export async function setCalendar(ctx: Context, change: CalendarChange): Promise<Monitoring> {
  const { code, name } = countyOf(ctx.actor)
  const dates = [...new Set(change.dates)].sort()
  await atomically(ctx.db, async (tx) => {
    const before = await queries.findCalendar(tx, code)
    await queries.putCalendar(tx, {
      county_code: code,
      every: change.every,
      day: change.day,
      dates: JSON.stringify(dates),
      since: todayOf(ctx),
      changed_at: ctx.now.toISOString(),
      changed_name: ctx.actor.displayName,
    })
    await audit(tx, ctx, {
      verb: 'warnings.set-calendar',
      subject: code,
      subjectName: name,
      before: before ? inWords(before) : null,
      after: inWords({ ...change, dates }),
    })
  })
  return readMonitoring(ctx)
}

/** Which warnings came and went between two batches, and which stood at both. @throws Problem record.missing */
export async function compareMonitoring(ctx: Context, from: string, to: string): Promise<MonitoringComparison> {
  const { code } = countyOf(ctx.actor)
  const [one, other] = [from, to].toSorted()
  const before = await queries.findBatch(ctx.db, code, one!)
  const after = await queries.findBatch(ctx.db, code, other!)
  if (!before || !after) throw new Problem('record.missing')
  const stood = async (then: boolean, now: boolean) => {
    const moments = { before: before.at, after: after.at }
    const { count, rows } = await queries.stoodAt(ctx.db, code, moments, { before: then, after: now }, LINES_SHOWN)
    return { count, warnings: rows.map(lineOf) }
  }
  return {
    before: batchView(before),
    after: batchView(after),
    came: await stood(false, true),
    went: await stood(true, false),
    stayed: await stood(true, true),
  }
}

const NAMES = { never: '不监测', month: '每月', quarter: '每季度', dates: '指定日期' } as const
const inWords = ({ every, day, dates }: CalendarChange) => ({
  周期: NAMES[every],
  ...(every === 'dates' ? { 日期: dates.join('、') } : { 日: day }),
})

export const levelCounts = (levels: Readonly<Record<string, number>>): Record<Level, number> => ({
  red: 0,
  orange: 0,
  yellow: 0,
  blue: 0,
  ...levels,
})

const batchView = ({ levels, run_id, run_name, county_code: _, ...row }: queries.BatchRow): MonitoringBatch => ({
  ...row,
  run: run_id === null ? null : { id: run_id, name: run_name ?? '' },
  levels: levelCounts(levels),
})

const lineOf = (row: WarningRow): ComparedWarning => ({
  id: row.warning_id,
  level: row.level,
  cause: row.cause,
  subject: { school: row.school_code, schoolName: row.school_name, stage: row.stage, indicator: row.indicator },
  openedAt: row.opened_at,
})
