import { SCHOOL_TEXTS } from '@junheng/core/features/collection/columns.ts'
import type { County, Schools, Sections, TableSource } from '@junheng/core/features/collection/county.ts'
import type { CountyGroup } from '@junheng/core/features/collection/county-group.ts'
import { hasTeachingRooms } from '@junheng/core/features/collection/teaching-rooms.ts'
import { type ClassRows, countyClasses } from './classes.ts'
import { type CountyRows, NO_SOURCE } from './county-rows.ts'
import { inOrder, linesInOrder, wordsInOrder } from './grouping.ts'
import type { RawTable } from './raw-table.ts'
import { type CampusRows, countyCampuses, countyRooms, type RoomRows } from './rooms.ts'
import type { CountyRange, SchoolIndex } from './schools.ts'
import type { SectionIndex } from './sections.ts'
import { countyTeachers, type TeacherRows } from './teachers.ts'

/** Every table of a package, joined; a table that was not handed in is null. */
export interface JoinedTables {
  schools: SchoolIndex
  sections: SectionIndex
  classes: ClassRows | null
  rooms: RoomRows | null
  campuses: CampusRows | null
  teachers: TeacherRows | null
  county: CountyRows | null
  countySource: TableSource | null
}

/** Cuts the joined tables into counties. Columns of numbers are views of the package's columns, not copies. */
export function assembleCounties(tables: JoinedTables): County[] {
  const cut = cutter(tables)
  const first = firstSections(tables)
  return tables.schools.counties.map((range, k) => cut(range, first[k]!, first[k + 1]!))
}

/** The same, and all of them together; null where teachers, campuses or parts of an area were handed in, which change each county's own figures. */
export function assembleGroup(tables: JoinedTables): CountyGroup | null {
  if (tables.teachers !== null || tables.campuses !== null || hasTeachingRooms(tables.schools.raw.numbers)) return null
  const { counties: ranges, codes } = tables.schools
  const cut = cutter(tables)
  const firstSection = firstSections(tables)
  return {
    counties: ranges.map((range, k) => cut(range, firstSection[k]!, firstSection[k + 1]!)),
    all: cut({ code: '', name: '', from: 0, to: codes.length }, 0, tables.sections.school.length),
    firstSchool: Int32Array.from([...ranges.map(({ from }) => from), codes.length]),
    firstSection,
  }
}

/** Where the sections of each county begin, and where they all end. */
function firstSections({ schools, sections: { school } }: JoinedTables): Int32Array {
  const first = new Int32Array(schools.counties.length + 1)
  let section = 0
  schools.counties.forEach(({ to }, k) => {
    while (section < school.length && school[section]! < to) section++
    first[k + 1] = section
  })
  return first
}

/** Cuts the county of these schools and sections out of the tables. */
function cutter(tables: JoinedTables): (schools: CountyRange, firstSection: number, lastSection: number) => County {
  const { schools, sections, classes, rooms, campuses, teachers } = tables
  const schoolColumns = columnsOf(schools.raw, schools.order)
  const sectionColumns = columnsOf(sections.raw, sections.order)
  const words = {
    codes: schools.codes,
    names: wordsInOrder(schools.raw.words.get('school_name'), schools.order),
    types: wordsInOrder(schools.raw.words.get('school_type_code'), schools.order),
    parents: wordsInOrder(schools.raw.words.get('parent_school_code'), schools.order),
    texts: SCHOOL_TEXTS.flatMap(({ key }): [string, readonly string[]][] =>
      schools.raw.words.has(key) ? [[key, wordsInOrder(schools.raw.words.get(key), schools.order)]] : [],
    ),
  }
  return (range, first, last) => ({
    code: range.code,
    name: range.name,
    schools: countySchools(schoolColumns, words, range),
    sections: countySections(sectionColumns, sections, first, last, range.from),
    classes: classes && countyClasses(classes, first, last),
    rooms: rooms && countyRooms(rooms, range.from, range.to),
    campuses: campuses && countyCampuses(campuses, range.from, range.to),
    teachers: teachers && countyTeachers(teachers, first, last),
    values: tables.county?.get(range.code) ?? new Map(),
    valuesSource: tables.countySource ?? NO_SOURCE,
  })
}

interface Columns {
  source: TableSource
  lines: Int32Array
  numbers: [string, Float64Array][]
}

function columnsOf(raw: RawTable, order: Int32Array): Columns {
  return {
    source: raw.csv.source,
    lines: linesInOrder(raw.lines, order),
    numbers: [...raw.numbers].map(([key, column]) => [key, inOrder(column, order)]),
  }
}

interface SchoolWords {
  codes: readonly string[]
  names: readonly string[]
  types: readonly string[]
  parents: readonly string[]
  texts: readonly (readonly [string, readonly string[]])[]
}

function countySchools(columns: Columns, words: SchoolWords, { from, to }: CountyRange): Schools {
  return {
    source: columns.source,
    rows: to - from,
    lines: columns.lines.subarray(from, to),
    numbers: new Map(columns.numbers.map(([key, column]) => [key, column.subarray(from, to)])),
    texts: new Map(words.texts.map(([key, column]) => [key, column.slice(from, to)])),
    codes: words.codes.slice(from, to),
    names: words.names.slice(from, to),
    types: words.types.slice(from, to),
    parents: words.parents.slice(from, to),
  }
}

function countySections(columns: Columns, sections: SectionIndex, first: number, last: number, firstSchool: number): Sections {
  const school = new Int32Array(last - first)
  for (let s = first; s < last; s++) school[s - first] = sections.school[s]! - firstSchool
  return {
    source: columns.source,
    rows: last - first,
    lines: columns.lines.subarray(first, last),
    numbers: new Map(columns.numbers.map(([key, column]) => [key, column.subarray(first, last)])),
    texts: new Map(),
    school,
    stage: sections.stage.subarray(first, last),
  }
}
