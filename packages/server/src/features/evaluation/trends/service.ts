import type { Stage } from '@junheng/core/features/collection/county.ts'
import { schoolYearName, schoolYearOf } from '@junheng/core/features/collection/round/school-year.ts'
import type { CountyTrend, IndicatorTrend, SchoolTrend, TrendYear } from '@junheng/core/features/evaluation/trends/schema.ts'
import {
  countyTrend,
  indicatorTrend,
  type Move,
  schoolTrend,
  type YearResult,
} from '@junheng/core/features/evaluation/trends/trends.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { Problem } from '@junheng/core/problems.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { schoolMoves } from '../../orgs/service.ts'
import { adoptedProfile, getStandard } from '../../standards/service.ts'
import { resultsOf } from '../runs/read-runs.ts'
import { type FinalRun, finalRuns } from './queries.ts'

/** More school years than anybody compares would only be slow. */
const MOST_YEARS = 8

/** 差异系数 and passing sections of the caller's county over the school years it has kept final runs of. */
export async function readTrend(ctx: Context, standard: StandardKey): Promise<CountyTrend> {
  const { head, years } = await yearsOf(ctx, standard)
  return { ...head, ...countyTrend(years) }
}

/** One indicator of one stage, school by school. */
export async function readIndicatorTrend(
  ctx: Context,
  standard: StandardKey,
  stage: Stage,
  indicator: string,
): Promise<IndicatorTrend> {
  const { head, years } = await yearsOf(ctx, standard)
  const { passRule } = getStandard(standard)
  const schools = indicatorTrend(years, await movesBetween(ctx, years), stage, indicator, passRule)
  return { ...head, stage, indicator, schools }
}

/** One school over the years. @throws Problem record.missing where no kept year has it */
export async function readSchoolTrend(ctx: Context, standard: StandardKey, school: string): Promise<SchoolTrend> {
  const { head, years } = await yearsOf(ctx, standard)
  const { passRule } = getStandard(standard)
  const found = schoolTrend(years, await movesBetween(ctx, years), school, passRule)
  if (!found) throw new Problem('record.missing')
  return { standard: head.standard, years: head.years, ...found }
}

async function yearsOf(ctx: Context, standard: StandardKey) {
  const county = countyOf(ctx.actor)
  const adopted = (await adoptedProfile(ctx))?.id ?? null
  const rows = speakingRuns(await finalRuns(ctx.db, county.code, standard), adopted).slice(-MOST_YEARS)
  const newest = rows.at(-1)?.run
  const kept = await Promise.all(rows.map(({ run }) => resultsOf(ctx, run)))
  const years = rows.map(({ schoolYear }, i): YearResult => ({ schoolYear, county: kept[i]!.county }))
  const head = {
    county: { code: county.code, name: county.name },
    standard,
    years: rows.map(
      ({ schoolYear, run }): TrendYear => ({
        schoolYear,
        name: schoolYearName(schoolYear),
        run: run.run_id,
        source: { id: run.source_id, name: run.source_name, edition: run.edition },
        statisticsDay: run.statistics_day,
        profile: run.profile_name,
        verdict: run.verdict,
        otherRules: [
          ...(run.standard_hash === newest?.standard_hash ? [] : ['standard' as const]),
          ...(run.profile_hash === newest?.profile_hash ? [] : ['profile' as const]),
          ...(run.engine === newest?.engine ? [] : ['engine' as const]),
        ],
      }),
    ),
  }
  return { head, years }
}

/**
 * The run that speaks for each school year, the oldest year first: of a round before a file's, of the later round and edition (an amendment is never
 * passed over), by the adopted profile before others, the newest made. A file without a day of its statistics belongs to no year.
 */
export function speakingRuns(rows: readonly FinalRun[], adopted: string | null): { schoolYear: number; run: FinalRun }[] {
  const rank = (run: FinalRun): (number | string)[] => [
    run.round_id === null ? 0 : 1,
    run.number ?? 0,
    run.edition ?? 0,
    run.profile_id === adopted ? 1 : 0,
    run.made_at,
  ]
  const best = new Map<number, FinalRun>()
  for (const run of rows) {
    const schoolYear = run.school_year ?? (run.statistics_day === null ? null : schoolYearOf(run.statistics_day))
    if (schoolYear === null) continue
    const before = best.get(schoolYear)
    if (!before || isAbove(rank(run), rank(before))) best.set(schoolYear, run)
  }
  return [...best].sort(([a], [b]) => a - b).map(([schoolYear, run]) => ({ schoolYear, run }))
}

function isAbove(a: readonly (number | string)[], b: readonly (number | string)[]): boolean {
  const at = a.findIndex((part, i) => part !== b[i])
  return at >= 0 && a[at]! > b[at]!
}

/** What the directory says happened to schools in the years shown. */
async function movesBetween(ctx: Context, years: readonly YearResult[]): Promise<Move[]> {
  const [first, last] = [years[0], years.at(-1)]
  if (!first || !last || first === last) return []
  return schoolMoves(ctx.db, countyOf(ctx.actor).code, `${first.schoolYear}-09-01`, `${last.schoolYear}-09-01`)
}
