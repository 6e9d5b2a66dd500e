import { TABLES, type TableName } from '../columns.ts'
import type { Stage } from '../county.ts'
import { STAGES } from '../county.ts'
import type { Basis } from './bases.ts'
import type { SchoolIdentity } from './schema.ts'
import { pathOf, RETURN_LISTS, type ReturnList, readPath, readRow } from './value-path.ts'

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

type WrittenCell = { text: string; from: ValueAddress | null }
type Written = Map<string, WrittenCell>

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
  const schools = sheets.flatMap((sheet) => (sheet.school ? [{ ...sheet, school: sheet.school }] : []))
  const anyRooms = schools.some(({ values }) => listed(values, 'rooms'))
  for (const sheet of schools.sort((a, b) => (a.school.code < b.school.code ? -1 : 1))) {
    const { school } = sheet
    const own = new Map(figures(sheet, 'schools'))
    const known = (reportedOf.get(school.code) ?? []).filter(([column, cell]) => !isFoundOtherwise(own.get(column), cell))
    add('schools', new Map([...identityOf(county, school), ...own, ...known]))
    for (const stage of STAGES) {
      const section = figures(sheet, 'sections', stage)
      // Classes without any figure of their section still belong to one.
      const hasClasses = listRows(sheet, 'classes').some((row) => row.get('stage')?.text === stage)
      if (section.length > 0 || hasClasses)
        add('sections', new Map([key('school_code', school.code), key('stage', stage), ...section]))
    }
    for (const list of RETURN_LISTS) for (const row of listRows(sheet, list)) add(list, row)
    // Rooms are reported for all schools or for none: one that has not said anything yet must not count as having none.
    if (anyRooms && !listed(sheet.values, 'rooms'))
      for (const kind of ['music', 'art']) add('rooms', new Map([key('school_code', school.code), key('kind', kind)]))
  }
  for (const sheet of sheets.filter(({ school }) => school === null))
    for (const [path, chosen] of sheet.values) {
      const place = readPath(path)
      if (place?.table !== 'county' || chosen.value === '') continue
      const value = written(sheet.returnId, path, chosen)
      add('county', new Map([key('county_code', county.code), key('element', place.element), ['value', value]]))
    }
  const hasDay = rows.get('county')!.some((row) => row.get('element')?.text === 'statistics_date')
  if (county.statisticsDay !== undefined && !hasDay)
    add(
      'county',
      new Map([key('county_code', county.code), key('element', 'statistics_date'), key('value', county.statisticsDay)]),
    )
  return TABLES.flatMap((table) => tableOf(table, rows.get(table)!, table === 'rooms' && anyRooms))
}

const key = (name: string, text: string): [string, WrittenCell] => [name, { text, from: null }]

const written = (returnId: string, path: string, { value, basis, version }: ChosenValue): WrittenCell => ({
  text: value,
  from: { returnId, path, basis, version },
})

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

/** A school's own figures, or those of one of its sections. */
function figures({ returnId, values }: ReturnSheet, table: 'schools' | 'sections', stage?: Stage): [string, WrittenCell][] {
  return [...values].flatMap(([path, chosen]): [string, WrittenCell][] => {
    const place = readPath(path)
    if (chosen.value === '' || place?.table !== table || (place.table === 'sections' && place.stage !== stage)) return []
    return [[place.column, written(returnId, path, chosen)]]
  })
}

/** What was verified at the school outweighs what a department reports of it. */
const isFoundOtherwise = (own: WrittenCell | undefined, cell: WrittenCell): boolean =>
  own?.from?.basis === 'verified' && cell.from?.basis !== 'verified'

/** What departments report of single schools, by the school's code. */
function ofSchools(sheets: readonly ReturnSheet[]): Map<string, [string, WrittenCell][]> {
  const bySchool = new Map<string, [string, WrittenCell][]>()
  for (const { returnId, school, values } of sheets) {
    if (school !== null) continue
    for (const [path, chosen] of values) {
      const place = readPath(path)
      if (place?.table !== 'of' || chosen.value === '') continue
      const known = bySchool.get(place.school) ?? []
      bySchool.set(place.school, [...known, [place.column, written(returnId, path, chosen)]])
    }
  }
  return bySchool
}

/** True when a school said something of a list: rows, or that it has none. */
const listed = (values: ReturnSheet['values'], list: ReturnList): boolean =>
  values.get(pathOf.none(list))?.value === '1' ||
  [...values].some(([path, { value }]) => value !== '' && path.startsWith(`${list}/`))

function listRows({ returnId, school, values }: ReturnSheet, list: ReturnList): Written[] {
  const rows: Written[] = []
  for (const [path, chosen] of values) {
    if (!path.startsWith(`${list}/`)) continue
    const words = readRow(chosen.value)
    if (words === null) continue
    const { from } = written(returnId, path, chosen)
    const cells = Object.entries(words).map(([name, text]): [string, WrittenCell] => [name, { text, from }])
    rows.push(new Map([...cells, key('school_code', school?.code ?? '')]))
  }
  return rows.sort(byWords)
}

/** Classes as they are called over: by stage, grade and number; other lists by their words. */
function byWords(a: Written, b: Written): number {
  for (const name of ['stage', 'grade', 'kind', 'campus_code', 'class_name', 'teacher_id']) {
    const order = COLLATOR.compare(a.get(name)?.text ?? '', b.get(name)?.text ?? '')
    if (order !== 0) return name === 'stage' ? -order : order
  }
  return 0
}
const COLLATOR = new Intl.Collator('zh-CN', { numeric: true })

/** Nothing where no row was reported, except for schools and sections, without which there is no package, and where all said they have none. */
function tableOf(table: TableName, rows: readonly Written[], saidNone: boolean): RoundTable[] {
  if (rows.length === 0 && table !== 'schools' && table !== 'sections' && !saidNone) return []
  const columns = [...new Set([...LEAST[table], ...rows.flatMap((row) => [...row.keys()])])]
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
