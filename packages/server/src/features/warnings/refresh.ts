import { randomUUID } from 'node:crypto'
import { schoolYearOf } from '@junheng/core/features/collection/round/school-year.ts'
import { type FoundWarning, findWarnings, keyOf, type PastResult } from '@junheng/core/features/warnings/find-warnings.ts'
import type { Level, WarningRule } from '@junheng/core/features/warnings/rules.ts'
import type { Holder, Refreshed } from '@junheng/core/features/warnings/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../db/database.ts'
import { type Context, countyOf } from '../../http/context.ts'
import { audit } from '../audit/service.ts'
import { findPresent } from '../collection/service.ts'
import { evaluate, resultsOf } from '../evaluation/service.ts'
import { notify } from '../notices/service.ts'
import { todayOf } from '../orgs/service.ts'
import { adoptedProfile, getStandard } from '../standards/service.ts'
import * as queries from './queries.ts'
import { rulesOf } from './rules.ts'

/** Days within which somebody must say that they know, by level; our proposal, as the rules are. */
export const TERMS: Readonly<Record<Level, number>> = { red: 3, orange: 7, yellow: 15, blue: 30 }

const STANDARD = 'quality_balanced_2017'

/**
 * Goes through the figures of the data in use (or of `source`): new trouble is opened and told, what stands says its present numbers, what recovered is closed
 * with its life kept, and what nobody acknowledged in time goes to the next level. All of it or nothing.
 *
 * @throws Problem record.missing, warnings.no-data
 */
export async function refresh(ctx: Context, source: string | undefined): Promise<Refreshed> {
  const county = countyOf(ctx.actor)
  const id = source ?? (await findPresent(ctx))?.id
  if (id === undefined) throw new Problem('warnings.no-data')
  const profile = await adoptedProfile(ctx)
  const { evaluation, package: pack } = await evaluate(ctx, id, {
    standard: STANDARD,
    county: county.code,
    ...(profile && { profile: profile.id }),
  })
  const result = evaluation.counties[0]
  if (!result) throw new Problem('warnings.no-data')
  const rules = await rulesOf(ctx)
  const day = pack.counties.find(({ code }) => code === county.code)?.statisticsDay ?? todayOf(ctx)
  const year = schoolYearOf(day)
  const found = [...findWarnings({ result, year, past: await pastOf(ctx, year), rules, nameOf }), ...(await overdue(ctx, rules))]
  const from = { id, name: pack.round?.name ?? pack.fileName }
  return atomically(ctx.db, async (tx) => {
    const done = await reconcile(tx, ctx, found, from)
    const at = ctx.now.toISOString()
    await queries.putCheck(tx, { county_code: county.code, at, source_id: id, source_name: from.name })
    const details = { 数据: from.name, 新增: done.opened, 更新: done.changed, 解除: done.closed, 上报: done.escalated }
    await audit(tx, ctx, { verb: 'warnings.refresh', subject: id, subjectName: from.name, details })
    return { ...done, source: from }
  })
}

async function reconcile(tx: Db, ctx: Context, found: readonly FoundWarning[], from: Refreshed['source']) {
  const county = countyOf(ctx.actor)
  const at = ctx.now.toISOString()
  const today = todayOf(ctx)
  const standing = new Map((await queries.standingOf(tx, county.code)).map((row) => [row.warning_key, row]))
  const fresh = found.filter(({ key }) => !standing.has(key))
  const rows = fresh.map((warning) => ({
    county_code: county.code,
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
  for (let i = 0; i < rows.length; i += 500) {
    await queries.addWarnings(tx, rows.slice(i, i + 500))
    await queries.addSteps(
      tx,
      rows.slice(i, i + 500).map((row) => step(ctx, row, 1, 'opened', row.cause)),
    )
  }
  const steps = await lastSteps(
    tx,
    county.code,
    [...standing.values()].map(({ warning_id }) => warning_id),
  )
  const next = (id: string) => {
    const number = (steps.get(id) ?? 0) + 1
    steps.set(id, number)
    return number
  }
  let [changed, closed, escalated] = [0, 0, 0]
  const now = new Map(found.map((warning) => [warning.key, warning]))
  for (const row of standing.values()) {
    const warning = now.get(row.warning_key)
    if (!warning) {
      await queries.setWarning(tx, county.code, row.warning_id, { state: 'closed', changed_at: at })
      await queries.addSteps(tx, [step(ctx, row, next(row.warning_id), 'recovered', row.cause)])
      closed++
      continue
    }
    if (warning.cause !== row.cause || warning.level !== row.level) {
      await queries.setWarning(tx, county.code, row.warning_id, {
        ...numbersOf(warning, from),
        level: warning.level,
        changed_at: at,
      })
      await queries.addSteps(tx, [step(ctx, row, next(row.warning_id), 'changed', warning.cause)])
      changed++
    }
    if (row.state === 'open' && row.due < today && row.holder !== 'city') {
      const holder = nextHolder(row.holder)
      await queries.setWarning(tx, county.code, row.warning_id, {
        state: 'escalated',
        holder,
        due: daysAfter(today, TERMS[warning.level]),
        changed_at: at,
      })
      await queries.addSteps(tx, [step(ctx, row, next(row.warning_id), 'overdue', warning.cause)])
      escalated++
    }
  }
  await tell(tx, ctx, fresh, escalated)
  return { opened: fresh.length, changed, closed, escalated, standing: fresh.length + standing.size - closed }
}

/** One notice for all that is new and grave; the list is where one reads on. */
async function tell(tx: Db, ctx: Context, fresh: readonly FoundWarning[], escalated: number): Promise<void> {
  const { code, name } = countyOf(ctx.actor)
  const grave = fresh.filter(({ level }) => level === 'red' || level === 'orange')
  if (grave.length > 0)
    await notify(tx, ctx, {
      to: [
        { role: 'coordinator', county: code },
        { role: 'leader', county: code },
      ],
      kind: 'warning',
      title: `${name}新增预警 ${grave.length} 条`,
      body: grave
        .slice(0, 5)
        .map(({ cause }) => cause)
        .join('\n')
        .slice(0, 1900),
      link: '/warnings',
    })
  if (escalated > 0)
    await notify(tx, ctx, {
      to: [{ role: 'leader', county: code }],
      kind: 'warning',
      title: `${name}有 ${escalated} 条预警超期没有签收，已上报`,
      body: '',
      link: '/warnings?state=escalated',
    })
}

const numbersOf = ({ cause, value, threshold }: FoundWarning, from: Refreshed['source']) => ({
  cause,
  value,
  threshold,
  source_id: from.id,
  source_name: from.name,
})

export function step(
  ctx: Context,
  { county_code, warning_id }: { county_code: string; warning_id: string },
  number: number,
  action: 'opened' | 'changed' | 'acknowledged' | 'escalated' | 'overdue' | 'recovered',
  cause: string,
  note: string | null = null,
) {
  return {
    county_code,
    warning_id,
    step: number,
    action,
    note,
    cause,
    at: ctx.now.toISOString(),
    account_name: ctx.actor.displayName,
  }
}

export async function lastSteps(tx: Db, countyCode: string, ids: readonly string[]): Promise<Map<string, number>> {
  return new Map((await queries.stepsOf(tx, countyCode, ids)).map(({ warning_id, step: number }) => [warning_id, number]))
}

export const nextHolder = (holder: Holder): Holder => (holder === 'county' ? 'leader' : 'city')

/** Final runs of the years before, the newest of each. */
async function pastOf(ctx: Context, year: number): Promise<PastResult[]> {
  const byYear = new Map<number, { results_file_id: string; county_code: string }>()
  const { code } = countyOf(ctx.actor)
  for (const run of await queries.finalRuns(ctx.db, code, STANDARD)) {
    const of = schoolYearOf(run.statistics_day ?? run.judged_on)
    if (of < year && of >= year - 5) byYear.set(of, { ...run, county_code: code })
  }
  return Promise.all([...byYear].map(async ([of, run]) => ({ year: of, result: (await resultsOf(ctx, run)).county })))
}

async function overdue(ctx: Context, rules: readonly (WarningRule & { isOn: boolean })[]): Promise<FoundWarning[]> {
  const rule = rules.find(({ key }) => key === 'overdue')
  if (!rule?.isOn) return []
  const late = await queries.overdueReturns(
    ctx.db,
    countyOf(ctx.actor).code,
    daysAfter(todayOf(ctx), -(rule.settings['days'] ?? 0)),
  )
  return late.map(({ unit_key, unit_name, school_code, due, name }) => {
    const subject = { school: school_code, schoolName: unit_name, stage: null, indicator: null }
    return {
      key: `${keyOf('overdue', subject)} ${unit_key}`,
      rule: 'overdue' as const,
      level: rule.level,
      subject,
      cause: `${unit_name}的${name}应于 ${due} 前报送，还没有提交`,
      value: null,
      threshold: null,
    }
  })
}

function nameOf(key: string): { zh: string; decimals: number } {
  const standard = getStandard(STANDARD)
  const indicator = standard.indicators.find((each) => each.code === key)
  if (indicator) return { zh: indicator.zh, decimals: indicator.decimals }
  const veto = standard.vetoes.find((each) => `veto:${each.key}` === key)
  const item = standard.items.find((each) => each.key === key)
  return { zh: veto ? `一票否决：${veto.zh}` : (item?.zh ?? key), decimals: 2 }
}

/** @param day `YYYY-MM-DD` */
export function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}
