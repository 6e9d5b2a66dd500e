import type { CountyDifference } from '../difference/difference.ts'
import { daysLeft, yearsAfter } from './days.ts'

/** 规程 lets an exempted school catch up within three years of recognition (standards.md 1.4, one source). */
export const YEARS_TO_CATCH_UP = 3

/** How many verdicts rest on an exemption: what turns when the same data is judged without it. */
export const restingOn = ({ sections, spreads, items }: CountyDifference): number =>
  sections.reduce((sum, { indicators, before, after }) => sum + indicators.length + (before === after ? 0 : 1), 0) +
  spreads.length +
  items.filter(
    ({ before, after, schools }) => before.verdict !== after.verdict || schools.before.length + schools.after.length > 0,
  ).length

/** Until when an exemption used at recognition carries, the earlier of the two days, and how far off that is. */
export interface Countdown {
  /** The last day the profile allows it; null: without end. */
  validUntil: string | null
  /** Three years after the recognition; null: not recognised yet. */
  catchUpBy: string | null
  /** Days to the earlier of both; null where neither is known. */
  daysLeft: number | null
}

export function countdownOf(validUntil: string | null, recognisedOn: string | null, today: string): Countdown {
  const catchUpBy = recognisedOn === null ? null : yearsAfter(recognisedOn, YEARS_TO_CATCH_UP)
  const ends = [validUntil, catchUpBy].filter((day) => day !== null).sort()
  return { validUntil, catchUpBy, daysLeft: ends[0] === undefined ? null : daysLeft(ends[0], today) }
}
