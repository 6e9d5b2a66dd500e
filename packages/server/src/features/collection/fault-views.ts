import type { Fault } from '@junheng/core/fault.ts'
import type { SheetView } from '@junheng/core/features/collection/schema.ts'
import { tableOfSheet } from '@junheng/core/features/collection/workbook/sheets.ts'
import { openWorkbook, type Workbook, type WorkbookSheet } from './workbook/open-workbook.ts'
import { columnOf, letterOf, readSheet } from './workbook/read-sheet.ts'
import { WORKBOOK_LIMITS } from './workbook/workbook-limits.ts'

const MOST_ROWS = 40
const MOST_COLUMNS = 10
const MOST_TEXT = 40

/** The faulty rows of each sheet as they stand in the workbook, the faulty columns among them: what a page shows beside the faults. */
export async function faultViews(bytes: Uint8Array, faults: readonly Fault[]): Promise<SheetView[]> {
  const workbook = await openWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), '', WORKBOOK_LIMITS)
  if ('rule' in workbook) return []
  const views: SheetView[] = []
  for (const sheet of workbook.sheets) {
    const own = faults.filter((fault) => fault.sheet === sheet.name && fault.cell !== null && fault.row !== null && fault.row > 1)
    if (own.length > 0) views.push(await viewOf(workbook, sheet, own))
  }
  return views
}

/** Thrown to leave a sheet once the last wanted row was seen. */
class Seen extends Error {}

async function viewOf(workbook: Workbook, sheet: WorkbookSheet, faults: readonly Fault[]): Promise<SheetView> {
  // Errors first: where only so many rows can be shown, they are the ones that keep the file from being stored.
  const urgent = [...faults].sort((a, b) => Number(a.severity === 'warn') - Number(b.severity === 'warn'))
  const wanted = new Set([...new Set(urgent.map((fault) => fault.row!))].slice(0, MOST_ROWS))
  const faulty = urgent.filter((fault) => wanted.has(fault.row!)).map((fault) => columnOf(fault.cell!))
  // The first two columns say whose row it is; of a teacher's row that is nobody's business here.
  const naming = tableOfSheet(sheet.name) === 'teachers' ? [] : [0, 1]
  const columns = [...new Set([...naming, ...faulty])].slice(0, MOST_COLUMNS).sort((a, b) => a - b)
  const last = Math.max(...wanted)
  const rows: SheetView['rows'] = []
  let header: string[] = []
  try {
    await readSheet(workbook, sheet, WORKBOOK_LIMITS, ({ row, cells }) => {
      const shown = columns.map((column) => [...(cells[column] ?? '')].slice(0, MOST_TEXT).join(''))
      if (row === 1) header = shown
      else if (wanted.has(row)) rows.push({ row, cells: shown })
      if (row >= last) throw new Seen()
    })
  } catch (error) {
    if (!(error instanceof Seen)) throw error
  }
  return { sheet: sheet.name, columns: columns.map((column, i) => ({ letter: letterOf(column), header: header[i] ?? '' })), rows }
}
