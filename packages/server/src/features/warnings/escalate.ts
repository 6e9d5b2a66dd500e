import { LEVELS, type Level } from '@junheng/core/features/warnings/rules.ts'
import type { Holder } from '@junheng/core/features/warnings/schema.ts'
import { byItself } from '../../background/by-itself.ts'
import type { Chore, Unattended } from '../../background/clockwork.ts'
import { atomically, type Db } from '../../db/database.ts'
import { type Context, countyOf } from '../../http/context.ts'
import { audit } from '../audit/service.ts'
import { todayOf } from '../orgs/service.ts'
import { daysAfter } from './days.ts'
import * as queries from './queries.ts'
import { step } from './steps.ts'
import { tellOverdue } from './tell.ts'

/** Days within which somebody must say that they know, by level; our proposal, as the rules are. */
export const TERMS: Readonly<Record<Level, number>> = { red: 3, orange: 7, yellow: 15, blue: 30 }

/** Warnings nobody acknowledged in time go up by themselves, whether or not anybody goes through the figures. */
export const ESCALATIONS: Chore = { name: 'escalations', everyMs: 30_000, run: escalateEverywhere }

/** @returns how many warnings went up, in all counties */
export async function escalateEverywhere(given: Unattended): Promise<number> {
  const now = given.now()
  let escalated = 0
  for (const { county_code: code, name, is_demo: isDemo } of await queries.countiesOverdue(given.db, todayOf({ now })))
    escalated += await atomically(given.db, async (tx) => {
      const ctx = byItself({ ...given, db: tx }, { code, name, isDemo }, now)
      const count = await escalateOverdue(tx, ctx)
      const details = { 超期上报: count }
      if (count > 0) await audit(tx, ctx, { verb: 'warnings.escalate', subject: code, subjectName: name, details })
      return count
    })
  return escalated
}

/**
 * Hands what nobody acknowledged in time to the next level, with a new term there; the city is the last. In the caller's transaction.
 *
 * @returns how many went up
 */
export async function escalateOverdue(tx: Db, ctx: Context): Promise<number> {
  const { code } = countyOf(ctx.actor)
  await queries.holdCounty(tx, code)
  const today = todayOf(ctx)
  const overdue = await queries.overdueOf(tx, code, today)
  if (overdue.length === 0) return 0
  const ids = overdue.map(({ warning_id }) => warning_id)
  const last = await queries.lastSteps(tx, code, ids)
  await queries.addSteps(
    tx,
    overdue.map((row) => step(ctx, row, (last.get(row.warning_id) ?? 0) + 1, 'overdue', row.cause)),
  )
  for (const [holder, rows] of Map.groupBy(overdue, (row) => nextHolder(row.holder))) {
    for (const level of LEVELS) {
      const of = rows.filter((row) => row.level === level).map(({ warning_id }) => warning_id)
      const change = {
        state: 'escalated',
        holder,
        due: daysAfter(today, TERMS[level]),
        changed_at: ctx.now.toISOString(),
      } as const
      if (of.length > 0) await queries.setWarnings(tx, code, of, change)
    }
    await tellOverdue(tx, ctx, holder, rows)
  }
  return overdue.length
}

export const nextHolder = (holder: Holder): Holder => (holder === 'county' ? 'leader' : 'city')
