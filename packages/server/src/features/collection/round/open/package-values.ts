import type { TableName } from '@junheng/core/features/collection/columns.ts'
import type { County, Stage } from '@junheng/core/features/collection/county.ts'
import { reporterOf, reportersOf } from '@junheng/core/features/collection/round/open/duties.ts'
import type { SchoolIdentity } from '@junheng/core/features/collection/round/schema.ts'
import { pathOf, RETURN_LISTS, type ReturnList, rowText } from '@junheng/core/features/collection/round/value-path.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import { splitCsv } from '../../national/csv-rows.ts'
import { countyCsv } from '../../package/county-csv.ts'

/** A county's data as the returns of a round would hold it: of schools by their code, of departments by the reporter's name. */
export interface CountyReturns {
  schools: { identity: SchoolIdentity; values: [path: string, value: string][] }[]
  departments: { reporter: string; values: [path: string, value: string][] }[]
}

type Row = Readonly<Record<string, string>>
const OF_THE_DIRECTORY = [
  'school_code',
  'school_name',
  'county_code',
  'county_name',
  'school_type_code',
  'parent_school_code',
  'authority',
  'town',
]

/** Assembled again (`assemble.ts`) they make the same county: the same canonical values. */
export function returnsOfCounty(county: County, catalogue: Catalogue): CountyReturns {
  const tables = new Map([...countyCsv([county], catalogue)].map(([table, pieces]) => [table, rowsOf([...pieces].join(''))]))
  const rows = (table: TableName): Row[] => tables.get(table) ?? []
  const departments = new Map<string, Map<string, string>>()
  const tell = (reporter: string, path: string, value: string) => {
    const known = departments.get(reporter) ?? new Map<string, string>()
    departments.set(reporter, known.set(path, value))
  }
  for (const { element, value } of rows('county')) tell(reporterOf(element!, catalogue), pathOf.county(element!), value!)
  const bySchool = new Map(RETURN_LISTS.map((list) => [list, Map.groupBy(rows(list), (row) => row['school_code']!)]))
  const sections = Map.groupBy(rows('sections'), (row) => row['school_code']!)
  const schools = rows('schools').map((row) => {
    const code = row['school_code']!
    const values = new Map<string, string>()
    for (const [column, value] of reported(row)) {
      const { main } = reportersOf(catalogue.elements.get(column)?.reporter ?? '学校')
      if (main === '学校') values.set(pathOf.school(column), value)
      else tell(main, pathOf.of(code, column), value)
    }
    for (const section of sections.get(code) ?? [])
      for (const [column, value] of reported(section)) values.set(pathOf.section(section['stage'] as Stage, column), value)
    for (const list of RETURN_LISTS) putList(values, list, bySchool.get(list)!.get(code) ?? [], tables.has(list))
    return { identity: identityOf(row), values: [...values] }
  })
  return { schools, departments: [...departments].map(([reporter, values]) => ({ reporter, values: [...values] })) }
}

function putList(values: Map<string, string>, list: ReturnList, rows: readonly Row[], isHandedIn: boolean): void {
  for (const [i, { school_code: _, ...words }] of rows.entries()) values.set(pathOf.row(list, `r${i + 1}`), rowText(words))
  // A county that listed its rooms says of a school without any that it has none.
  if (list === 'rooms' && isHandedIn && rows.length === 0) values.set(pathOf.none(list), '1')
}

const reported = (row: Row): [string, string][] =>
  Object.entries(row).filter(([column, value]) => value !== '' && column !== 'stage' && !OF_THE_DIRECTORY.includes(column))

const identityOf = (row: Row): SchoolIdentity => ({
  code: row['school_code']!,
  name: row['school_name']!,
  typeCode: row['school_type_code'] ?? '',
  parentCode: row['parent_school_code'] ?? '',
  authority: row['authority'] ?? '',
  town: row['town'] ?? '',
})

function rowsOf(csv: string): Row[] {
  const [header = [], ...rows] = splitCsv(csv)
  return rows.map((cells) => Object.fromEntries(header.map((column, i) => [column, cells[i] ?? ''])))
}
