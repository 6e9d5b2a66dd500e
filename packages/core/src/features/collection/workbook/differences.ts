import type { TableName } from '../columns.ts'
import { type County, STAGES, type Stage } from '../county.ts'
import { compareText } from '../fault-list.ts'

/**
 * One thing that is otherwise in the newer of two readings. `element` is a column key or an item of 县级数据; null when a whole row came or
 * went, and then before or after is the row's only value where it has but one. `item` tells rows of one school apart: a class, a campus, a
 * room, a teacher's hash. Null before or after means not reported.
 */
export interface Difference {
  table: TableName
  change: 'changed' | 'added' | 'removed'
  schoolCode: string | null
  schoolName: string | null
  stage: Stage | null
  item: string | null
  element: string | null
  before: string | number | null
  after: string | number | null
}

/** A row with what identifies it; rows with the same identity are told apart by their order. */
interface Row {
  identity: string
  about: Pick<Difference, 'schoolCode' | 'schoolName' | 'stage' | 'item'>
  values: ReadonlyMap<string, string | number>
}

const TABLES = ['schools', 'sections', 'campuses', 'classes', 'rooms', 'teachers', 'county'] as const

/** The value of tables whose rows have but one. */
const ONLY_VALUE: Partial<Record<TableName, string>> = { classes: 'students', rooms: 'area', county: 'value' }

/**
 * What is otherwise between two readings of one county: by table, school and row. The order of rows and columns does not matter, and a table
 * not handed in differs from an empty one in nothing here. The lists of two equal counties is empty.
 */
export function differences(before: County, after: County): Difference[] {
  return TABLES.flatMap((table) => between(table, rowsOf(table, before), rowsOf(table, after)))
}

function between(table: TableName, before: readonly Row[], after: readonly Row[]): Difference[] {
  const [old, now] = [byIdentity(before), byIdentity(after)]
  const all = [...new Set([...old.keys(), ...now.keys()])].sort(compareText)
  return all.flatMap((identity): Difference[] => {
    const [a, b] = [old.get(identity), now.get(identity)]
    const about = (b ?? a)!.about
    if (a === undefined || b === undefined) {
      const only = ONLY_VALUE[table]
      const value = only === undefined ? null : ((b ?? a)!.values.get(only) ?? null)
      const element = table === 'county' ? about.item : null
      const change = a === undefined ? 'added' : 'removed'
      return [{ table, change, ...about, element, before: b === undefined ? value : null, after: a === undefined ? value : null }]
    }
    const keys = [...new Set([...a.values.keys(), ...b.values.keys()])].sort(compareText)
    return keys.flatMap((key): Difference[] => {
      const [x, y] = [a.values.get(key) ?? null, b.values.get(key) ?? null]
      if (x === y) return []
      return [{ table, change: 'changed', ...about, element: table === 'county' ? about.item : key, before: x, after: y }]
    })
  })
}

function byIdentity(rows: readonly Row[]): Map<string, Row> {
  const found = new Map<string, Row>()
  for (const row of rows) {
    let identity = row.identity
    for (let n = 2; found.has(identity); n++) identity = `${row.identity}\n${n}`
    found.set(identity, row)
  }
  return found
}

function rowsOf(table: TableName, county: County): Row[] {
  const { schools, sections, campuses, classes, rooms, teachers } = county
  const row = (
    school: number | null,
    stage: Stage | null,
    item: string | null,
    values: Iterable<readonly [string, string | number]>,
  ): Row => {
    const schoolCode = school === null ? null : schools.codes[school]!
    return {
      identity: [schoolCode ?? '', stage === null ? '' : STAGES.indexOf(stage), item ?? ''].join('\n'),
      about: { schoolCode, schoolName: school === null ? null : schools.names[school]!, stage, item },
      values: new Map([...values].filter(([, value]) => value !== '' && !Number.isNaN(value))),
    }
  }
  const numbers = (from: { numbers: ReadonlyMap<string, Float64Array> }, at: number): [string, number][] =>
    [...from.numbers].map(([key, column]) => [key, column[at]!])
  const stageOf = (section: number): Stage => STAGES[sections.stage[section]!]!
  switch (table) {
    case 'schools':
      return schools.codes.map((_, at) =>
        row(at, null, null, [
          ['school_name', schools.names[at]!],
          ['school_type_code', schools.types[at]!],
          ['parent_school_code', schools.parents[at]!],
          ...[...schools.texts].map(([key, column]): [string, string] => [key, column[at]!]),
          ...numbers(schools, at),
        ]),
      )
    case 'sections':
      return Array.from(sections.school, (school, at) => row(school, stageOf(at), null, numbers(sections, at)))
    case 'campuses':
      return grouped(campuses?.start).map(([school, at]) =>
        row(school, null, campuses!.codes[at]!, [['campus_name', campuses!.names[at]!], ...numbers(campuses!, at)]),
      )
    case 'classes':
      return grouped(classes?.start).map(([section, at]) =>
        row(sections.school[section]!, stageOf(section), `${classes!.grade[at] || '?'} ${classes!.name(at)}`, [
          ['students', classes!.students[at]!],
        ]),
      )
    case 'rooms':
      // Rooms have no names: a school's rooms of a kind are compared from the smallest up.
      return grouped(rooms?.start)
        .sort(([a, x], [b, y]) => a - b || rooms!.kind[x]! - rooms!.kind[y]! || rooms!.area[x]! - rooms!.area[y]!)
        .map(([school, at]) => row(school, null, rooms!.kind[at] === 0 ? 'music' : 'art', [['area', rooms!.area[at]!]]))
    case 'teachers':
      return grouped(teachers?.start).map(([section, at]) =>
        row(sections.school[section]!, stageOf(section), teachers!.id[at]!, [
          ...(['status', 'degree', 'subject', 'title'] as const).map((key): [string, string] => [key, teachers![key][at]!]),
          ['backbone', teachers!.backbone[at]!],
          ['certified', teachers!.certified[at]!],
          ['hours_360', teachers!.hours360[at]!],
        ]),
      )
    case 'county':
      return [...county.values].map(([key, { text }]) => row(null, null, key, [['value', text]]))
  }
}

function grouped(start: Int32Array | undefined): [group: number, row: number][] {
  if (start === undefined) return []
  const rows: [number, number][] = []
  for (let group = 0; group + 1 < start.length; group++)
    for (let row = start[group]!; row < start[group + 1]!; row++) rows.push([group, row])
  return rows
}
