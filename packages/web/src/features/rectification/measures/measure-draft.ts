import {
  type AmountKey,
  MeasureFacts,
  type NewSchool,
  type TeacherCount,
} from '@junheng/core/features/rectification/measures/facts.ts'
import type { MeasureKind } from '@junheng/core/features/rectification/plan/plan.ts'

/** A number as typed; empty: not stated. */
type Typed = string

export interface DraftRoom {
  kind: 'music' | 'art'
  area: Typed
  count: Typed
}

/** One line of a measure that comes in parts: pupils of a grade, amounts or teachers, on a day. */
export interface DraftLine {
  on: string
  stage: 'primary' | 'junior'
  grade: Typed
  pupils: Typed
  closed: Typed
  opened: Typed
  inZone: '' | 'yes' | 'no'
  amounts: Partial<Record<AmountKey, Typed>>
  count: Typed
  of: Partial<Record<TeacherCount, Typed>>
}

/** What stands in the form of a measure, whatever its kind; `factsOf` takes what its kind asks for. */
export interface MeasureDraft {
  kind: MeasureKind
  school: string | null
  from: string | null
  to: string | null
  on: string
  until: string
  use: 'teaching' | 'sports'
  area: Typed
  stage: 'primary' | 'junior'
  visiting: boolean
  takes: { teachers: boolean; assets: boolean; premises: boolean }
  inZone: '' | 'yes' | 'no'
  amounts: Partial<Record<AmountKey, Typed>>
  rooms: DraftRoom[]
  given: DraftRoom[]
  classes: { stage: 'primary' | 'junior'; grade: Typed; count: Typed }[]
  lines: DraftLine[]
  /** Codes of campuses; empty where a school has one, or it makes no difference. */
  campus: string
  fromCampus: string
  toCampus: string
  fromStage: 'primary' | 'junior' | null
  isNew: boolean
  newName: string
  newType: NewSchool['type']
  newTeachers: Partial<Record<'primary' | 'junior', Pick<DraftLine, 'count' | 'of'>>>
  /** What else is kept of a new school. */
  built: Partial<NewSchool>
  about: string
}

export const newLine = (on = ''): DraftLine => ({
  on,
  stage: 'primary',
  grade: '',
  pupils: '',
  closed: '',
  opened: '',
  inZone: '',
  amounts: {},
  count: '',
  of: {},
})

export const newDraft = (kind: MeasureKind, school: string | null = null): MeasureDraft => ({
  kind,
  school,
  from: null,
  to: school,
  on: '',
  until: '',
  use: 'teaching',
  area: '',
  stage: 'primary',
  visiting: false,
  takes: { teachers: true, assets: true, premises: false },
  inZone: '',
  amounts: {},
  rooms: [],
  given: [],
  classes: [],
  lines: [newLine()],
  campus: '',
  fromCampus: '',
  toCampus: '',
  fromStage: null,
  isNew: false,
  newName: '',
  newType: '211',
  newTeachers: {},
  built: {},
  about: '',
})

/** The form of a stored measure. */
export function draftOf(facts: MeasureFacts): MeasureDraft {
  const { kind, ...rest } = facts
  const plain = JSON.parse(JSON.stringify(rest), (_, value) => (typeof value === 'number' ? String(value) : value)) as Record<
    string,
    unknown
  >
  const zone = (value: unknown): '' | 'yes' | 'no' => (value === true ? 'yes' : value === false ? 'no' : '')
  const lines = ((plain['lines'] ?? []) as Record<string, unknown>[]).map((line) => ({
    ...newLine(),
    ...line,
    grade: (line['grade'] as string | null) ?? '',
    inZone: zone(line['inZone']),
    ...(line['teachers'] as object | undefined),
  }))
  const classes = ((plain['classes'] ?? []) as MeasureDraft['classes']).map((line) => ({ ...line, grade: line.grade ?? '' }))
  const built = facts.kind === 'new_build' ? facts.newSchool : null
  return {
    ...newDraft(kind),
    ...plain,
    lines,
    classes,
    inZone: zone(plain['inZone']),
    campus: (plain['campus'] as string | null) ?? '',
    fromCampus: (plain['fromCampus'] as string | null) ?? '',
    toCampus: (plain['toCampus'] as string | null) ?? '',
    ...(facts.kind === 'lease' && { on: facts.from, from: null }),
    ...(facts.kind === 'merge' && { takes: { teachers: facts.teachers, assets: facts.assets, premises: facts.premises } }),
    ...(built && {
      isNew: true,
      newName: built.name,
      newType: built.type,
      newTeachers: (plain['newSchool'] as { teachers: MeasureDraft['newTeachers'] }).teachers,
      built,
    }),
  }
}

export const STAGES_OF: Readonly<Record<NewSchool['type'], NewSchool['stages']>> = {
  '211': ['primary'],
  '311': ['junior'],
  '312': ['primary', 'junior'],
  '341': ['junior'],
  '345': ['primary', 'junior'],
}

/** What is sent; null while something asked for is missing or is no number. */
export function factsOf(draft: MeasureDraft): MeasureFacts | null {
  const parsed = MeasureFacts.safeParse(sentOf(draft))
  return parsed.success ? parsed.data : null
}

function sentOf(draft: MeasureDraft): unknown {
  const { kind, school, from, to, on } = draft
  const campus = draft.campus || null
  const building = {
    kind,
    school,
    campus,
    on,
    amounts: numbers(draft.amounts),
    rooms: draft.rooms.map(room),
    classes: draft.classes.map((line) => ({ stage: line.stage, grade: grade(line.grade), count: Number(line.count) })),
  }
  switch (kind) {
    case 'new_build': {
      const stages = STAGES_OF[draft.newType]
      const staffed = stages.flatMap((stage) => {
        const { count = '', of = {} } = draft.newTeachers[stage] ?? {}
        return count === '' ? [] : [[stage, { count: Number(count), of: numbers(of) }] as const]
      })
      const newSchool = {
        ...draft.built,
        name: draft.newName,
        type: draft.newType,
        stages,
        teachers: Object.fromEntries(staffed),
      }
      return { ...building, newSchool: draft.isNew ? newSchool : null }
    }
    case 'expand':
      return building
    case 'convert_rooms':
      return { ...building, given: draft.given.map(room) }
    case 'divert':
      return {
        kind,
        from,
        to,
        lines: draft.lines.map((line) => ({
          on: line.on,
          stage: line.stage,
          grade: grade(line.grade),
          pupils: Number(line.pupils),
          closed: Number(line.closed),
          opened: Number(line.opened),
          inZone: zoned(line.inZone),
        })),
      }
    case 'merge':
      return { kind, from, to, on, ...draft.takes, inZone: zoned(draft.inZone) }
    case 'lease': {
      const { use, until } = draft
      return { kind, school, campus, use, area: Number(draft.area), rooms: draft.rooms.map(room), from: on, until }
    }
    case 'purchase':
    case 'reallocate': {
      const lines = draft.lines.map((line) => ({ on: line.on, amounts: numbers(line.amounts) }))
      // A line without any amount is not finished.
      if (lines.some(({ amounts }) => Object.keys(amounts).length === 0)) return null
      return kind === 'purchase'
        ? { kind, school, campus, lines }
        : { kind, from, to, fromCampus: draft.fromCampus || null, toCampus: draft.toCampus || null, lines }
    }
    case 'teachers': {
      const lines = draft.lines.map((line) => ({
        on: line.on,
        teachers: { count: line.count === '' ? Number.NaN : Number(line.count), of: numbers(line.of) },
      }))
      const { visiting, stage, fromStage } = draft
      return { kind, from: visiting ? null : from, fromStage, to, stage, visiting, lines }
    }
    default:
      return { kind, on, about: draft.about }
  }
}

const numbers = (typed: Readonly<Record<string, string | undefined>>): Record<string, number> =>
  Object.fromEntries(Object.entries(typed).flatMap(([key, text]) => (text?.trim() ? [[key, Number(text)]] : [])))
const room = ({ kind, area, count }: DraftRoom) => ({ kind, area: Number(area), count: Number(count) })
const grade = (text: string): number | null => (text === '' ? null : Number(text))
const zoned = (answer: '' | 'yes' | 'no'): boolean | null => (answer === '' ? null : answer === 'yes')
