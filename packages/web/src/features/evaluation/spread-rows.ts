import type { Spread } from '@junheng/core/features/evaluation/result.ts'
import type { CountySpread, SpreadSchool } from '@junheng/core/features/evaluation/spread/county-spread.ts'
import { figure } from '../../shared/numbers.ts'
import { comparePinyin } from '../../shared/pinyin.ts'
import type { Search } from '../../shared/url.ts'

/** What the table can be ordered by. */
export const SPREAD_ORDERS = ['share', 'value', 'distance', 'without', 'effect', 'students', 'name'] as const
export type SpreadOrder = (typeof SPREAD_ORDERS)[number]

/** What an order says of a school; `distance` is from the mean, `effect` that of a unit more. */
export function orderValue(spread: CountySpread, school: SpreadSchool, order: Exclude<SpreadOrder, 'name'>): number | null {
  if (order === 'distance') return distanceOf(spread, school)
  if (order === 'effect') return school.slope
  return school[order]
}

/**
 * Schools in the order of the address: a key, with `-` before it the largest first. Without one, those that carry most come first. What is not
 * known comes last either way; equal ones by pinyin.
 */
export function orderedSchools(spread: CountySpread, sort: string | undefined): SpreadSchool[] {
  const isDown = !sort || sort.startsWith('-')
  const key = sort?.replace(/^-/, '') ?? ''
  const fallback = spread.indicator === 'composite' ? 'without' : 'share'
  const order = SPREAD_ORDERS.find((each) => each === key) ?? fallback
  const down = SPREAD_ORDERS.some((each) => each === key) ? isDown : order === 'share'
  const byName = (a: SpreadSchool, b: SpreadSchool) => comparePinyin(a.name, b.name)
  if (order === 'name') return spread.schools.toSorted((a, b) => (down ? -byName(a, b) : byName(a, b)))
  // A coefficient nobody can judge waits for these.
  if (!sort && spread.spread.cv === null) return spread.schools.toSorted((a, b) => waits(b) - waits(a) || byName(a, b))
  return spread.schools.toSorted((a, b) => {
    const [x, y] = [orderValue(spread, a, order), orderValue(spread, b, order)]
    if (x === null || y === null) return x === y ? byName(a, b) : x === null ? 1 : -1
    return (down ? y - x : x - y) || byName(a, b)
  })
}

const waits = ({ value, students }: SpreadSchool): number => (value === null || students === null ? 1 : 0)

/** Above the mean is positive. */
export const distanceOf = ({ spread }: CountySpread, { value }: SpreadSchool): number | null =>
  value === null || spread.mean === null ? null : value - spread.mean

const STEPS: Readonly<Record<string, number>> = { '㎡': 100, 册: 100, 万元: 10 }

/** How many of what one buys the effect is told for: amounts of which a school gets a handful. */
export function stepOf({ bought }: CountySpread): { count: number; unit: string; what: string } | null {
  if (!bought) return null
  const count = STEPS[bought.unit] ?? 1
  return { count, unit: bought.unit, what: bought.what }
}

/** Change of the coefficient itself, to first order, by one step more for this school: ∂CV = ∂CV² ÷ 2 CV. Null where there is none. */
export function effectOf(spread: CountySpread, { slope }: SpreadSchool): number | null {
  const step = stepOf(spread)
  const { cv } = spread.spread
  return slope === null || !step || !cv ? null : (slope * spread.bought!.factor * step.count) / (2 * cv)
}

/** `+0.0012`: two significant digits, a real minus sign. */
export function signed(value: number | null, digits?: number): string {
  if (value === null) return '—'
  const places = digits ?? (value === 0 ? 0 : Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(Math.abs(value))))))
  const size = Math.abs(value)
  const text = figure(size, places)
  return Number(text) === 0 ? text : `${value > 0 ? '+' : '−'}${text}`
}

/** The spread the address names; else of that stage, or of all, the one furthest over its limit, or nearest to it. */
export function chosenSpread(spreads: readonly Spread[], { stage, indicator }: Search): Spread | undefined {
  const ofStage = spreads.filter((s) => s.stage === stage)
  const own = ofStage.length > 0 ? ofStage : spreads
  const judged = own.filter((s) => s.limit !== null)
  const ratio = ({ cv, limit }: Spread) => (cv === null ? -1 : cv / limit!)
  return own.find((s) => s.indicator === indicator) ?? judged.toSorted((a, b) => ratio(b) - ratio(a))[0] ?? own[0]
}
