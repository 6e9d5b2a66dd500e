import type { Stage } from '../../collection/county.ts'
import type { AmountKey, MeasureFacts, NewSchool, PupilLine } from './facts.ts'
import { NEVER } from './project-days.ts'
import { teacherMoves } from './teachers.ts'

type Merge = Extract<MeasureFacts, { kind: 'merge' }>

/** The smallest things a measure does to the data. Amounts are added; within a day their order does not matter. */
export type Change =
  | { what: 'appear'; school: string; on: string; as: NewSchool }
  | { what: 'amount'; school: string; campus: string | null; element: string; by: number }
  | { what: 'room'; school: string; kind: 'music' | 'art'; area: number; count: number }
  | { what: 'classes'; school: string; stage: Stage; grade: number | null; by: number }
  | {
      what: 'pupils'
      school: string
      campus: string | null
      stage: Stage
      grade: number | null
      by: number
      inZone: boolean | null
    }
  | { what: 'section'; school: string; stage: Stage; element: string; by: number }
  | { what: 'merge'; facts: Merge }

/** A measure as it is to be reckoned, days being `YYYY-MM-DD`. */
export interface MeasureToApply {
  facts: MeasureFacts
  /** When the last building it waits for is accepted; `NEVER`: nobody knows; null: it waits for none. */
  notBefore: string | null
  /** When it was carried out; null or absent: it is only planned. */
  doneOn?: string | null
  /** 统计时点 of the data it is applied to: what holds on that day is in them. Absent: none of it is. */
  dataDay?: string | null
}

/** What a measure does on one day, all of it or nothing. */
export interface Step {
  on: string
  facts: MeasureFacts
  changes: Change[]
  /** A lease in the data that has run out since: what it gave is taken away again. */
  lapsed: boolean
}

/**
 * What of a measure the data do not have and a day does. A line counts from its day on, or from the acceptance of the building it waits for if that
 * is later, or from when it was done; leased space up to and with the last day of its lease, and one that is in the data is taken out of them after.
 */
export function stepsOn(measure: MeasureToApply, day: string): Step[] {
  const { facts, dataDay = null } = measure
  return datedChanges(measure).flatMap(({ from, until, changes }): Step[] => {
    const holds = from <= day && (until === null || day <= until)
    const isInData = dataDay !== null && from <= dataDay && (until === null || dataDay <= until)
    if (holds === isInData) return []
    if (holds) return [{ on: from, facts, changes, lapsed: false }]
    return until !== null && until < day ? [{ on: until, facts, changes: changes.map(undone), lapsed: true }] : []
  })
}

/** Of each line, when it begins and for how long it holds, wherever the data stand. */
export function datedChanges({ facts, notBefore, doneOn = null }: MeasureToApply): Dated[] {
  const lines = dated(facts)
  const { last } = daysOf(facts)
  return lines.map((line) => ({ ...line, from: beginning(line, last, notBefore, doneOn) }))
}

interface Dated {
  from: string
  until: string | null
  changes: Change[]
}

/** What was done was done by then: its last line on that day, earlier ones on theirs at the latest then. A lease begins when it begins. */
function beginning({ from, until }: Dated, last: string, notBefore: string | null, doneOn: string | null): string {
  if (doneOn !== null) {
    if (until !== null) return doneOn > from ? doneOn : from
    return from === last || doneOn < from ? doneOn : from
  }
  return notBefore !== null && notBefore > from ? notBefore : from
}

/** The first and the last day on which something of a measure begins; a lease also says when it ends. */
export function daysOf(facts: MeasureFacts): { first: string; last: string; until: string | null } {
  if ('lines' in facts) {
    const days = facts.lines.map(({ on }) => on).sort()
    return { first: days[0]!, last: days.at(-1)!, until: null }
  }
  if (facts.kind === 'lease') return { first: facts.from, last: facts.from, until: facts.until }
  return { first: facts.on, last: facts.on, until: null }
}

/** Kinds that bring nothing that could be put into the data. */
export const hasNoNumbers = ({ kind }: MeasureFacts): boolean => kind === 'zoning' || kind === 'survey' || kind === 'teaching'

/** Nobody knows when the last building it waits for is accepted. */
export const waitsForever = ({ notBefore, doneOn }: MeasureToApply): boolean => notBefore === NEVER && !doneOn

function dated(facts: MeasureFacts): Dated[] {
  switch (facts.kind) {
    case 'new_build':
    case 'expand':
    case 'convert_rooms':
      return [always(facts.on, building(facts))]
    case 'divert':
      return facts.lines.map((line) => always(line.on, moved(facts, line)))
    case 'merge':
      return [always(facts.on, [{ what: 'merge', facts }])]
    case 'lease': {
      const { school, campus } = facts
      const amounts: Change[] =
        facts.use === 'sports'
          ? [{ what: 'amount', school, campus, element: 'sports_rented_area', by: facts.area }]
          : amountChanges(school, campus, { teaching_area: facts.area }, 1)
      return [{ from: facts.from, until: facts.until, changes: [...amounts, ...rooms(school, facts.rooms, 1)] }]
    }
    case 'purchase':
      return facts.lines.map(({ on, amounts }) => always(on, amountChanges(facts.school, facts.campus, amounts, 1)))
    case 'reallocate':
      return facts.lines.map(({ on, amounts }) =>
        always(on, [
          ...amountChanges(facts.from, facts.fromCampus, amounts, -1),
          ...amountChanges(facts.to, facts.toCampus, amounts, 1),
        ]),
      )
    case 'teachers':
      return facts.lines.map(({ on, teachers }) => always(on, teacherMoves(facts, teachers)))
    case 'zoning':
    case 'survey':
    case 'teaching':
      return [always(facts.on, [])]
  }
}

const always = (from: string, changes: Change[]): Dated => ({ from, until: null, changes })

/** Only leases end, and they bring amounts and rooms. */
function undone(change: Change): Change {
  if (change.what === 'amount') return { ...change, by: -change.by }
  return change.what === 'room' ? { ...change, count: -change.count } : change
}

type Building = Extract<MeasureFacts, { kind: 'new_build' | 'expand' | 'convert_rooms' }>
function building(facts: Building): Change[] {
  const { school, on } = facts
  return [
    ...(facts.kind === 'new_build' && facts.newSchool ? [{ what: 'appear' as const, school, on, as: facts.newSchool }] : []),
    ...amountChanges(school, facts.campus, facts.amounts, 1),
    ...rooms(school, facts.rooms, 1),
    ...(facts.kind === 'convert_rooms' ? rooms(school, facts.given, -1) : []),
    ...facts.classes.map(({ stage, grade, count }) => ({ what: 'classes' as const, school, stage, grade, by: count })),
  ]
}

/** Part of 教学及辅助用房面积 is 室内体育用房, as the data has it: a gymnasium adds to both, other rooms only to the first. */
function amountChanges(
  school: string,
  campus: string | null,
  amounts: Partial<Record<AmountKey, number>>,
  sign: number,
): Change[] {
  return (Object.entries(amounts) as [AmountKey, number | undefined][]).flatMap(([key, amount]) => {
    if (amount === undefined || amount === 0) return []
    const add = (element: string): Change => ({ what: 'amount', school, campus, element, by: sign * amount })
    if (key === 'teaching_area') return [add('teaching_area_total')]
    return key === 'indoor_sports_area' ? [add('teaching_area_total'), add(key)] : [add(key)]
  })
}

const rooms = (
  school: string,
  lines: readonly { kind: 'music' | 'art'; area: number; count: number }[],
  sign: number,
): Change[] => lines.map(({ kind, area, count }) => ({ what: 'room', school, kind, area, count: sign * count }))

type Divert = Extract<MeasureFacts, { kind: 'divert' }>
function moved({ from, to, fromCampus, toCampus }: Divert, line: PupilLine): Change[] {
  const { stage, grade, pupils, closed, opened, inZone } = line
  const classes = (school: string, by: number): Change[] => (by === 0 ? [] : [{ what: 'classes', school, stage, grade, by }])
  return [
    { what: 'pupils', school: from, campus: fromCampus, stage, grade, by: -pupils, inZone: null },
    { what: 'pupils', school: to, campus: toCampus, stage, grade, by: pupils, inZone },
    ...classes(from, -closed),
    ...classes(to, opened),
  ]
}

/** The campuses a measure names, with their schools. */
export function campusesOf(facts: MeasureFacts): { school: string; campus: string }[] {
  const named = (school: string | null, campus: string | null) => (school === null || campus === null ? [] : [{ school, campus }])
  if ('campus' in facts) return named(facts.school, facts.campus)
  if (facts.kind === 'merge') return named(facts.to, facts.toCampus)
  if (facts.kind === 'divert' || facts.kind === 'reallocate')
    return [...named(facts.from, facts.fromCampus), ...named(facts.to, facts.toCampus)]
  return []
}
