import type { Fault } from '@junheng/core/fault.ts'
import { TABLES, type TableName } from '@junheng/core/features/collection/columns.ts'
import type { County, TableSource } from '@junheng/core/features/collection/county.ts'
import { sheetOf } from '@junheng/core/features/collection/workbook/sheets.ts'
import type { PackageReading } from '../package/read.ts'
import type { SheetTable } from './sheet-table.ts'

/** A reading whose places are those of the workbook it came from: its name, sheets, column letters and cells. */
export function placed(reading: PackageReading, tables: ReadonlyMap<TableName, SheetTable>, workbook: string): PackageReading {
  const bySheet = new Map([...tables.values()].map((t) => [t.sheet, t]))
  const source = (from: TableSource): TableSource => {
    const table = bySheet.get(from.sheet)
    return { ...from, file: workbook, sheet: inWords(from.sheet), ...(table && { letters: table.letters }) }
  }
  const rowOf = (from: TableSource, line: number): number => bySheet.get(from.sheet)?.rowOfLine.get(line) ?? line
  return {
    ...reading,
    counties: reading.counties.map((county) => withPlaces(county, source, rowOf)),
    faults: reading.faults.map((fault) => placedFault(fault, bySheet.get(fault.sheet))),
  }
}

function placedFault(fault: Fault, table: SheetTable | undefined): Fault {
  const worded = { ...fault, message: inWords(fault.message), repair: inChinese(inWords(fault.repair)) }
  if (table === undefined || fault.row === null) return worded
  const row = fault.row === 1 ? table.headerRow : (table.rowOfLine.get(fault.row) ?? fault.row)
  const { column } = fault
  const letter = column === null ? undefined : (table.letterOfHeader.get(column.trim()) ?? table.letters.get(column))
  return { ...worded, row, cell: letter === undefined ? null : `${letter}${row}` }
}

function withPlaces(
  county: County,
  source: (from: TableSource) => TableSource,
  rowOf: (from: TableSource, line: number) => number,
): County {
  const moved = <T extends { source: TableSource; lines: Int32Array }>(table: T): T => ({
    ...table,
    source: source(table.source),
    lines: table.lines.map((line) => rowOf(table.source, line)),
  })
  const { schools, sections, classes, rooms, campuses, teachers, values, valuesSource } = county
  return {
    ...county,
    schools: moved(schools),
    sections: moved(sections),
    classes: classes && moved(classes),
    rooms: rooms && moved(rooms),
    campuses: campuses && moved(campuses),
    teachers: teachers && moved(teachers),
    values: new Map([...values].map(([key, value]) => [key, { ...value, line: rowOf(valuesSource, value.line) }])),
    valuesSource: source(valuesSource),
  }
}

/** Messages of the package's rules name its files; in a workbook these are sheets. */
const inWords = (text: string): string =>
  text.includes('.csv') ? text.replace(FILE_NAME, (_, table: TableName) => sheetOf(table).name) : text

/** A package's words are explained in brackets, `met（达标）`; in a workbook one chooses the Chinese ones. */
const inChinese = (repair: string): string =>
  repair.replace(/\s?\b(?:met|unmet|excellent|good|pass|fail|primary|junior|public|private|senior_students)（([^）]+)）/g, '$1')

const FILE_NAME = new RegExp(`(${TABLES.join('|')})\\.csv(?:（[^）]*）)?`, 'g')
