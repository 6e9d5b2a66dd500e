import type { Explanation } from '@junheng/core/features/evaluation/explanation.ts'
import { verdictIn } from '@junheng/core/features/rectification/accountability/verdict-in.ts'
import { byItself } from '../../../background/by-itself.ts'
import type { Chore, Unattended } from '../../../background/clockwork.ts'
import { atomically, type Db } from '../../../db/database.ts'
import type { Context } from '../../../http/context.ts'
import type { By } from '../../audit/service.ts'
import { explain, resultsOf } from '../../evaluation/service.ts'
import { todayOf } from '../../orgs/service.ts'
import { adoptedProfile } from '../../standards/service.ts'
import { moveItem } from '../ledger/act.ts'
import { indicatorName } from '../ledger/item-view.ts'
import type { ItemRow } from '../ledger/queries.ts'
import { propose } from './propose.ts'
import * as queries from './queries.ts'

/** Holds every final run against what was closed, and looks for what is overdue beyond the term. */
export const LEDGER_WATCH: Chore = { name: 'ledger watch', everyMs: 15_000, run: watchLedger }

/** @returns how many items were reopened */
export async function watchLedger(given: Unattended): Promise<number> {
  let reopened = 0
  for (const run of await queries.uncheckedRuns(given.db)) {
    if (given.signal.aborted) return reopened
    reopened += await checkRun(given, run)
  }
  const today = todayOf({ now: given.now() })
  await proposeOverdue(given.db, today, (tx, county) => byItself({ ...given, db: tx }, county, given.now()))
  return reopened
}

/** One run, its reopened items and the note that it was looked at are one transaction: whoever is killed on the way has done nothing. */
function checkRun(given: Unattended, run: queries.UncheckedRun): Promise<number> {
  return atomically(given.db, async (tx) => {
    const county = { code: run.county_code, name: run.county_name, isDemo: run.county_is_demo }
    const ctx = byItself({ ...given, db: tx }, county, given.now())
    if (!(await queries.noteCheck(tx, run, ctx.now.toISOString()))) return 0
    const speaks = run.profile_id === ((await adoptedProfile(ctx))?.id ?? null)
    const closed = speaks ? await queries.closedBefore(tx, run) : []
    if (closed.length === 0) return 0
    const { county: result } = await resultsOf(ctx, run)
    let reopened = 0
    for (const row of closed) {
      const about = { matter: row.matter, indicator: row.indicator, schoolCode: row.school_code, stage: row.stage }
      const verdict =
        row.matter === 'duty'
          ? await dutyIn(ctx, row, run)
          : verdictIn(result, { ...about, name: indicatorName(row.standard_key, row) })
      if (verdict !== 'unmet') continue
      await reopen(tx, ctx, row, run)
      reopened++
    }
    await queries.setReopened(tx, run, reopened)
    return reopened
  })
}

async function reopen(tx: Db, ctx: Context, row: ItemRow, run: queries.UncheckedRun): Promise<void> {
  if (await queries.standsAgain(tx, row)) return
  const note = `已于 ${row.closed_on} 销号，但“${run.name}”中这一项又未达标`
  await moveItem(tx, ctx, row, { action: 'reopen', note })
  await propose(tx, ctx, row, { kind: 'rebound', occasion: String(row.reopenings + 1), cause: `${row.problem}：${note}。` })
}

/** A school's own part of a county item. */
async function dutyIn(ctx: Context, row: ItemRow, run: queries.UncheckedRun): Promise<Explanation['verdict']> {
  const query = { standard: run.standard_key, run: run.run_id, county: run.county_code }
  const address = {
    ...(row.school_code && { school: row.school_code }),
    ...(row.stage && { stage: row.stage }),
    indicator: row.indicator,
  }
  return explain(ctx, run.source_id, query, address).then(
    ({ verdict }) => verdict,
    () => null,
  )
}

/** Proposes for what is overdue beyond its county's term; `actor`: who does it in a county. */
export async function proposeOverdue(
  db: Db,
  today: string,
  actor: (tx: Db, county: { code: string; name: string; isDemo: boolean }) => By,
): Promise<void> {
  for (const { county_name: name, county_is_demo: isDemo, overdue_days, ...row } of await queries.longOverdue(db, today)) {
    const cause = `${row.problem}：期限 ${row.deadline}，逾期已超过 ${overdue_days} 天。`
    const occasion = row.deadline!
    await atomically(db, (tx) =>
      propose(tx, actor(tx, { code: row.county_code, name, isDemo }), row, { kind: 'overdue', occasion, cause }),
    )
  }
}
