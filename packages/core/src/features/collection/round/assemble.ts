import { TABLES, type TableName } from '../columns.ts'
import type { Basis } from './bases.ts'
import type { SchoolIdentity } from './schema.ts'
import { partsOf, type SheetParts, said, together, type Written, type WrittenCell, type WrittenRows } from './sheet-parts.ts'
import { RETURN_LISTS } from './value-path.ts'

/** The values of one return on which a run is judged, by path. `school` is null for a department's. */
export interface ReturnSheet {
  returnId: string
  school: SchoolIdentity | null
  values: ReadonlyMap<string, ChosenValue>
}

/** A value, whose word it is, and which of that word's versions. */
export interface ChosenValue {
  value: string
  basis: Basis
  version: number
}

/** A table of a package: its columns by key, its rows as text, and of which value each cell is. */
export interface RoundTable {
  table: TableName
  columns: readonly string[]
  rows: readonly RoundRow[]
}

export interface RoundRow {
  cells: readonly string[]
  /** The return each cell came from and its path; null for what the directory or the round itself says. */
  from: readonly (ValueAddress | null)[]
}

export interface ValueAddress {
  returnId: string
  path: string
  basis: Basis
  version: number
}

/** `statisticsDay`: 统计时点 where no department states another, `2026-09-01`. */
export interface RoundCounty {
  code: string
  name: string
  statisticsDay?: string
}

/**
 * A round's returns as the tables of one county package: what the reader of packages reads, so that a round is checked and judged by the very
 * rules of a file. Rows stand in the order of the schools' codes; a list nobody handed in is absent.
 */
export function assembleRound(county: RoundCounty, sheets: readonly ReturnSheet[]): RoundTable[] {
  const rows = new Map<TableName, WrittenRows[]>(TABLES.map((table) => [table, []]))
  const add = (table: TableName, more: WrittenRows) => more.rows.length > 0 && rows.get(table)!.push(more)
  const reportedOf = ofSchools(sheets)
  const schools = sheets.flatMap((sheet) => (sheet.school ? [{ school: sheet.school, parts: partsOf(sheet) }] : []))
  const anyRooms = schools.some(({ parts }) => parts.listed.has('rooms'))
  for (const { school, parts } of schools.sort((a, b) => (a.school.code < b.school.code ? -1 : 1))) {
    add('schools', schoolRow(county, school, parts, reportedOf.get(school.code) ?? []))
    add('sections', parts.sections)
    for (const list of RETURN_LISTS) add(list, parts.lists[list])
    // Rooms are reported for all schools or for none: one that has not said anything yet must not count as having none.
    if (anyRooms && !parts.listed.has('rooms')) add('rooms', roomsUnsaid(school.code, parts))
  }
  add('county', together(countyRows(county, sheets)))
  return TABLES.flatMap((table) => tableOf(table, rows.get(table)!, table === 'rooms' && anyRooms))
}

function countyRows({ code, statisticsDay }: RoundCounty, sheets: readonly ReturnSheet[]): Written[] {
  const row = (element: string, value: WrittenCell): Written =>
    new Map([said('county_code', code), said('element', element), ['value', value]])
  const stated = sheets.flatMap((sheet) => (sheet.school === null ? [...partsOf(sheet).county] : []))
  const isDayStated = stated.some(([element]) => element === 'statistics_date')
  const rows = stated.map(([element, value]) => row(element, value))
  return statisticsDay === undefined || isDayStated
    ? rows
    : [...rows, row('statistics_date', { text: statisticsDay, from: null })]
}

const unsaidRooms = new WeakMap<SheetParts, WrittenRows>()

function roomsUnsaid(code: string, parts: SheetParts): WrittenRows {
  const rows =
    unsaidRooms.get(parts) ?? together(['music', 'art'].map((kind) => new Map([said('school_code', code), said('kind', kind)])))
  unsaidRooms.set(parts, rows)
  return rows
}

// A round is put together after every edit: the row of a school of which nobody said anything new is the one of before.
const schoolRows = new WeakMap<SheetParts, { about: string; reported: readonly [string, WrittenCell][]; row: WrittenRows }>()

function schoolRow(
  county: RoundCounty,
  school: SchoolIdentity,
  parts: SheetParts,
  reported: readonly [string, WrittenCell][],
): WrittenRows {
  const about = `${county.code} ${county.name}`
  const before = schoolRows.get(parts)
  if (before?.about === about && sameEntries(before.reported, reported)) return before.row
  const own = new Map(parts.school)
  const known = reported.filter(([column, cell]) => !isFoundOtherwise(own.get(column), cell))
  const row = together([new Map([...identityOf(county, school), ...own, ...known])])
  schoolRows.set(parts, { about, reported, row })
  return row
}

const sameEntries = (a: readonly [string, WrittenCell][], b: readonly [string, WrittenCell][]): boolean =>
  a.length === b.length && a.every((entry, i) => sameEntry(entry, b[i]!))

/** Also where a department's return was read again for another school's sake. */
function sameEntry([column, a]: [string, WrittenCell], [other, b]: [string, WrittenCell]): boolean {
  if (a === b) return column === other
  const sameFrom =
    a.from?.version === b.from?.version &&
    a.from?.returnId === b.from?.returnId &&
    a.from?.path === b.from?.path &&
    a.from?.basis === b.from?.basis
  return column === other && a.text === b.text && sameFrom
}

function identityOf(county: { code: string; name: string }, school: SchoolIdentity): [string, WrittenCell][] {
  return [
    said('school_code', school.code),
    said('school_name', school.name),
    said('county_code', county.code),
    said('county_name', county.name),
    said('school_type_code', school.typeCode),
    said('parent_school_code', school.parentCode),
    said('authority', school.authority),
    said('town', school.town),
  ]
}

/** What was verified at the school outweighs what a department reports of it. */
const isFoundOtherwise = (own: WrittenCell | undefined, cell: WrittenCell): boolean =>
  own?.from?.basis === 'verified' && cell.from?.basis !== 'verified'

/** What departments report of single schools, by the school's code. */
function ofSchools(sheets: readonly ReturnSheet[]): Map<string, [string, WrittenCell][]> {
  const bySchool = new Map<string, [string, WrittenCell][]>()
  for (const sheet of sheets)
    if (sheet.school === null)
      for (const [school, cells] of partsOf(sheet).of) bySchool.set(school, [...(bySchool.get(school) ?? []), ...cells])
  return bySchool
}

/** Nothing where no row was reported, except for schools and sections, without which there is no package, and where all said they have none. */
function tableOf(table: TableName, groups: readonly WrittenRows[], saidNone: boolean): RoundTable[] {
  if (groups.length === 0 && table !== 'schools' && table !== 'sections' && !saidNone) return []
  const found = new Set(LEAST[table])
  const shapes = new Set<string>()
  for (const group of groups) {
    if (shapes.has(group.shape)) continue
    shapes.add(group.shape)
    for (const column of group.columns) found.add(column)
  }
  const columns = [...found]
  const shape = columns.join()
  return [{ table, columns, rows: groups.flatMap((group) => laidOut(group, columns, shape)) }]
}

const lines = new WeakMap<WrittenRows, { shape: string; lines: RoundRow[] }>()

/** Rows under these columns; the same rows under the same ones are the same lines. */
function laidOut(group: WrittenRows, columns: readonly string[], shape: string): RoundRow[] {
  const before = lines.get(group)
  if (before?.shape === shape) return before.lines
  const made = group.rows.map((row) => {
    const found = columns.map((column) => row.get(column))
    return { cells: found.map((cell) => cell?.text ?? ''), from: found.map((cell) => cell?.from ?? null) }
  })
  lines.set(group, { shape, lines: made })
  return made
}

/** What a header must have even where no row fills it. */
const LEAST: Readonly<Record<TableName, readonly string[]>> = {
  schools: ['school_code', 'school_name', 'county_code', 'county_name', 'school_type_code'],
  sections: ['school_code', 'stage'],
  classes: ['school_code', 'stage', 'grade', 'class_name', 'students'],
  rooms: ['school_code', 'kind', 'area'],
  campuses: ['school_code', 'campus_code'],
  teachers: ['school_code', 'stage', 'teacher_id', 'status'],
  county: ['county_code', 'element', 'value'],
}
