import type { Merge, RawTable } from '@junheng/core/features/rectification/plan/plan.ts'
import type { PlanSource } from '@junheng/core/features/rectification/plan/read-plan.ts'
import { type CellValue, readXlsx as openWorkbook, type Sheet } from 'hucre'
import { type OfficeFile, unreadable } from '../../../files/open-office.ts'

const MAX_COLUMNS = 60
const MAX_ROWS = 3000

/** Reads every sheet of a workbook as a table; the lines above a plan's header are found later. */
export async function readXlsx(file: OfficeFile, bytes: Uint8Array, fileName: string): Promise<PlanSource> {
  // Unpacks every part under our own caps and refuses document types before the reader sees the file.
  for (const name of file.names) if (/\.(?:xml|rels)$/.test(name)) file.part(name)
  const sheets = await openSheets(bytes, fileName)
  const tables = sheets.map((sheet) => ({ table: tableOf(sheet), above: [] }))
  const paragraphs = tables.flatMap(({ table }) => table.cells.map(aloneIn).filter((text) => text !== null))
  return { tables, paragraphs }
}

async function openSheets(bytes: Uint8Array, fileName: string): Promise<Sheet[]> {
  try {
    return (await openWorkbook(bytes, { maxRows: MAX_ROWS })).sheets
  } catch (error) {
    throw unreadable(fileName, '文件内容已损坏，请用表格软件重新保存后再导入。', error)
  }
}

function tableOf(sheet: Sheet): RawTable {
  const rows = sheet.rows.map((row) => row.slice(0, MAX_COLUMNS).map(textOf))
  const height = rows.findLastIndex((row) => row.some((text) => text !== '')) + 1
  const width = Math.max(0, ...rows.map((row) => row.findLastIndex((text) => text !== '') + 1))
  const cells = rows.slice(0, height).map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''))
  const merges = (sheet.merges ?? []).flatMap((range): Merge[] => {
    const rowspan = Math.min(range.endRow, height - 1) - range.startRow + 1
    const colspan = Math.min(range.endCol, width - 1) - range.startCol + 1
    return rowspan < 1 || colspan < 1 || rowspan * colspan === 1
      ? []
      : [{ row: range.startRow, col: range.startCol, rowspan, colspan }]
  })
  // What some programs leave behind in swallowed cells is not on the sheet for a reader, so it is not in the plan.
  for (const merge of merges)
    for (let row = merge.row; row < merge.row + merge.rowspan; row++)
      for (let col = merge.col; col < merge.col + merge.colspan; col++)
        if (row !== merge.row || col !== merge.col) cells[row]![col] = ''
  return { cells, merges }
}

/** The text of a row in which only one cell is filled: a title, a note, a line of the main text. */
function aloneIn(row: readonly string[]): string | null {
  const filled = row.filter((text) => text.trim() !== '')
  return filled.length === 1 ? filled[0]! : null
}

/** A month typed into a sheet becomes a date; it is read back as the month it was. */
function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) {
    const day = value.getUTCDate()
    return `${value.getUTCFullYear()}年${value.getUTCMonth() + 1}月${day === 1 ? '' : `${day}日`}`
  }
  return String(value).replace(/\r\n?/g, '\n').replace(/\s+$/, '')
}
