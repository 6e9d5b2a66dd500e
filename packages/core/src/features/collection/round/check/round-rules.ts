import rules from '../../../../../../../standards/round-checks.json' with { type: 'json' }
import type { Fault } from '../../../../fault.ts'
import type { Confidence } from '../../../standards/catalogue.ts'
import type { Stage } from '../../county.ts'

interface About {
  id: string
  severity: Fault['severity']
  zh: string
  repair: string
  source: string
  confidence: Confidence
}

/** The year before as typed is what the round before says. */
export interface StatedRule extends About {
  kind: 'stated'
  scope: 'section' | 'school'
  element: string
}

/** This year's grade n against last year's grade n − 1: a change of more than `share` and at least `least` pupils. */
export interface GradesRule extends About {
  kind: 'grades'
  scope: 'section'
  share: number
  least: number
}

/**
 * A figure against the round before: more than `up` above or `down` below it (null: not asked; as shares), and at least `least` of its unit. Not
 * asked where it falls by more than `downTo`. Explained where pupils changed alike, or where something was built or pulled down.
 */
export interface ChangeRule extends About {
  kind: 'change'
  scope: 'section' | 'school'
  element: string
  up: number | null
  down: number | null
  downTo?: number
  least: number
  explainedBy: 'students' | 'construction' | null
}

/** The same rented area, of at least `least` ㎡, in two schools. */
export interface VenueRule extends About {
  kind: 'venue'
  scope: 'school'
  element: string
  least: number
}

/** A figure of the county against the sum over its schools; `most`: the schools together may have less. */
export interface TotalRule extends About {
  kind: 'total'
  scope: 'county'
  element: string
  stage: Stage | null
  countyElement: string
  most?: boolean
}

/**
 * A rented venue counts where four things hold (contract by the government, own use in school hours, within `mostMinutes` on foot, a safe way) and its
 * lease covers the day of the statistics. `met`: what was said breaks it; `said`: something was not said.
 */
export interface LeaseRule extends About {
  kind: 'lease'
  scope: 'school'
  element: string
  asks: 'met' | 'said'
  mostMinutes: number
}

export type YearRule = StatedRule | GradesRule | ChangeRule
export type RoundRule = YearRule | VenueRule | TotalRule | LeaseRule

/** Rules of a whole round (`standards/round-checks.json`): Y… against the round before, X… between schools and with the county's figures. */
export const ROUND_RULES = rules as unknown as readonly RoundRule[]
