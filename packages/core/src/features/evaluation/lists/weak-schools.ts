import type { Mark } from '../matrix/section-standing.ts'

/**
 * When a school is taken for weak (薄弱) by its figures. No regulation says so: it is our proposal, and a county sets its own. Of a stage's seven
 * indicators at least `minUnmet` fall short, or at least `minBelowFloor` are below 85 % of their line.
 */
export interface WeakRule {
  minUnmet: number
  minBelowFloor: number
}

export const PROPOSED_WEAK_RULE: WeakRule = { minUnmet: 3, minBelowFloor: 2 }

/** Words by which a directory's tag says that a school is weak. */
export const isWeakTag = (tag: string): boolean => tag.includes('薄弱')

export interface WeakStanding {
  unmet: number
  belowFloor: number
  isWeak: boolean
}

/** @param marks of one section's indicators; null where the standard has no line, or the section does not count */
export function weakStanding(marks: readonly (Mark | null)[], rule: WeakRule): WeakStanding {
  const belowFloor = marks.filter((mark) => mark === 'unmet').length
  const unmet = belowFloor + marks.filter((mark) => mark === 'spare').length
  return { unmet, belowFloor, isWeak: unmet >= rule.minUnmet || belowFloor >= rule.minBelowFloor }
}
