import { schoolYearOf } from '@junheng/core/features/collection/round/school-year.ts'
import type { CountyResult } from '@junheng/core/features/evaluation/result.ts'
import { type FoundWarning, findWarnings, keyOf, type PastResult, unseen } from '@junheng/core/features/warnings/find-warnings.ts'
import type { WarningRule } from '@junheng/core/features/warnings/rules.ts'
import { type Context, countyOf } from '../../http/context.ts'
import { readLists, resultsOf } from '../evaluation/service.ts'
import { todayOf } from '../orgs/service.ts'
import { getStandard } from '../standards/service.ts'
import { daysAfter } from './days.ts'
import * as queries from './queries.ts'
import { rulesOf } from './rules.ts'

/** The standard whose figures are watched. */
export const STANDARD = 'quality_balanced_2017'

export interface Warned {
  found: FoundWarning[]
  /** Subjects nothing can be said of (`unseen` in find-warnings.ts). */
  unseen: ReadonlySet<string>
}

/** Figures of the county: judged by `STANDARD`, of the package or round `source`, by the profile of that id. */
export interface Judged {
  result: CountyResult
  source: string
  profile: string | undefined
  /** null: counted today */
  statisticsDay: string | null
}

/** What a county's figures and returns warn of by its rules. @throws Problem record.missing, figure.missing */
export async function warnedOf(ctx: Context, { result, source, profile, statisticsDay }: Judged): Promise<Warned> {
  const rules = await rulesOf(ctx)
  const year = schoolYearOf(statisticsDay ?? todayOf(ctx))
  const large = await readLists(ctx, source, { standard: STANDARD, county: result.countyCode, ...(profile && { profile }) })
  const found = findWarnings({ result, large, year, past: await pastOf(ctx, year), rules, nameOf })
  return { found: [...found, ...(await overdue(ctx, rules))], unseen: unseen(result, large) }
}

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
