import type { CityStanding, CountyStanding } from '@junheng/core/features/home/schema.ts'
import type { Db } from '../../db/database.ts'
import type { Context } from '../../http/context.ts'
import { countyStates } from '../evaluation/service.ts'
import { todayOf } from '../orgs/service.ts'
import * as queries from './queries.ts'

/** The counties of the caller's city; none for who stands over no city. */
export async function readCity(ctx: Context): Promise<CityStanding> {
  const { cityCode } = ctx.actor.post
  const counties = cityCode === null ? [] : await queries.countiesOfCity(ctx.db, cityCode)
  const today = todayOf(ctx)
  return { today, counties: await standingOf(ctx.db, counties, today) }
}

/** How counties stand by what was kept of them, in four questions however many there are; nothing is judged. */
export async function standingOf(
  db: Db,
  counties: readonly { code: string; name: string; isDemo: boolean }[],
  today: string,
): Promise<CountyStanding[]> {
  const codes = counties.map(({ code }) => code)
  const runs = new Map((await queries.lastRuns(db, codes)).map((run) => [run.county_code, run]))
  const states = await countyStates(db, codes)
  const rounds = Map.groupBy(await queries.openRounds(db, codes, today), ({ county_code }) => county_code)
  const warnings = Map.groupBy(await queries.countWarnings(db, codes, null, today), ({ county_code }) => county_code)
  return counties.map((county) => ({
    ...county,
    way: states.get(county.code)!,
    run: runOf(runs.get(county.code)),
    round: roundOf(rounds.get(county.code)?.[0]),
    warnings: warningsOf(warnings.get(county.code) ?? []),
  }))
}

function runOf(row: queries.LastRun | undefined): CountyStanding['run'] {
  if (!row) return null
  const { run_id: id, name, kind, verdict, counts, made_at: madeAt } = row
  return { id, name, kind, verdict, primary: counts.primary ?? null, junior: counts.junior ?? null, madeAt }
}

function roundOf(row: queries.RoundCounts | undefined): CountyStanding['round'] {
  if (!row) return null
  return { id: row.round_id, name: row.name, asked: row.asked, handedIn: row.submitted + row.accepted, late: row.late }
}

function warningsOf(counts: readonly queries.WarningCounts[]): CountyStanding['warnings'] {
  const sum = (test: (each: queries.WarningCounts) => boolean) => counts.filter(test).reduce((total, { n }) => total + n, 0)
  return {
    red: sum(({ level }) => level === 'red'),
    orange: sum(({ level }) => level === 'orange'),
    others: sum(({ level }) => level === 'yellow' || level === 'blue'),
    toCity: sum(({ holder, state }) => holder === 'city' && state !== 'acknowledged'),
    late: sum(({ isLate }) => isLate),
  }
}
