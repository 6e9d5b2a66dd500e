import type { TableName } from '@junheng/core/features/collection/columns.ts'
import { FaultList, quoted } from '@junheng/core/features/collection/fault-list.ts'
import { type Header, readHeader } from '@junheng/core/features/collection/read-header.ts'
import { NONE_AT_ALL, OWN_COLUMN } from '@junheng/core/features/collection/workbook/sheets.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import { csvCell } from '../package/csv-text.ts'
import { type CellTrouble, letterOf, type SheetRow } from './read-sheet.ts'

/** A sheet put as the CSV file its table would be: row i of the sheet is line i, so that both have the same rules. */
export interface SheetTable {
  table: TableName
  sheet: string
  /** The row the header was found in. */
  headerRow: number
  /** Column letters by key, and by the header's own words. */
  letters: ReadonlyMap<string, string>
  letterOfHeader: ReadonlyMap<string, string>
  /** Rows of data. */
  rows: number
  /** True when the sheet says that there is nothing of the kind. */
  none: boolean
  /** A line break inside a cell takes a line of the CSV: the row of each line from there on. Empty where line and row are the same. */
  rowOfLine: ReadonlyMap<number, number>
  /** With one byte of room at the end. */
  csv: () => Buffer
}

/** What a sheet is made into while its rows come. */
export interface SheetTaker {
  take: (row: SheetRow) => void
  finish: () => SheetTable | null
}

/** A row by column key, for who has to look at it or settle a cell before it is read. Columns that are not there are '' and stay so. */
export interface KeyedRow {
  get: (key: string) => string
  set: (key: string, text: string) => void
  /** The column's name as the sheet has it. */
  header: (key: string) => string
}

/** How far down a header is looked for: a title may stand above it. */
const HEADER_WITHIN = 10
const TROUBLE_WORDS: Record<Exclude<CellTrouble, 'date'>, [rule: 'S061' | 'S066', what: string, repair: string]> = {
  error: ['S061', '公式出错', '改正公式，或直接填数；没有数据就留空。'],
  'no-result': ['S066', '公式没有保存计算结果', '用 Excel 或 WPS 打开，保存一次后再提交；或直接填数。'],
}

/** @param each is shown every row before it is written down; a row for which it answers false is left out */
export function sheetTaker(
  table: TableName,
  sheet: string,
  catalogue: Catalogue,
  faults: FaultList,
  each?: (row: KeyedRow) => boolean,
): SheetTaker {
  let header: { read: Header; row: number; columns: KeptColumn[] } | null = null
  const lines: string[] = []
  const unnamed = new Set<number>()
  let passed = 0
  let rows = 0
  let none = false
  /** Line breaks inside cells so far. */
  let broken = 0
  const rowOfLine = new Map<number, number>()
  /** Columns of the sheet that have a name. */
  let named: ReadonlySet<number> = new Set()
  let place: ReadonlyMap<string, number> = new Map()
  let current: string[] = []
  const keyed: KeyedRow = {
    get: (key) => current[place.get(key) ?? -1] ?? '',
    set: (key, text) => {
      const i = place.get(key)
      if (i !== undefined) current[i] = text
    },
    header: (key) => header?.columns[place.get(key) ?? -1]?.header ?? '',
  }

  function take({ row, cells, troubles }: SheetRow): void {
    if (header === null) {
      header = headerIn(row, cells)
      if (header !== null)
        write(
          row,
          header.columns.map((c) => c.header),
        )
      return
    }
    if (rows === 0 && cells.filter((text) => text !== '').length === 1 && cells.some((text) => text.trim() === NONE_AT_ALL)) {
      none = true
      return
    }
    const { columns } = header
    const texts = columns.map((c) => (c.key === null ? '' : (cells[c.at] ?? '')))
    if (troubles.size > 0) reportTroubles(row, columns, troubles, cells, texts)
    for (let c = 0; c < cells.length; c++) if (cells[c]! !== '' && !named.has(c)) unnamed.add(c)
    if (texts.every((text) => text.trim() === '')) return
    if (each !== undefined) {
      current = texts
      if (!each(keyed)) return
    }
    rows++
    write(row, texts)
  }

  function headerIn(row: number, cells: readonly string[]): typeof header {
    const words = cells.map(headerWords)
    const kept = words.flatMap((words, at): KeptColumn[] =>
      words === '' || words.startsWith(OWN_COLUMN) ? [] : [{ at, header: words, key: null }],
    )
    // The faults of the header are raised when the table is read; here only what stands where.
    const read = readHeader(
      table,
      kept.map((c) => c.header),
      sheet,
      catalogue,
      new FaultList(),
    )
    if (read.at.size < 2 && row < HEADER_WITHIN && !(read.at.has('school_code') || read.at.has('county_code'))) {
      passed = row
      return null
    }
    const keys = new Map([...read.at].map(([key, i]) => [i, key]))
    named = new Set(words.flatMap((w, at) => (w === '' ? [] : [at])))
    place = read.at
    return { read, row, columns: kept.map((c, i) => ({ ...c, key: keys.get(i) ?? null })) }
  }

  function write(row: number, texts: readonly string[]): void {
    while (lines.length < row - 1) lines.push('')
    lines.push(texts.length === 1 && texts[0] === '' ? '""' : texts.map(csvCell).join(','))
    if (broken > 0) rowOfLine.set(row + broken, row)
    for (const text of texts) if (text.includes('\n')) broken += text.split('\n').length - 1
  }

  function reportTroubles(
    row: number,
    columns: readonly KeptColumn[],
    troubles: ReadonlyMap<number, CellTrouble>,
    cells: readonly string[],
    texts: string[],
  ): void {
    for (const [at, trouble] of troubles) {
      const i = columns.findIndex((c) => c.at === at)
      const column = columns[i]
      if (column === undefined || column.key === null) continue
      const where = { sheet, row, column: column.header, cell: `${letterOf(at)}${row}` }
      if (trouble !== 'date') {
        const [rule, what, repair] = TROUBLE_WORDS[trouble]
        const shown = cells[at] ? `（${cells[at]}）` : ''
        faults.structural(rule, where, () => [`${column.header}这一格${what}${shown}，没有读取。`, repair])
        texts[i] = ''
      } else if (header!.read.columns.words.some((w) => w.key === column.key) && column.key !== 'value')
        faults.structural('S011', where, () => [
          `${column.header}这一格是日期，已按${quoted(cells[at] ?? '')}读取。`,
          '若原来不是日期，把这一格设为文本格式后重新填写。',
        ])
    }
  }

  function finish(): SheetTable | null {
    if (header === null) {
      if (passed > 0)
        faults.structural('S004', { sheet, row: 1 }, () => [
          `表「${sheet}」前 ${HEADER_WITHIN} 行里找不到表头，没有读取。`,
          '用「junheng template」生成的工作簿，或把列名写在第 1 行。',
        ])
      return null
    }
    const { columns, row: headerRow } = header
    for (const c of unnamed)
      faults.structural('S005', { sheet, row: headerRow, cell: `${letterOf(c)}${headerRow}` }, () => [
        `${letterOf(c)} 列没有列名，这一列没有读取。`,
        '写上列名；不需要的列可以保留，不影响读取。',
      ])
    const letters = new Map(columns.flatMap((c) => (c.key === null ? [] : [[c.key, letterOf(c.at)] as const])))
    const letterOfHeader = new Map(columns.toReversed().map((c) => [c.header, letterOf(c.at)]))
    return {
      table,
      sheet,
      headerRow,
      letters,
      letterOfHeader,
      rows,
      none,
      rowOfLine,
      csv: () => Buffer.from(`${lines.join('\n')}\n\n`),
    }
  }
  return { take, finish }
}

interface KeptColumn {
  /** In the sheet, from 0. */
  at: number
  header: string
  /** Null for a column that is not read. */
  key: string | null
}

/** A header may be broken over lines to be narrow. */
const headerWords = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, '').trim()
