import { SCHOOL_TEXTS, type TableName, tableColumns } from '@junheng/core/features/collection/columns.ts'
import { type Classes, type County, STAGES, type Table } from '@junheng/core/features/collection/county.ts'
import { GRADES, type ValueRule } from '@junheng/core/features/collection/read-value.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import { csvNumber, csvRow } from './csv-text.ts'

/** The pieces of one table's CSV: header first, then a piece a county. */
export type CsvPieces = Iterable<string>

/** The CSV of every table that any of these counties has. Columns nobody reported are left out. */
export function countyCsv(counties: readonly County[], catalogue: Catalogue): Map<TableName, CsvPieces> {
  const files = new Map<TableName, CsvPieces>()
  files.set('schools', schoolsCsv(counties, catalogue))
  files.set('sections', sectionsCsv(counties, catalogue))
  if (counties.some((c) => c.classes !== null)) files.set('classes', classesCsv(counties))
  if (counties.some((c) => c.rooms !== null)) files.set('rooms', roomsCsv(counties))
  if (counties.some((c) => c.campuses !== null)) files.set('campuses', campusesCsv(counties, catalogue))
  if (counties.some((c) => c.teachers !== null)) files.set('teachers', teachersCsv(counties))
  if (counties.some((c) => c.values.size > 0)) files.set('county', valuesCsv(counties))
  return files
}

function* schoolsCsv(counties: readonly County[], catalogue: Catalogue): CsvPieces {
  const rules = reported('schools', catalogue, counties, (c) => c.schools)
  const texts = SCHOOL_TEXTS.map(({ key }) => key).filter((key) => counties.some((c) => c.schools.texts.has(key)))
  const words = ['school_code', 'school_name', 'county_code', 'county_name', 'school_type_code', 'parent_school_code']
  yield csvRow([...words, ...texts, ...rules.map((r) => r.key)])
  for (const { code, name, schools } of counties) {
    yield rowsOf(schools.rows, (row) => [
      schools.codes[row]!,
      schools.names[row]!,
      code,
      name,
      schools.types[row]!,
      schools.parents[row]!,
      ...texts.map((key) => schools.texts.get(key)?.[row] ?? ''),
      ...rules.map((rule) => spelled(schools, rule, row)),
    ])
  }
}

function* sectionsCsv(counties: readonly County[], catalogue: Catalogue): CsvPieces {
  const rules = reported('sections', catalogue, counties, (c) => c.sections)
  yield csvRow(['school_code', 'stage', ...rules.map((r) => r.key)])
  for (const { schools, sections } of counties) {
    yield rowsOf(sections.rows, (row) => [
      schools.codes[sections.school[row]!]!,
      STAGES[sections.stage[row]!]!,
      ...rules.map((rule) => spelled(sections, rule, row)),
    ])
  }
}

function* classesCsv(counties: readonly County[]): CsvPieces {
  yield csvRow(['school_code', 'stage', 'grade', 'class_name', 'students'])
  for (const county of counties) {
    const { classes } = county
    if (classes !== null) yield bySection(county, classes, (row) => classRow(classes, row))
  }
}

const classRow = ({ grade, students, name }: Classes, row: number): string[] => [
  grade[row] === 0 ? '' : String(grade[row]),
  name(row),
  csvNumber(students[row]!),
]

function* roomsCsv(counties: readonly County[]): CsvPieces {
  yield csvRow(['school_code', 'kind', 'area'])
  for (const { schools, rooms } of counties) {
    if (rooms === null) continue
    for (let school = 0; school < schools.rows; school++) {
      for (let row = rooms.start[school]!; row < rooms.start[school + 1]!; row++)
        yield csvRow([schools.codes[school]!, rooms.kind[row] === 0 ? 'music' : 'art', csvNumber(rooms.area[row]!)])
    }
  }
}

function* campusesCsv(counties: readonly County[], catalogue: Catalogue): CsvPieces {
  const rules = reported('campuses', catalogue, counties, (c) => c.campuses)
  yield csvRow(['school_code', 'campus_code', 'campus_name', ...rules.map((r) => r.key)])
  for (const { schools, campuses } of counties) {
    if (campuses === null) continue
    for (let school = 0; school < schools.rows; school++) {
      for (let row = campuses.start[school]!; row < campuses.start[school + 1]!; row++)
        yield csvRow([
          schools.codes[school]!,
          campuses.codes[row]!,
          campuses.names[row]!,
          ...rules.map((rule) => spelled(campuses, rule, row)),
        ])
    }
  }
}

function* teachersCsv(counties: readonly County[]): CsvPieces {
  yield csvRow([
    'school_code',
    'stage',
    'teacher_id',
    'status',
    'degree',
    'subject',
    'title',
    'backbone',
    'certified',
    'hours_360',
  ])
  for (const county of counties) {
    const { teachers: t } = county
    if (t === null) continue
    yield bySection(county, t, (row) => [
      t.id[row]!,
      t.status[row]!,
      t.degree[row]!,
      t.subject[row]!,
      t.title[row]!,
      ...[t.backbone, t.certified, t.hours360].map((column) => csvNumber(column[row]!)),
    ])
  }
}

function* valuesCsv(counties: readonly County[]): CsvPieces {
  yield csvRow(['county_code', 'element', 'value'])
  for (const { code, values } of counties) {
    yield [...values]
      .sort(([, a], [, b]) => a.line - b.line)
      .map(([key, { text }]) => csvRow([code, key, text]))
      .join('')
  }
}

function bySection({ schools, sections }: County, { start }: { start: Int32Array }, cells: (row: number) => string[]): string {
  let text = ''
  for (let section = 0; section < sections.rows; section++) {
    const code = schools.codes[sections.school[section]!]!
    const stage = STAGES[sections.stage[section]!]!
    for (let row = start[section]!; row < start[section + 1]!; row++) text += csvRow([code, stage, ...cells(row)])
  }
  return text
}

function rowsOf(rows: number, cells: (row: number) => string[]): string {
  let text = ''
  for (let row = 0; row < rows; row++) text += csvRow(cells(row))
  return text
}

/** The value columns that any county's table holds a value in, in the catalogue's order. */
function reported(
  name: TableName,
  catalogue: Catalogue,
  counties: readonly County[],
  tableOf: (county: County) => Table | null,
): readonly ValueRule[] {
  return tableColumns(name, catalogue).values.filter(({ key }) =>
    counties.some((county) =>
      tableOf(county)
        ?.numbers.get(key)
        ?.some((value) => !Number.isNaN(value)),
    ),
  )
}

/** A value as its reader expects it: words for booleans, judgements, grades and word enums, plain numbers for the rest. */
function spelled(table: Table, { key, kind, values }: ValueRule, row: number): string {
  const value = table.numbers.get(key)?.[row] ?? Number.NaN
  if (Number.isNaN(value)) return ''
  if (kind === 'boolean') return value === 1 ? 'true' : 'false'
  if (kind === 'judgement') return value === 1 ? 'met' : 'unmet'
  if (kind === 'grade') return GRADES[value] ?? ''
  if (kind === 'enum' && values.some((v) => !/^\d+$/.test(String(v)))) return String(values[value] ?? '')
  return csvNumber(value)
}
