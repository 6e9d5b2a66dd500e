import type { IndicatorTrend } from '@junheng/core/features/evaluation/trends/schema.ts'
import { matches } from '../../../shared/pinyin.ts'
import type { Search } from '../../../shared/url.ts'
import { directionOf } from './trend-words.ts'

/** The last known value less the known one before it; null where fewer than two are known. */
export function lastChange(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length < 2 ? null : known.at(-1)! - known.at(-2)!
}

/** Schools under `way` (better, worse) and `q` of the address, in its order; by default those that fell furthest first, unknown changes last. */
export function shownSchools(
  schools: IndicatorTrend['schools'],
  { way, q, sort }: Search,
  digits: number,
): IndicatorTrend['schools'] {
  const wanted = q?.trim()
  const found = schools.filter(
    ({ name, code, change }) =>
      (!way || directionOf(change, false, digits) === way) && (!wanted || matches(name, wanted) || code.includes(wanted)),
  )
  if (sort === 'code') return found
  const sign = sort === '-change' ? -1 : 1
  return found.toSorted((a, b) =>
    a.change === null || b.change === null
      ? Number(a.change === null) - Number(b.change === null)
      : sign * (a.change - b.change) || (a.code < b.code ? -1 : 1),
  )
}
