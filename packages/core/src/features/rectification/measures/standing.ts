import { daysOf, type MeasureToApply } from './changes.ts'
import type { ForecastPart, ProjectState } from './schema.ts'

/** After every day anybody plans for: a building of which nobody knows when it is accepted. */
export const NEVER = '9999-12-31'

export interface ProjectDays {
  state: ProjectState
  plannedAcceptance: string | null
  forecastAcceptance: string | null
}

/** When a project is accepted as far as anybody knows; null: unknown, or given up. */
export const acceptanceOf = ({ state, plannedAcceptance, forecastAcceptance }: ProjectDays): string | null =>
  state === 'cancelled' ? null : (forecastAcceptance ?? plannedAcceptance)

const DAY_MS = 86_400_000

/** Days by which acceptance is later than planned; 0 where it is not, or nobody knows. */
export function delayDays({ state, plannedAcceptance, forecastAcceptance }: ProjectDays): number {
  if (state === 'cancelled' || plannedAcceptance === null || forecastAcceptance === null) return 0
  return Math.max(0, (Date.parse(forecastAcceptance) - Date.parse(plannedAcceptance)) / DAY_MS)
}

/** The last acceptance a measure waits for; null: it waits for none. */
export function notBeforeOf(projects: readonly ProjectDays[]): string | null {
  if (projects.length === 0) return null
  return projects.map((project) => acceptanceOf(project) ?? NEVER).reduce((last, day) => (day > last ? day : last))
}

/** The first day on which something of a measure holds; null: nobody knows. */
export function holdsFrom({ facts, notBefore }: MeasureToApply): string | null {
  const { first } = daysOf(facts)
  if (notBefore === NEVER) return null
  return notBefore !== null && notBefore > first ? notBefore : first
}

/** The first day on which all of it holds: the day a preview asks for. */
export function wholeFrom({ facts, notBefore }: MeasureToApply): string {
  const { last } = daysOf(facts)
  return notBefore !== null && notBefore !== NEVER && notBefore > last ? notBefore : last
}

export interface StandingMeasure extends MeasureToApply {
  /** Null while it is not done. */
  doneOn: string | null
}

/**
 * How a measure stands to a forecast for a day. One that is done counts as long as the data are older than it: data of its day or later have it.
 *
 * @param dataDay 统计时点 of the data; null where they state none: then what is done is taken to be in them
 */
export function partOf(measure: StandingMeasure, dataDay: string | null, day: string): ForecastPart {
  const { facts, doneOn } = measure
  if (facts.kind === 'zoning' || facts.kind === 'survey' || facts.kind === 'teaching') return 'no_numbers'
  if (doneOn !== null && (dataDay === null || doneOn <= dataDay)) return 'in_data'
  const from = holdsFrom(measure)
  if (from === null || from > day) return 'later'
  const { until } = daysOf(facts)
  return until !== null && until < day ? 'ended' : 'counted'
}
