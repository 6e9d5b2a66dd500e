import { atLeast } from '../../standards/formula/tolerance.ts'
import type { PassRule } from '../../standards/standard.ts'
import type { IndicatorValue, SectionResult, Verdict } from '../result.ts'

/** How a cell stands; `spare` for what is below its line but not below the floor (85 %) of the one item that may be. */
export type Mark = Verdict | 'spare'

/** A section under the pass rule, with what a bureau asks of it next. */
export interface SectionStanding {
  /** Null where the standard does not judge sections (2012). */
  mark: Verdict | null
  /** How many items must be lifted for it to pass; 0 when it passes or is not judgeable. */
  lifts: number
  /** It passes, but its one spare item is used up. */
  usesSpare: boolean
  /** It fails, everything is known, and lifting a single item to its line would make it pass. */
  isOneShort: boolean
}

/** 七项至少六项达标，余项不低于标准的 85%: every item below the floor must be lifted, and as many more as exceed the one spare. */
export function standingOf({ indicators, pass, met }: SectionResult, rule: PassRule | null): SectionStanding {
  if (!rule || met === null) return { mark: null, lifts: 0, usesSpare: false, isOneShort: false }
  const values = Object.values(indicators)
  const unmet = values.filter((v) => v.verdict === 'unmet')
  const belowFloor = unmet.filter((v) => markOf(v, rule) === 'unmet').length
  const lifts = pass === false ? Math.max(belowFloor, unmet.length - (values.length - rule.minMet)) : 0
  return {
    mark: pass === null ? 'not_judgeable' : pass ? 'met' : 'unmet',
    lifts,
    usesSpare: pass === true && unmet.length > 0,
    isOneShort: lifts === 1 && values.every((v) => v.verdict !== 'not_judgeable'),
  }
}

/** Null where the indicator has no line. */
export function markOf({ value, threshold, verdict }: IndicatorValue, rule: Pick<PassRule, 'floorRatio'> | null): Mark | null {
  if (verdict !== 'unmet' || value === null || threshold === null || !rule) return verdict
  return atLeast(value, rule.floorRatio * threshold) ? 'spare' : 'unmet'
}
