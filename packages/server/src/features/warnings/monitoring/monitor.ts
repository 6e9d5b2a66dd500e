import { NewRun, type RunSummary } from '@junheng/core/features/evaluation/runs/schema.ts'
import { lastDay } from '@junheng/core/features/warnings/monitoring/calendar.ts'
import { LEVEL_NAMES, LEVELS, type Level } from '@junheng/core/features/warnings/rules.ts'
import type { Refreshed } from '@junheng/core/features/warnings/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { byItself } from '../../../background/by-itself.ts'
import type { Chore, Unattended } from '../../../background/clockwork.ts'
import { atomically, type Db } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { findLatestFigures } from '../../collection/service.ts'
import { judgeRun } from '../../evaluation/service.ts'
import { notify } from '../../notices/service.ts'
import { todayOf } from '../../orgs/service.ts'
import { adoptedProfile } from '../../standards/service.ts'
import { type Reconciled, reconcile } from '../reconcile.ts'
import { causes, tellOpened } from '../tell.ts'
import { STANDARD, warnedOf } from '../warned.ts'
import * as queries from './queries.ts'
import { levelCounts } from './service.ts'

/** Counties whose calendar names today, or a day that was missed, have their figures gone through. */
export const MONITORING: Chore = { name: 'monitoring', everyMs: 5000, run: (given) => monitorEverywhere(given, tried) }

/** What failed is tried again so much later. */
const PATIENCE_MS = 10 * 60_000
const tried = new Map<string, number>()

/**
 * Does what the counties' calendars say and was not done: the run that is kept, the warnings, the batch and what is told of it are one transaction, so a day
 * is done whole and once, by whichever program comes first.
 *
 * @param failed when what failed was last tried, by county and day; added to
 * @returns how many counties were gone through
 */
export async function monitorEverywhere(given: Unattended, failed: Map<string, number>): Promise<number> {
  let done = 0
  for (const { county_code: code, name, is_demo: isDemo, ...calendar } of await queries.calendars(given.db)) {
    if (given.signal.aborted) return done
    const now = given.now()
    const day = lastDay(calendar, calendar.since, todayOf({ now }))
    if (day === null || (await queries.findBatch(given.db, code, day))) continue
    const key = `${code} ${day}`
    if (now.getTime() - (failed.get(key) ?? 0) < PATIENCE_MS) continue
    try {
      if (await monitorOne(given, { code, name, isDemo }, day)) done++
      failed.delete(key)
    } catch (error) {
      if (given.signal.aborted) return done
      failed.set(key, now.getTime())
      given.log.warn({ county: code, day, reason: (error as Error).message }, 'a county could not be monitored')
    }
  }
  return done
}

function monitorOne(given: Unattended, county: { code: string; name: string; isDemo: boolean }, day: string): Promise<boolean> {
  return atomically(given.db, async (tx) => {
    if (!(await queries.takeCalendar(tx, county.code)) || (await queries.findBatch(tx, county.code, day))) return false
    const ctx = byItself({ ...given, db: tx }, county, given.now())
    await tell(tx, ctx, day, await keepBatch(tx, ctx, day))
    return true
  })
}

/** Goes through the county's latest figures as the batch of `day`. In the caller's transaction, as whom the context says; tells nobody. */
export async function keepBatch(tx: Db, ctx: Context, day: string): Promise<Kept> {
  const { code } = countyOf(ctx.actor)
  const seen = await figures(tx, ctx)
  const done = seen.run
    ? await reconcile(tx, ctx, seen.warned, { id: seen.run.source.id, name: seen.run.source.name })
    : { counts: { opened: 0, changed: 0, closed: 0, escalated: 0, standing: 0 }, fresh: [] }
  const levels = levelCounts(await queries.levelsOf(tx, code))
  const { standing: _, ...counts } = done.counts
  await queries.addBatch(tx, {
    county_code: code,
    day,
    at: ctx.now.toISOString(),
    run_id: seen.run?.id ?? null,
    ...counts,
    levels: JSON.stringify(levels),
    reason: seen.run ? null : seen.reason,
  })
  const details = { 新增: counts.opened, 更新: counts.changed, 解除: counts.closed, 上报: counts.escalated }
  const subjectName = seen.run ? seen.run.name : seen.reason
  await audit(tx, ctx, { verb: 'warnings.monitor', subject: day, subjectName, details })
  return { ...done, seen, levels }
}

interface Kept extends Reconciled {
  seen: Figures
  levels: Readonly<Record<Level, number>>
}

/** What is new and grave at once; the digest of the whole as each receiver wants it. */
async function tell(tx: Db, ctx: Context, day: string, { seen, counts, fresh, levels }: Kept): Promise<void> {
  const { code, name } = countyOf(ctx.actor)
  await tellOpened(tx, ctx, fresh)
  const standing = LEVELS.map((level) => `${LEVEL_NAMES[level]} ${levels[level]}`).join('、')
  await notify(tx, ctx, {
    to: (['coordinator', 'leader', 'city_supervisor'] as const).map((role) => ({ role, county: code })),
    kind: 'monitoring',
    title: seen.run ? `${name} ${day} 监测：${standing}` : `${name} ${day} 没有监测：${seen.reason}`,
    body: seen.run ? digestOf(counts, seen.warned.found) : '',
    link: '/warnings?view=monitoring',
    dedupe: `monitoring:${code}:${day}`,
  })
}

type Figures = { run: RunSummary; warned: Awaited<ReturnType<typeof warnedOf>> } | { run: null; reason: string; warned: null }

async function figures(tx: Db, ctx: Context): Promise<Figures> {
  const source = await findLatestFigures(ctx)
  if (!source) return { run: null, reason: '还没有可以评估的数据', warned: null }
  const profile = await adoptedProfile(ctx)
  try {
    const asked = { source: source.id, standard: STANDARD, ...(profile && { profile: profile.id }) }
    const { county, summary, keep } = await judgeRun(ctx, NewRun.parse(asked))
    const own = summary.counties.find(({ code }) => code === countyOf(ctx.actor).code)
    const statisticsDay = own?.statisticsDay ?? null
    const warned = await warnedOf(ctx, { result: county, source: source.id, profile: profile?.id, statisticsDay })
    return { run: await keep(tx), warned }
  } catch (error) {
    if (error instanceof Problem && error.code === 'runs.not-own') return { run: null, reason: error.message, warned: null }
    throw error
  }
}

function digestOf(done: Omit<Refreshed, 'source'>, found: readonly { level: string; cause: string }[]): string {
  const counts = `新增 ${done.opened} 条，更新 ${done.changed} 条，解除 ${done.closed} 条，超期上报 ${done.escalated} 条。`
  const red = causes(found.filter(({ level }) => level === 'red'))
  return red === '' ? counts : `${counts}\n${red}`
}
