import { atomically } from '../../db/database.ts'
import { type Context, countyOf } from '../../http/context.ts'
import { todayOf } from '../orgs/service.ts'
import { keepBatch } from './monitoring/monitor.ts'
import * as calendars from './monitoring/queries.ts'
import * as queries from './queries.ts'
import { acknowledge } from './service.ts'

/** The fictional county's figures are gone through each month; it was done at `ctx.now`, and one of the warnings was taken note of. Once. */
export async function loadDemoWarnings(ctx: Context): Promise<void> {
  const { code } = countyOf(ctx.actor)
  if (await calendars.findCalendar(ctx.db, code)) return
  const today = todayOf(ctx)
  await atomically(ctx.db, async (tx) => {
    const own = { ...ctx, db: tx }
    await calendars.putCalendar(tx, {
      county_code: code,
      every: 'month',
      day: Math.min(28, Number(today.slice(8))),
      dates: '[]',
      since: today,
      changed_at: ctx.now.toISOString(),
      changed_name: ctx.actor.displayName,
    })
    await keepBatch(tx, own, today)
    const [first] = (await queries.standingOf(tx, code)).filter(({ level }) => level === 'orange')
    if (first) await acknowledge(own, first.warning_id, '已与学校核对，列入本学期改善安排（演示）')
  })
}
