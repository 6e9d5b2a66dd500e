import type { Fault } from '@junheng/core/fault.ts'
import { FaultList } from '@junheng/core/features/collection/fault-list.ts'
import { isNumbering, type ListSheet, recogniseList } from '@junheng/core/features/collection/national/recognise.ts'
import { type FormSheet, recogniseForm } from '@junheng/core/features/collection/national/recognise-form.ts'
import type { Recogniser } from '@junheng/core/features/collection/national/recogniser.ts'
import type { SheetHead } from '@junheng/core/features/collection/national/sheet-head.ts'
import type { Tell } from '@junheng/core/progress.ts'
import { openWorkbook, TooLarge, type Workbook, type WorkbookSheet } from '../workbook/open-workbook.ts'
import { readSheet, type SheetRow } from '../workbook/read-sheet.ts'
import type { WorkbookLimits } from '../workbook/workbook-limits.ts'
import { BrokenPart } from '../workbook/zip-parts.ts'

/** A sheet of an export as its reader meets it. Its rows are read when asked, and nothing of them is kept here. */
export interface ExportSheet {
  file: string
  sheet: string
  /** What faults call the sheet: file and sheet. */
  place: string
  found: ListSheet | FormSheet | null
  /** Formulas in error or without a saved result, the first thousand. */
  troubles: CellInTrouble[]
  /** Rows under the header, numbering rows left out; for a list only. */
  eachRow: (take: (row: SheetRow) => void) => Promise<void>
}

export interface CellInTrouble {
  row: number
  column: number
  trouble: 'error' | 'no-result'
}

/** Rows looked at to find the header; a form is never longer. */
const HEAD_ROWS = 120

/**
 * Opens an export and says what each of its sheets is. The same limits and refusals as for the county workbook; nothing is thrown for bad input.
 *
 * @returns the sheets; none where the file is refused, and then why in `faults`
 */
export async function openExport(
  bytes: Buffer,
  file: string,
  recognisers: readonly Recogniser[],
  limits: WorkbookLimits | null,
  tell: Tell,
): Promise<{ sheets: ExportSheet[]; faults: Fault[] }> {
  const faults = new FaultList()
  const workbook = await openWorkbook(bytes, file, limits)
  if ('rule' in workbook) {
    faults.structural(workbook.rule, { sheet: file }, () => workbook.words)
    return { sheets: [], faults: faults.list() }
  }
  const sheets: ExportSheet[] = []
  try {
    for (const sheet of workbook.sheets) {
      tell({ phase: 'reading', sheet: sheet.name, rows: 0 })
      const { troubles, ...head } = await headOf(workbook, sheet, limits)
      if (head.rows.length === 0) continue
      sheets.push({ ...exportSheet(workbook, sheet, file, head, recognisers, limits, tell), troubles })
    }
  } catch (error) {
    if (!(error instanceof TooLarge) && !(error instanceof BrokenPart)) throw error
    const words: [string, string] =
      error instanceof TooLarge
        ? [`${file} ${error.message}`, '分成几个文件导出，或用命令行读取。']
        : [`${file} 已损坏或不完整，没有读取。`, '用表格软件打开并另存为 .xlsx 后再选。']
    faults.structural(error instanceof TooLarge ? 'S060' : 'S056', { sheet: file }, () => words)
    return { sheets: [], faults: faults.list() }
  }
  return { sheets, faults: faults.list() }
}

function exportSheet(
  workbook: Workbook,
  sheet: WorkbookSheet,
  file: string,
  head: SheetHead,
  recognisers: readonly Recogniser[],
  limits: WorkbookLimits | null,
  tell: Tell,
): Omit<ExportSheet, 'troubles'> {
  const names = { file, sheet: sheet.name }
  const found = recogniseForm(head, names, recognisers) ?? recogniseList(head, names, recognisers)
  const firstRow = found?.layout === 'list' ? (head.rows[found.bodyAt]?.row ?? Number.POSITIVE_INFINITY) : 0
  return {
    file,
    sheet: sheet.name,
    place: `${file}／${sheet.name}`,
    found,
    eachRow: async (take) => {
      let rows = 0
      await readSheet(workbook, sheet, limits, (row) => {
        if (row.row < firstRow || (rows === 0 && isNumbering(row.cells))) return
        if (++rows % 2000 === 0) tell({ phase: 'reading', sheet: sheet.name, rows })
        take(row)
      })
    },
  }
}

/** The first rows and every merge; the whole sheet has to be read for the merges, which stand at its end. */
async function headOf(
  workbook: Workbook,
  sheet: WorkbookSheet,
  limits: WorkbookLimits | null,
): Promise<SheetHead & { troubles: CellInTrouble[] }> {
  const troubles: CellInTrouble[] = []
  const rows: { row: number; cells: string[] }[] = []
  const { merges } = await readSheet(workbook, sheet, limits, ({ row, cells, troubles: found }) => {
    for (const [column, trouble] of found)
      if (trouble !== 'date' && troubles.length < 1000) troubles.push({ row, column, trouble })
    if (rows.length < HEAD_ROWS) rows.push({ row, cells: Array.from(cells, (text) => text ?? '') })
  })
  return { rows, merges, troubles }
}
