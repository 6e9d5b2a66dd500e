import { type TableName, tableColumns } from '@junheng/core/features/collection/columns.ts'
import type { County } from '@junheng/core/features/collection/county.ts'
import { TEACHING_ROOMS } from '@junheng/core/features/collection/teaching-rooms.ts'
import {
  type ComputedColumn,
  computedColumns,
  excelFormula,
  excelResult,
} from '@junheng/core/features/collection/workbook/computed.ts'
import { SHEETS, type SheetLayout } from '@junheng/core/features/collection/workbook/sheets.ts'
import { countyRows, countyValidations } from './county-lines.ts'
import { type KeyedCells, tableRows, textOf } from './county-sheets.ts'
import { guideSheet } from './guide-sheet.ts'
import { letterOf } from './read-sheet.ts'
import { columnsOfSheet, type SheetColumn } from './sheet-columns.ts'
import type { WorkbookOptions } from './workbook-options.ts'
import { type XlsxCell, type XlsxSheet, xlsxFile } from './xlsx-file.ts'

/** Excel's own last row. */
const LAST_ROW = 1_048_576

/** A county has more rows than a sheet can hold. */
export class TooManyRows extends Error {}

/**
 * The county workbook: sheets, headers with their definitions, drop-downs, checks and computed columns, filled with these counties' data, or
 * empty for none. Reading it gives the same counties.
 *
 * @throws TooManyRows
 */
export function countyWorkbook(counties: readonly County[], options: WorkbookOptions): Uint8Array {
  const { catalogue, standards, oneSchool = false } = options
  const computed = computedColumns(standards[0]!, (key) => catalogue.elements.get(key)?.level ?? null)
  const layouts = SHEETS.filter((s) => !(oneSchool && s.table === 'county'))
  const columns = new Map(layouts.map((s) => [s.table, columnsOfSheet(s.table, counties, options.catalogue, computed)]))
  const sheets = layouts.map((layout) => sheetFor(layout, columns, counties, options))
  return xlsxFile([...sheets, ...(options.more ?? []), guideSheet(layouts, oneSchool)])
}

/** Rows offered where nothing is filled in yet. */
const ROOM: Record<TableName, number> = {
  schools: 300,
  sections: 400,
  campuses: 100,
  classes: 6000,
  rooms: 1500,
  teachers: 12000,
  county: 400,
}
const SCHOOL_ROOM = 200

function sheetFor(
  layout: SheetLayout,
  columns: ReadonlyMap<TableName, SheetColumn[]>,
  counties: readonly County[],
  options: WorkbookOptions,
): XlsxSheet {
  const { table, name } = layout
  const own = columns.get(table)!
  const rules = tableColumns(table, options.catalogue).values
  const data = tableRows(table, counties, rules) ?? []
  const offered = table === 'county' ? countyRows(data, options) : data
  const room = options.oneSchool ? (table === 'schools' ? 1 : table === 'sections' ? 2 : SCHOOL_ROOM) : ROOM[table]
  const last = Math.max(offered.length, room) + 1
  if (offered.length >= LAST_ROW) throw new TooManyRows(`表「${name}」有 ${offered.length} 行，超过工作簿的上限。`)
  const rows = offered.map((cells, i) => rowOf(own, cells, i + 2, columns, counties))
  if (own.some((c) => c.computed) && counties.length === 0)
    for (let row = 2; row <= last; row++) rows.push(rowOf(own, new Map(), row, columns, counties))
  return {
    name,
    columns: own.map(({ width, look }) => ({ width, look })),
    rows: [own.map(({ header, headerLook }) => ({ text: header, look: headerLook })), ...rows],
    notes: own.map(({ note }, c) => ({ cell: `${letterOf(c)}1`, text: note })),
    validations: [
      ...own.flatMap((c, i) =>
        c.validation === null ? [] : [{ ...c.validation, range: `${letterOf(i)}2:${letterOf(i)}${last}` }],
      ),
      ...(table === 'county' ? countyValidations(offered, options) : []),
    ],
    frozen: { rows: 1, columns: table === 'schools' ? 2 : table === 'county' ? 0 : 1 },
    guarded: true,
  }
}

function rowOf(
  own: readonly SheetColumn[],
  cells: KeyedCells,
  row: number,
  columns: ReadonlyMap<TableName, SheetColumn[]>,
  counties: readonly County[],
): (XlsxCell | null)[] {
  return own.map(({ key, computed }) =>
    computed === null ? (cells.get(key) ?? null) : computedCell(computed, own, cells, row, columns, counties),
  )
}

/** The indicator of this row, live and with the result it has now. On 学校 the pupils are those of the school's rows on 学部. */
function computedCell(
  { formula, table }: ComputedColumn,
  own: readonly SheetColumn[],
  cells: KeyedCells,
  row: number,
  columns: ReadonlyMap<TableName, SheetColumn[]>,
  counties: readonly County[],
): XlsxCell {
  const at = (list: readonly SheetColumn[], key: string): string => letterOf(list.findIndex((c) => c.key === key))
  const sections = columns.get('sections')!
  const pupils = `SUMIF(学部!$${at(sections, 'school_code')}:$${at(sections, 'school_code')},$${at(own, 'school_code')}${row},学部!$${at(sections, 'students')}:$${at(sections, 'students')})`
  const cell = (name: string): string => {
    if (table === 'schools' && name === 'students') return pupils
    return name === 'teaching_area_total' ? totalOrParts((key) => `${at(own, key)}${row}`) : `${at(own, name)}${row}`
  }
  const value = (name: string): number => {
    if (table === 'schools' && name === 'students') return pupilsOf(textOf(cells.get('school_code')), counties)
    const found = cells.get(name)
    return found !== undefined && 'number' in found ? Number(found.number) : Number.NaN
  }
  const { primary, junior } = formula
  if (JSON.stringify(primary) === JSON.stringify(junior))
    return { formula: excelFormula(primary, cell), result: excelResult(primary, value) }
  const stage = `${at(own, 'stage')}${row}`
  const written = textOf(cells.get('stage'))
  return {
    formula: `IF(${stage}="小学",${excelFormula(primary, cell)},IF(${stage}="初中",${excelFormula(junior, cell)},""))`,
    result: written === '小学' ? excelResult(primary, value) : written === '初中' ? excelResult(junior, value) : '',
  }
}

/** The total as typed, else what its parts come to, as it is read (`teaching-rooms.ts`). */
function totalOrParts(cell: (key: string) => string): string {
  const total = cell('teaching_area_total')
  const parts = [...TEACHING_ROOMS, 'indoor_sports_area'].map(cell).join(',')
  return `IF(ISNUMBER(${total}),${total},IF(COUNT(${parts})=${TEACHING_ROOMS.length + 1},SUM(${parts}),""))`
}

/** Pupils of a school as SUMIF adds them: unreported counts nothing, and nobody at all is no basis. */
function pupilsOf(code: string, counties: readonly County[]): number {
  for (const { schools, sections } of counties) {
    const school = schools.codes.indexOf(code)
    if (school < 0) continue
    let sum = 0
    for (let row = 0; row < sections.rows; row++)
      if (sections.school[row] === school) sum += sections.numbers.get('students')?.[row] || 0
    return sum > 0 ? sum : Number.NaN
  }
  return Number.NaN
}
