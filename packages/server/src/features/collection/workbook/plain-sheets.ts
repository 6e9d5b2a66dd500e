import type { Fault } from '@junheng/core/fault.ts'
import { openWorkbook } from './open-workbook.ts'
import { letterOf, readSheet } from './read-sheet.ts'
import { WORKBOOK_LIMITS } from './workbook-limits.ts'

/** A sheet as rows of text; `row` as Excel shows it. */
export interface PlainSheet {
  name: string
  rows: { row: number; cells: string[] }[]
}

/** All sheets of a small workbook, for the worker thread; one fault, by the rule the asking feature calls it, where it cannot be read. */
export async function readSheets(
  bytes: Uint8Array,
  fileName: string,
  rule: string,
): Promise<{ sheets: PlainSheet[]; fault: Fault | null }> {
  const limits = { ...WORKBOOK_LIMITS, rows: 20_000 }
  const workbook = await openWorkbook(Buffer.from(bytes), fileName, limits)
  if ('rule' in workbook) return { sheets: [], fault: faultOf(rule, fileName, workbook.words[0], workbook.words[1]) }
  const sheets: PlainSheet[] = []
  try {
    for (const sheet of workbook.sheets) {
      const rows: PlainSheet['rows'] = []
      await readSheet(workbook, sheet, limits, ({ row, cells }) => rows.push({ row, cells: Array.from(cells, (c) => c ?? '') }))
      sheets.push({ name: sheet.name, rows })
    }
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    return { sheets: [], fault: faultOf(rule, fileName, `${fileName} ${said}`, '用表格软件打开并另存为 .xlsx 后重试。') }
  }
  return { sheets, fault: null }
}

export const cellOf = (column: number, row: number): string => `${letterOf(column)}${row}`

const faultOf = (rule: string, sheet: string, message: string, repair: string): Fault => ({
  sheet,
  row: null,
  column: null,
  cell: null,
  rule,
  severity: 'error',
  message,
  repair,
})
