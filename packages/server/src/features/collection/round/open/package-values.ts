import type { TableName } from '@junheng/core/features/collection/columns.ts'
import type { County, Stage } from '@junheng/core/features/collection/county.ts'
import { reporterOf, reportersOf } from '@junheng/core/features/collection/round/open/duties.ts'
import type { SchoolIdentity } from '@junheng/core/features/collection/round/schema.ts'
import { pathOf, RETURN_LISTS, type ReturnList, rowText } from '@junheng/core/features/collection/round/value-path.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import { rowsOf } from '../../national/fill.ts'

/** A county's data as the returns of a round would hold it: of schools by their code, of departments by the reporter's name. */
export interface CountyReturns {
  schools: { identity: SchoolIdentity; values: PathValue[] }[]
  departments: { reporter: string; values: PathValue[] }[]
}
export type PathValue = [path: string, value: string]

type Row = ReadonlyMap<string, string>

/** Assembled again (`assemble.ts`) they make the same county: the same canonical values. */
export function returnsOfCounty(county: County, catalogue: Catalogue): CountyReturns {
  const tables = rowsOf(county, catalogue)
  const rows = (table: TableName): Row[] => tables.get(table) ?? []
  const departments = new Map<string, Map<string, string>>()
  const tell = (reporter: string, path: string, value: string) => {
    const known = departments.get(reporter) ?? new Map<string, string>()
    departments.set(reporter, known.set(path, value))
  }
  for (const row of rows('county')) {
    const element = row.get('element')!
    tell(reporterOf(element, catalogue), pathOf.county(element), row.get('value')!)
  }
  const bySchool = (table: TableName) => Map.groupBy(rows(table), codeOf)
  const lists = new Map(RETURN_LISTS.map((list) => [list, bySchool(list)]))
  const sections = bySchool('sections')
  const schools = rows('schools').map((row) => {
    const code = codeOf(row)
    const values = new Map<string, string>()
    for (const [column, value] of reported(row)) {
      const { main } = reportersOf(catalogue.elements.get(column)?.reporter ?? '学校')
      if (main === '学校') values.set(pathOf.school(column), value)
      else tell(main, pathOf.of(code, column), value)
    }
    for (const section of sections.get(code) ?? [])
      for (const [column, value] of reported(section)) values.set(pathOf.section(section.get('stage') as Stage, column), value)
    for (const list of RETURN_LISTS) putList(values, list, lists.get(list)!.get(code) ?? [], tables.has(list))
    return { identity: identityOf(row), values: [...values] }
  })
  return { schools, departments: [...departments].map(([reporter, values]) => ({ reporter, values: [...values] })) }
}

function putList(values: Map<string, string>, list: ReturnList, rows: readonly Row[], isHandedIn: boolean): void {
  for (const [i, row] of rows.entries()) {
    const { school_code: _, ...words } = Object.fromEntries(row)
    values.set(pathOf.row(list, `r${i + 1}`), rowText(words))
  }
  // A county that listed its rooms says of a school without any that it has none.
  if (list === 'rooms' && isHandedIn && rows.length === 0) values.set(pathOf.none(list), '1')
}

const codeOf = (row: Row): string => row.get('school_code')!

const OF_THE_DIRECTORY: ReadonlySet<string> = new Set([
  'school_code',
  'school_name',
  'county_code',
  'county_name',
  'school_type_code',
  'parent_school_code',
  'authority',
  'town',
])

const reported = (row: Row): PathValue[] =>
  [...row].filter(([column, value]) => value !== '' && column !== 'stage' && !OF_THE_DIRECTORY.has(column))

const identityOf = (row: Row): SchoolIdentity => ({
  code: codeOf(row),
  name: row.get('school_name')!,
  typeCode: row.get('school_type_code') ?? '',
  parentCode: row.get('parent_school_code') ?? '',
  authority: row.get('authority') ?? '',
  town: row.get('town') ?? '',
})
