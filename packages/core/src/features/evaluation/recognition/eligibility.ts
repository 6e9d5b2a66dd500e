import type { ItemResult, Verdict } from '../result.ts'
import { yearsAfter } from './days.ts'

/** 申报条件 is at least so many years after 基本均衡认定 (standards.md 6.1, several sources). */
export const YEARS_SINCE_BASIC = 3

/** How a year's monitoring of 基本均衡 came out: kept its level, fell, or nobody looked. */
export const MONITORING_RESULTS = ['kept', 'fell', 'none'] as const
export type MonitoringResult = (typeof MONITORING_RESULTS)[number]

export const MONITORING_NAMES = {
  kept: '保持较高水平',
  fell: '有下滑',
  none: '没有开展',
} as const satisfies Readonly<Record<MonitoringResult, string>>

export interface EligibilityInput {
  /** The day 基本均衡 was recognised; null: not written down. */
  basicOn: string | null
  monitoring: ReadonlyMap<number, MonitoringResult>
  /** The vetoes of the data judged; null: nothing was judged. */
  vetoes: readonly Pick<ItemResult, 'key' | 'verdict'>[] | null
  today: string
}

export const CONDITION_KEYS = ['years_since_basic', 'yearly_monitoring', 'no_veto'] as const
export type ConditionKey = (typeof CONDITION_KEYS)[number]

/** One condition of applying. `dueOn`: the day the years are full; `years`: those whose monitoring is missing or fell; `vetoes`: keys that stand or are open. */
export interface Condition {
  key: ConditionKey
  verdict: Verdict
  dueOn: string | null
  years: { year: number; result: MonitoringResult | null }[]
  vetoes: { key: string; verdict: Verdict }[]
}

/**
 * 申报条件 on a day: recognised as 基本均衡 for three years, monitored every full year since with its level kept, and no veto. What was not written down is not
 * judgeable, never met.
 */
export function eligibilityOf({ basicOn, monitoring, vetoes, today }: EligibilityInput): Condition[] {
  const dueOn = basicOn === null ? null : yearsAfter(basicOn, YEARS_SINCE_BASIC)
  const years = yearsSince(basicOn, today).flatMap((year) => {
    const result = monitoring.get(year) ?? null
    return result === 'kept' ? [] : [{ year, result }]
  })
  const open = (vetoes ?? []).flatMap(({ key, verdict }) => (verdict === 'met' || verdict === null ? [] : [{ key, verdict }]))
  const none = { dueOn: null, years: [], vetoes: [] }
  return [
    { ...none, key: 'years_since_basic', verdict: dueOn === null ? 'not_judgeable' : today >= dueOn ? 'met' : 'unmet', dueOn },
    { ...none, key: 'yearly_monitoring', verdict: basicOn === null ? 'not_judgeable' : verdictOfYears(years), years },
    { ...none, key: 'no_veto', verdict: verdictOfVetoes(vetoes === null ? null : open), vetoes: open },
  ]
}

/** The full years from the one after recognition to the last one that is over. */
function yearsSince(basicOn: string | null, today: string): number[] {
  if (basicOn === null) return []
  const [first, last] = [Number(basicOn.slice(0, 4)) + 1, Number(today.slice(0, 4)) - 1]
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
}

/** A year that fell or was left out fails; one nobody wrote down leaves it open. */
function verdictOfYears(years: readonly { result: MonitoringResult | null }[]): Verdict {
  if (years.some(({ result }) => result !== null)) return 'unmet'
  return years.length > 0 ? 'not_judgeable' : 'met'
}

function verdictOfVetoes(open: readonly { verdict: Verdict }[] | null): Verdict {
  if (open === null) return 'not_judgeable'
  if (open.some(({ verdict }) => verdict === 'unmet')) return 'unmet'
  return open.length > 0 ? 'not_judgeable' : 'met'
}
