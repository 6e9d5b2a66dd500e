import { datedChanges, daysOf, hasNoNumbers, type MeasureToApply, stepsOn, waitsForever } from './changes.ts'
import { NEVER } from './project-days.ts'
import type { ForecastPart } from './schema.ts'

/** The first day on which something of a measure holds; null: nobody knows. */
export function holdsFrom(measure: MeasureToApply): string | null {
  if (waitsForever(measure)) return null
  return datedChanges(measure)
    .map(({ from }) => from)
    .reduce((first, day) => (day < first ? day : first))
}

/** The first day on which all of it holds: the day a preview asks for. What waits for nobody knows when counts from its own day. */
export function wholeFrom({ facts, notBefore }: MeasureToApply): string {
  const { last } = daysOf(facts)
  return notBefore !== null && notBefore !== NEVER && notBefore > last ? notBefore : last
}

export interface StandingMeasure extends MeasureToApply {
  doneOn: string | null
  /** Something it serves still stands; what serves only items that are closed or given up is not reckoned unless it was done. */
  isServing: boolean
}

/**
 * How a measure stands to a forecast for a day. What holds on 统计时点 of the data is in them, whether or not somebody marked it done: what did not
 * happen by its day must be given another.
 *
 * @param dataDay 统计时点 of the data; null where they state none: then what is done is taken to be in them
 */
export function partOf(measure: StandingMeasure, dataDay: string | null, day: string): ForecastPart {
  if (hasNoNumbers(measure.facts)) return 'no_numbers'
  if (measure.doneOn !== null && dataDay === null) return 'in_data'
  if (measure.doneOn === null && !measure.isServing) return 'settled'
  const steps = stepsOn({ ...measure, dataDay }, day)
  if (steps.length > 0) return steps.every(({ lapsed }) => lapsed) ? 'lapsed' : 'counted'
  const lines = datedChanges(measure)
  if (lines.some(({ until }) => until !== null && until < day)) return 'ended'
  return dataDay !== null && lines.every(({ from }) => from <= dataDay) ? 'in_data' : 'later'
}
