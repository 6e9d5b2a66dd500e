import { STANDING } from '@junheng/core/features/rectification/ledger/states.ts'
import type { Wall, WallLine } from '@junheng/core/features/rectification/views/schema.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { todayOf } from '../../orgs/service.ts'
import { indicatorName } from '../ledger/item-view.ts'
import { unitsOf } from '../ledger/queries.ts'
import { groupItems } from './groups.ts'
import { rankUnits } from './progress.ts'
import * as queries from './queries.ts'

const LINES = 60
const DAYS_AHEAD = 30

/** 挂图作战: counts, units, what is late and what comes next. Names of organisations and official terms only: no person, no free text. */
export async function readWall(ctx: Context): Promise<Wall> {
  const today = todayOf(ctx)
  const inState = Object.fromEntries((await queries.countByState(ctx)).map(({ state, count }) => [state, count]))
  const none = { open: 0, in_progress: 0, submitted: 0, verified: 0, closed: 0, merged: 0, dropped: 0 }
  const counts = { ...none, ...inState }
  const standing = STANDING.reduce((sum, state) => sum + counts[state], 0)
  return {
    at: ctx.now.toISOString(),
    today,
    county: countyOf(ctx.actor).name,
    counts: {
      // What was merged or dropped is no longer anybody's task.
      total: standing + counts.closed,
      standing,
      late: await queries.countOf(ctx, { state: 'overdue' }),
      closed: counts.closed,
      in: counts,
      closedThisMonth: await queries.closedSince(ctx, `${today.slice(0, 7)}-01`),
    },
    indicators: (await groupItems(ctx, { state: 'all' }, 'indicator')).filter(({ standing, closed }) => standing + closed > 0),
    units: await rankUnits(ctx, 'unit'),
    late: await linesOf(ctx, null, today),
    next: await linesOf(ctx, today, dayAfter(today, DAYS_AHEAD + 1)),
  }
}

async function linesOf(ctx: Context, from: string | null, to: string): Promise<WallLine[]> {
  const rows = await queries.dueBetween(ctx, from, to, LINES)
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
