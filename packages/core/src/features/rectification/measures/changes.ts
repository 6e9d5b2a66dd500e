import type { Stage } from '../../collection/county.ts'
import type { AmountKey, MeasureFacts, NewSchool, PupilLine, TeacherCount, TeacherNumbers } from './facts.ts'

/** The smallest things a measure does to the data. Amounts are added; order does not matter, but schools appear first and vanish last. */
export type Change =
  | { what: 'appear'; school: string; as: NewSchool }
  | { what: 'amount'; school: string; campus: string | null; element: string; by: number }
  | { what: 'room'; school: string; kind: 'music' | 'art'; area: number; count: number }
  | { what: 'classes'; school: string; stage: Stage; grade: number | null; by: number }
  | { what: 'pupils'; school: string; stage: Stage; grade: number | null; by: number; inZone: boolean | null }
  | { what: 'section'; school: string; stage: Stage; element: string; by: number }
  | { what: 'merge'; on: string; facts: Extract<MeasureFacts, { kind: 'merge' }> }

/** A measure as it is to be reckoned. `notBefore`: the day on which the last building it waits for is accepted; null: it waits for none. */
export interface MeasureToApply {
  facts: MeasureFacts
  notBefore: string | null
}

interface Dated {
  from: string
  until: string | null
  changes: Change[]
}

/**
 * What of a measure holds on a day, days being `YYYY-MM-DD`. A line counts from its day on, or from the acceptance of the building it waits for if
 * that is later; leased space up to and with the last day of its lease.
 */
export function changesOn({ facts, notBefore }: MeasureToApply, day: string): Change[] {
  return datedChanges(facts).flatMap(({ from, until, changes }) => {
    const begins = notBefore !== null && notBefore > from ? notBefore : from
    return begins <= day && (until === null || day <= until) ? changes : []
  })
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

function datedChanges(facts: MeasureFacts): Dated[] {
  switch (facts.kind) {
    case 'new_build':
    case 'expand':
    case 'convert_rooms':
      return [always(facts.on, building(facts))]
    case 'divert':
      return facts.lines.map((line) => always(line.on, moved(facts.from, facts.to, line)))
    case 'merge':
      return [always(facts.on, [{ what: 'merge', on: facts.on, facts }])]
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
      return []
  }
}

const always = (from: string, changes: Change[]): Dated => ({ from, until: null, changes })

type Building = Extract<MeasureFacts, { kind: 'new_build' | 'expand' | 'convert_rooms' }>
function building(facts: Building): Change[] {
  const { school } = facts
  return [
    ...(facts.kind === 'new_build' && facts.newSchool ? [{ what: 'appear' as const, school, as: facts.newSchool }] : []),
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

function moved(from: string, to: string, { stage, grade, pupils, closed, opened, inZone }: PupilLine): Change[] {
  const classes = (school: string, by: number): Change[] => (by === 0 ? [] : [{ what: 'classes', school, stage, grade, by }])
  return [
    { what: 'pupils', school: from, stage, grade, by: -pupils, inZone: null },
    { what: 'pupils', school: to, stage, grade, by: pupils, inZone },
    ...classes(from, -closed),
    ...classes(to, opened),
  ]
}

type Teachers = Extract<MeasureFacts, { kind: 'teachers' }>
function teacherMoves({ from, fromStage, to, stage, visiting }: Teachers, teachers: TeacherNumbers): Change[] {
  if (visiting) return [{ what: 'section', school: to, stage, element: 'shared_pe_arts_teachers', by: teachers.count }]
  const leaving = from === null ? [] : teacherChanges(from, fromStage ?? stage, teachers, -1)
  return [...leaving, ...teacherChanges(to, stage, teachers, 1)]
}

const OF_SCHOOL_KEYS = ['teachers_certified', 'teachers_trained_360'] as const
const OF_SCHOOL: ReadonlySet<string> = new Set(OF_SCHOOL_KEYS)
/** 规定学历: above it are 专科 and more in primary schools, 本科 and more in junior schools (standards.md, L1). */
const ABOVE: Record<Stage, readonly string[]> = {
  primary: ['ft_teachers_edu_doctor', 'ft_teachers_edu_master', 'ft_teachers_edu_bachelor', 'ft_teachers_edu_college'],
  junior: ['ft_teachers_edu_doctor', 'ft_teachers_edu_master', 'ft_teachers_edu_bachelor'],
}

/** What is to be said of every teacher, and was not. */
export const unsaidOf = ({ count, of }: TeacherNumbers): TeacherCount[] =>
  count === 0 ? [] : OF_SCHOOL_KEYS.filter((key) => of[key] === undefined)

/** Full-time teachers who come (`sign` 1) or go, in every column of the data that counts them. */
export function teacherChanges(school: string, stage: Stage, { count, of }: TeacherNumbers, sign: number): Change[] {
  const parts = Object.entries(of).filter((part): part is [string, number] => part[1] !== undefined && part[1] > 0)
  const above = parts.filter(([key]) => ABOVE[stage].includes(key)).reduce((sum, [, n]) => sum + n, 0)
  const own = (element: string, n: number): Change => ({ what: 'section', school, stage, element, by: sign * n })
  const ofSchool = (element: string, n: number): Change => ({ what: 'amount', school, campus: null, element, by: sign * n })
  return [
    own('ft_teachers', count),
    ofSchool('ft_teachers_school', count),
    ...(above > 0 ? [own('ft_teachers_above_edu', above)] : []),
    ...parts.map(([key, n]) => (OF_SCHOOL.has(key) ? ofSchool(key, n) : own(key, n))),
    // Of which subject or degree nobody is named, nobody is; whether a teacher is certified or trained is unknown until it is said.
    ...unsaidOf({ count, of }).map((key) => ofSchool(key, Number.NaN)),
  ]
}
