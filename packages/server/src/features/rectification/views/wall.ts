import type { Wall, WallLine } from '@junheng/core/features/rectification/views/schema.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { todayOf } from '../../orgs/service.ts'
import { indicatorName } from '../ledger/item-view.ts'
import { unitsOf } from '../ledger/queries.ts'
import { countLedger, indicatorGroups, rankUnits } from './progress.ts'
import * as queries from './queries.ts'

const LINES = 60
const DAYS_AHEAD = 30

/** 挂图作战: counts, units, what is late and what comes next. Names of organisations and official terms only: no person, no free text. */
export async function readWall(ctx: Context): Promise<Wall> {
  const today = todayOf(ctx)
  const { inState, ...counts } = await countLedger(ctx)
  return {
    at: ctx.now.toISOString(),
    today,
    county: countyOf(ctx.actor).name,
    counts: { ...counts, in: inState, closedThisMonth: await queries.closedSince(ctx, `${today.slice(0, 7)}-01`) },
    indicators: await indicatorGroups(ctx),
    units: await rankUnits(ctx, 'unit'),
    late: await linesOf(ctx, null, today),
    next: await linesOf(ctx, today, dayAfter(today, DAYS_AHEAD + 1)),
  }
}

/** Standing items due from `from` to before `to`, the nearest first: organisations and official terms only. */
export async function linesOf(ctx: Context, from: string | null, to: string, most = LINES): Promise<WallLine[]> {
  const rows = await queries.dueBetween(ctx, from, to, most)
  const units = Map.groupBy(
    await unitsOf(
      ctx.db,
      countyOf(ctx.actor).code,
      rows.map(({ item_no }) => item_no),
    ),
    ({ item_no }) => item_no,
  )
  return rows.map((row) => ({
    no: row.item_no,
    schoolName: row.school_name,
    stage: row.stage,
    indicatorName: indicatorName(row.standard_key, row),
    state: row.state,
    deadline: row.deadline!,
    units: (units.get(row.item_no) ?? []).filter(({ part }) => part === 'unit').map(({ name }) => name),
  }))
}

const dayAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
