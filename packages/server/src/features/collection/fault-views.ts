import type { Fault } from '@junheng/core/fault.ts'
import type { SheetView } from '@junheng/core/features/collection/schema.ts'
import { tableOfSheet } from '@junheng/core/features/collection/workbook/sheets.ts'
import { openWorkbook, type Workbook, type WorkbookSheet } from './workbook/open-workbook.ts'
import { columnOf, letterOf, readSheet } from './workbook/read-sheet.ts'
import { WORKBOOK_LIMITS } from './workbook/workbook-limits.ts'

// Faults are listed up to a number for each rule, so that these bounds are met by hostile files alone.
const MOST_ROWS = 5000
const MOST_CELLS = 200_000
const MOST_TEXT = 40

/** The faulty rows of each sheet as they stand in the workbook, with all their columns: what a page shows beside the faults. */
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
  const faulty = new Set(urgent.filter((fault) => wanted.has(fault.row!)).map((fault) => columnOf(fault.cell!)))
  const picked = await pickRows(workbook, sheet, wanted)
  return sheetView(sheet.name, columnsOf(sheet, picked.header.length, faulty, picked.found.length), picked)
}

/** The header of a sheet, and those of its rows that are wanted, cell by cell. */
export interface PickedRows {
  header: readonly string[]
  found: { row: number; cells: readonly string[] }[]
}

/** Reads a sheet up to the last row wanted. */
export async function pickRows(workbook: Workbook, sheet: WorkbookSheet, wanted: ReadonlySet<number>): Promise<PickedRows> {
  const last = Math.max(...wanted)
  const picked: PickedRows = { header: [], found: [] }
  try {
    await readSheet(workbook, sheet, WORKBOOK_LIMITS, ({ row, cells }) => {
      if (row === 1) picked.header = [...cells]
      else if (wanted.has(row)) picked.found.push({ row, cells: [...cells] })
      if (row >= last) throw new Seen()
    })
  } catch (error) {
    if (!(error instanceof Seen)) throw error
  }
  return picked
}

/** Rows as a page shows them: the columns named, long texts cut. */
export function sheetView(sheet: string, columns: readonly number[], { header, found }: PickedRows): SheetView {
  const shown = (cells: readonly string[]): string[] =>
    columns.map((column) => [...(cells[column] ?? '').slice(0, 2 * MOST_TEXT)].slice(0, MOST_TEXT).join(''))
  const headers = shown(header)
  return {
    sheet,
    columns: columns.map((column, i) => ({ letter: letterOf(column), header: headers[i]! })),
    rows: found.map(({ row, cells }) => ({ row, cells: shown(cells) })),
  }
}

/** Every column of the header; of a teacher's row, whose name is nobody's business here, and of a sheet too large, only the faulty ones. */
function columnsOf(sheet: WorkbookSheet, width: number, faulty: ReadonlySet<number>, rows: number): number[] {
  const all = tableOfSheet(sheet.name) !== 'teachers' && width * rows <= MOST_CELLS
  return [...new Set([...(all ? Array(width).keys() : []), ...faulty])].sort((a, b) => a - b)
}
