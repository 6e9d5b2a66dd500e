import type { listWarnings } from '@junheng/core/features/warnings/contract.ts'
import type { WarningState } from '@junheng/core/features/warnings/schema.ts'
import { WARNING_STATES, type Warning, type WarningList } from '@junheng/core/features/warnings/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { z } from 'zod'
import { atomically, type Db } from '../../db/database.ts'
import { type Context, countyOf } from '../../http/context.ts'
import { audit } from '../audit/service.ts'
import { notify } from '../notices/service.ts'
import { todayOf } from '../orgs/service.ts'
import { daysAfter } from './days.ts'
import { nextHolder, TERMS } from './escalate.ts'
import * as queries from './queries.ts'
import { step } from './steps.ts'

export { daysAfter } from './days.ts'
export { nextHolder } from './escalate.ts'
export { overdueReturns } from './queries.ts'

type Query = z.output<typeof listWarnings.query>

/** The warnings the caller may see: the county's, or those of their own schools. */
export async function list(ctx: Context, { state, page, size, ...filter }: Query): Promise<WarningList> {
  const { code } = countyOf(ctx.actor)
  const { reach } = ctx.actor
  const states: readonly WarningState[] =
    filter.id !== undefined ? WARNING_STATES : state === 'standing' ? WARNING_STATES.filter((each) => each !== 'closed') : [state]
  const wanted = { ...filter, states, page, size, reach: reach.kind === 'schools' ? reach.codes : null }
  const { total, rows, counts } = await queries.listWarnings(ctx.db, code, wanted)
  const last = await queries.lastCheck(ctx.db, code)
  return {
    items: await viewsOf(ctx.db, ctx, rows),
    total,
    page,
    size,
    counts: { red: 0, orange: 0, yellow: 0, blue: 0, ...Object.fromEntries(counts.map(({ level, count }) => [level, count])) },
    checkedAt: last?.at ?? null,
  }
}

/** Says that one knows, and what is being done. @throws Problem record.missing, warnings.closed */
export function acknowledge(ctx: Context, id: string, note: string): Promise<Warning> {
  return changed(ctx, id, async (tx, row, number) => {
    await queries.setWarnings(tx, row.county_code, [id], { state: 'acknowledged', changed_at: ctx.now.toISOString() })
    await queries.addSteps(tx, [step(ctx, row, number, 'acknowledged', row.cause, note)])
    await audit(tx, ctx, { verb: 'warnings.acknowledge', subject: id, subjectName: row.cause, reason: note })
  })
}

/** @throws Problem record.missing, warnings.closed, warnings.highest */
export function escalate(ctx: Context, id: string, note: string): Promise<Warning> {
  return changed(ctx, id, async (tx, row, number) => {
    if (row.holder === 'city') throw new Problem('warnings.highest')
    const holder = nextHolder(row.holder)
    const due = daysAfter(todayOf(ctx), TERMS[row.level])
    await queries.setWarnings(tx, row.county_code, [id], { state: 'escalated', holder, due, changed_at: ctx.now.toISOString() })
    await queries.addSteps(tx, [step(ctx, row, number, 'escalated', row.cause, note)])
    await audit(tx, ctx, { verb: 'warnings.escalate', subject: id, subjectName: row.cause, reason: note })
    await notify(tx, ctx, {
      to: [{ role: holder === 'leader' ? 'leader' : 'city_supervisor', county: row.county_code }],
      kind: 'warning',
      title: `${countyOf(ctx.actor).name}上报一条预警`,
      body: `${row.cause}\n${note}`,
      link: '/warnings?state=escalated',
    })
  })
}

/** The warnings of these ids as they stand, each of which the caller sees. @throws Problem record.missing */
export async function getWarnings(ctx: Context, ids: readonly string[]): Promise<Warning[]> {
  const rows = await queries.warningsOf(ctx.db, countyOf(ctx.actor).code, ids)
  if (rows.length < new Set(ids).size || !rows.every((row) => isInReach(ctx, row))) throw new Problem('record.missing')
  return viewsOf(ctx.db, ctx, rows)
}

async function changed(
  ctx: Context,
  id: string,
  act: (tx: Db, row: queries.WarningRow, step: number) => Promise<void>,
): Promise<Warning> {
  const { code } = countyOf(ctx.actor)
  return atomically(ctx.db, async (tx) => {
    const row = await queries.takeWarning(tx, code, id)
    if (!row || !isInReach(ctx, row)) throw new Problem('record.missing')
    if (row.state === 'closed') throw new Problem('warnings.closed')
    await act(tx, row, ((await queries.lastSteps(tx, code, [id])).get(id) ?? 0) + 1)
    const [view] = await viewsOf(tx, ctx, [(await queries.takeWarning(tx, code, id))!])
    return view!
  })
}

/** Who sees schools sees the warnings about them. */
const isInReach = ({ actor: { reach } }: Context, { school_code }: queries.WarningRow): boolean =>
  reach.kind === 'county' || (reach.kind === 'schools' && school_code !== null && reach.codes.includes(school_code))

async function viewsOf(db: Db, ctx: Context, rows: readonly queries.WarningRow[]): Promise<Warning[]> {
  const all = await queries.stepsOf(
    db,
    countyOf(ctx.actor).code,
    rows.map(({ warning_id }) => warning_id),
  )
  const steps = Map.groupBy(all, ({ warning_id }) => warning_id)
  const today = todayOf(ctx)
  return rows.map((row) => ({
    id: row.warning_id,
    rule: row.rule,
    level: row.level,
    subject: { school: row.school_code, schoolName: row.school_name, stage: row.stage, indicator: row.indicator },
    cause: row.cause,
    value: row.value,
    threshold: row.threshold,
    source: { id: row.source_id, name: row.source_name },
    state: row.state,
    holder: row.holder,
    openedAt: row.opened_at,
    due: row.due,
    isOverdue: row.due < today && (row.state === 'open' || row.state === 'escalated'),
    steps: (steps.get(row.warning_id) ?? []).map(({ action, note, cause, at, account_name: by }) => ({
      action,
      note,
      cause,
      at,
      by,
    })),
    mayAct: row.state !== 'closed',
  }))
}
