import { TABLES, type TableName } from '../columns.ts'
import type { Basis } from './bases.ts'
import type { SchoolIdentity } from './schema.ts'
import { partsOf, stagesOf, type Written, type WrittenCell } from './sheet-parts.ts'
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
  const rows = new Map<TableName, Written[]>(TABLES.map((table) => [table, []]))
  const add = (table: TableName, row: Written) => rows.get(table)!.push(row)
  const reportedOf = ofSchools(sheets)
  const schools = sheets.flatMap((sheet) => (sheet.school ? [{ school: sheet.school, parts: partsOf(sheet) }] : []))
  const anyRooms = schools.some(({ parts }) => parts.listed.has('rooms'))
  for (const { school, parts } of schools.sort((a, b) => (a.school.code < b.school.code ? -1 : 1))) {
    const own = new Map(parts.school)
    const known = (reportedOf.get(school.code) ?? []).filter(([column, cell]) => !isFoundOtherwise(own.get(column), cell))
    add('schools', new Map([...identityOf(county, school), ...own, ...known]))
    // Classes without any figure of their section still belong to one.
    for (const stage of stagesOf(parts))
      add('sections', new Map([key('school_code', school.code), key('stage', stage), ...parts.sections[stage]]))
    for (const list of RETURN_LISTS) for (const row of parts.lists[list]) add(list, row)
    // Rooms are reported for all schools or for none: one that has not said anything yet must not count as having none.
    if (anyRooms && !parts.listed.has('rooms'))
      for (const kind of ['music', 'art']) add('rooms', new Map([key('school_code', school.code), key('kind', kind)]))
  }
  for (const sheet of sheets.filter(({ school }) => school === null))
    for (const [element, value] of partsOf(sheet).county)
      add('county', new Map([key('county_code', county.code), key('element', element), ['value', value]]))
  const hasDay = rows.get('county')!.some((row) => row.get('element')?.text === 'statistics_date')
  if (county.statisticsDay !== undefined && !hasDay)
    add(
      'county',
      new Map([key('county_code', county.code), key('element', 'statistics_date'), key('value', county.statisticsDay)]),
    )
  return TABLES.flatMap((table) => tableOf(table, rows.get(table)!, table === 'rooms' && anyRooms))
}

const key = (name: string, text: string): [string, WrittenCell] => [name, { text, from: null }]

function identityOf(county: { code: string; name: string }, school: SchoolIdentity): [string, WrittenCell][] {
  return [
    key('school_code', school.code),
    key('school_name', school.name),
    key('county_code', county.code),
    key('county_name', county.name),
    key('school_type_code', school.typeCode),
    key('parent_school_code', school.parentCode),
    key('authority', school.authority),
    key('town', school.town),
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
function tableOf(table: TableName, rows: readonly Written[], saidNone: boolean): RoundTable[] {
  if (rows.length === 0 && table !== 'schools' && table !== 'sections' && !saidNone) return []
  const found = new Set(LEAST[table])
  for (const row of rows) for (const column of row.keys()) found.add(column)
  const columns = [...found]
  return [
    {
      table,
      columns,
      rows: rows.map((row) => ({
        cells: columns.map((column) => row.get(column)?.text ?? ''),
        from: columns.map((column) => row.get(column)?.from ?? null),
      })),
    },
  ]
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
