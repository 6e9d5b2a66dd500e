import { randomUUID } from 'node:crypto'
import { type FoundWarning, subjectKey } from '@junheng/core/features/warnings/find-warnings.ts'
import type { Refreshed } from '@junheng/core/features/warnings/schema.ts'
import type { Db } from '../../db/database.ts'
import { type Context, countyOf } from '../../http/context.ts'
import { todayOf } from '../orgs/service.ts'
import { daysAfter } from './days.ts'
import { escalateOverdue, TERMS } from './escalate.ts'
import * as queries from './queries.ts'
import { step } from './steps.ts'
import type { Warned } from './warned.ts'

type From = Refreshed['source']

export interface Reconciled {
  counts: Omit<Refreshed, 'source'>
  /** What was opened, still to be told. */
  fresh: readonly FoundWarning[]
}

/**
 * Brings the county's standing warnings to what was found: opens, renews, closes, escalates. What can no longer be seen for want of data is left as it
 * stands. In the caller's transaction; who comes at the same time waits.
 */
export async function reconcile(tx: Db, ctx: Context, warned: Warned, from: From): Promise<Reconciled> {
  const { code } = countyOf(ctx.actor)
  const at = ctx.now.toISOString()
  await queries.holdCounty(tx, code)
  const standing = new Map((await queries.standingOf(tx, code)).map((row) => [row.warning_key, row]))
  const now = new Map(warned.found.map((warning) => [warning.key, warning]))
  const fresh = [...now.values()].filter(({ key }) => !standing.has(key))
  await open(tx, ctx, fresh, from)
  const steps = await queries.lastSteps(
    tx,
    code,
    [...standing.values()].map(({ warning_id }) => warning_id),
  )
  let [changed, closed] = [0, 0]
  for (const row of standing.values()) {
    const next = (steps.get(row.warning_id) ?? 0) + 1
    const warning = now.get(row.warning_key)
    if (!warning) {
      const subject = { school: row.school_code, stage: row.stage, indicator: row.indicator }
      if (row.rule !== 'missing' && warned.unseen.has(subjectKey(subject))) continue
      await queries.setWarnings(tx, code, [row.warning_id], { state: 'closed', changed_at: at })
      await queries.addSteps(tx, [step(ctx, row, next, 'recovered', row.cause)])
      closed++
    } else if (warning.cause !== row.cause || warning.level !== row.level) {
      const renewed = { ...numbersOf(warning, from), level: warning.level, changed_at: at }
      await queries.setWarnings(tx, code, [row.warning_id], renewed)
      await queries.addSteps(tx, [step(ctx, row, next, 'changed', warning.cause)])
      changed++
    }
  }
  const escalated = await escalateOverdue(tx, ctx)
  await queries.putCheck(tx, { county_code: code, at, source_id: from.id, source_name: from.name })
  const counts = { opened: fresh.length, changed, closed, escalated, standing: fresh.length + standing.size - closed }
  return { counts, fresh }
}

const ROWS_AT_ONCE = 500

async function open(tx: Db, ctx: Context, fresh: readonly FoundWarning[], from: From): Promise<void> {
  const at = ctx.now.toISOString()
  const today = todayOf(ctx)
  const rows = fresh.map((warning) => ({
    county_code: countyOf(ctx.actor).code,
    warning_id: randomUUID(),
    warning_key: warning.key,
    rule: warning.rule,
    level: warning.level,
    school_code: warning.subject.school,
    school_name: warning.subject.schoolName,
    stage: warning.subject.stage,
    indicator: warning.subject.indicator,
    ...numbersOf(warning, from),
    state: 'open' as const,
    opened_at: at,
    due: daysAfter(today, TERMS[warning.level]),
    changed_at: at,
    holder: 'county' as const,
  }))
  for (let i = 0; i < rows.length; i += ROWS_AT_ONCE) {
    const some = rows.slice(i, i + ROWS_AT_ONCE)
    await queries.addWarnings(tx, some)
    await queries.addSteps(
      tx,
      some.map((row) => step(ctx, row, 1, 'opened', row.cause)),
    )
  }
}

const numbersOf = ({ cause, value, threshold }: FoundWarning, from: From) => ({
  cause,
  value,
  threshold,
  source_id: from.id,
  source_name: from.name,
})
