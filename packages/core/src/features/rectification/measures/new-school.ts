import { type County, STAGES, type Stage } from '../../collection/county.ts'
import type { Change } from './changes.ts'
import { AMOUNTS, type NewSchool, TEACHER_KEYS } from './facts.ts'
import { teacherChanges } from './teachers.ts'

/** What a school that is not yet there has none of, until measures bring it; of the year before it opened it has neither budget nor accounts. */
const NONE_YET = new Set<string>([
  ...AMOUNTS,
  'teaching_area_total',
  'sports_other_campus_area',
  'sports_rented_area',
  'public_funds_budget_wan',
  'public_funds_settled_wan',
  'training_funds_budget_wan',
  'training_funds_settled_wan',
  'migrant_worker_children',
])
const OF_SECTION = new Set<string>([
  ...TEACHER_KEYS,
  'students',
  'classes',
  'students_in_zone',
  'ft_teachers',
  'ft_teachers_above_edu',
  'shared_pe_arts_teachers',
])
/** 完全中学、十二年一贯制. */
const WITH_SENIOR: ReadonlySet<string> = new Set(['341', '345'])
const OWNERSHIP = { public: 0, private: 1 } as const

/**
 * The county with one school more: it has the teachers stated and nothing else until measures bring pupils, classes, rooms and things; what is no
 * amount and was not stated is unknown. Rows of all tables keep their order; the county before stays as it was.
 *
 * @param on the day it opens, `YYYY-MM-DD`
 */
export function withSchool(county: County, code: string, school: NewSchool, on: string): County {
  const { schools, sections } = county
  const found = schools.codes.findIndex((other) => other > code)
  const row = found < 0 ? schools.rows : found
  const at = firstSectionFrom(county, row)
  const stages = STAGES.filter((stage) => school.stages.includes(stage))
  const opened: County = {
    ...county,
    schools: {
      ...schools,
      rows: schools.rows + 1,
      lines: inserted(schools.lines, row, [0]),
      numbers: new Map(
        [...schools.numbers].map(([key, column]) => [key, inserted(column, row, [schoolNumber(key, school, on)])]),
      ),
      texts: new Map([...schools.texts].map(([key, column]) => [key, column.toSpliced(row, 0, '')])),
      codes: schools.codes.toSpliced(row, 0, code),
      names: schools.names.toSpliced(row, 0, school.name),
      types: schools.types.toSpliced(row, 0, school.type),
      parents: schools.parents.toSpliced(row, 0, ''),
    },
    sections: {
      ...sections,
      rows: sections.rows + stages.length,
      lines: inserted(
        sections.lines,
        at,
        stages.map(() => 0),
      ),
      numbers: new Map(
        [...sections.numbers].map(([key, column]) => [
          key,
          inserted(
            column,
            at,
            stages.map((stage) => sectionNumber(key, school, stage)),
          ),
        ]),
      ),
      texts: new Map([...sections.texts].map(([key, column]) => [key, column.toSpliced(at, 0, ...stages.map(() => ''))])),
      school: inserted(
        sections.school.map((owner) => (owner >= row ? owner + 1 : owner)),
        at,
        stages.map(() => row),
      ),
      stage: inserted(
        sections.stage,
        at,
        stages.map((stage) => STAGES.indexOf(stage)),
      ),
    },
    classes: county.classes && { ...county.classes, start: widened(county.classes.start, at, stages.length) },
    teachers: county.teachers && { ...county.teachers, start: widened(county.teachers.start, at, stages.length) },
    rooms: county.rooms && { ...county.rooms, start: widened(county.rooms.start, row, 1) },
    campuses: county.campuses && { ...county.campuses, start: widened(county.campuses.start, row, 1) },
  }
  return opened
}

function firstSectionFrom({ sections }: County, school: number): number {
  const found = sections.school.findIndex((owner) => owner >= school)
  return found < 0 ? sections.rows : found
}

function schoolNumber(key: string, school: NewSchool, on: string): number {
  const { ownership, urbanRuralCode, boarding, stages, seniorStudents, type } = school
  // 规划建成 of what is yet to be built is not before it opens: exemptions for old schools are not for it.
  if (key === 'founding_year') return Number(on.slice(0, 4))
  if (key === 'senior_students') return WITH_SENIOR.has(type) ? (seniorStudents ?? Number.NaN) : 0
  if (key === 'ownership') return OWNERSHIP[ownership]
  if (key === 'urban_rural_code') return urbanRuralCode ?? Number.NaN
  if (key === 'is_boarding') return boarding === null ? Number.NaN : Number(boarding)
  if (key === 'teachers_certified' || key === 'teachers_trained_360')
    return stages.reduce((sum, stage) => sum + sumOf(stated(school, stage), key), 0)
  // The sum over the sections stands in where this column is empty.
  return NONE_YET.has(key) ? 0 : Number.NaN
}

/** The teachers a stage opens with, as changes. */
const stated = ({ teachers }: NewSchool, stage: Stage): Change[] =>
  teachers[stage] ? teacherChanges('', stage, teachers[stage], 1) : []

/** What the changes add to a column. */
const sumOf = (changes: readonly Change[], key: string): number =>
  changes.reduce((sum, change) => ('element' in change && change.element === key ? sum + change.by : sum), 0)

const sectionNumber = (key: string, school: NewSchool, stage: Stage): number =>
  OF_SECTION.has(key) ? sumOf(stated(school, stage), key) : Number.NaN

/** A table's `start` with some groups more, all empty. */
const widened = (start: Int32Array, at: number, groups: number): Int32Array =>
  inserted(start, at, new Array<number>(groups).fill(start[at]!))

function inserted<T extends Float64Array | Int32Array | Uint8Array>(array: T, at: number, values: readonly number[]): T {
  const Kind = array.constructor as new (length: number) => T
  const result = new Kind(array.length + values.length)
  result.set(array.subarray(0, at), 0)
  result.set(values, at)
  result.set(array.subarray(at), at + values.length)
  return result
}
