import type { TableName } from '@junheng/core/features/collection/columns.ts'
import type { SheetView } from '@junheng/core/features/collection/schema.ts'
import { tableOfSheet } from '@junheng/core/features/collection/workbook/sheets.ts'
import { type PickedRows, pickRows, sheetView } from './fault-views.ts'
import { type CellBlock, type CutState, cutRows, newBlock } from './package/cells.ts'
import { openPackage } from './package/package-files.ts'
import { openWorkbook } from './workbook/open-workbook.ts'
import { isWorkbook, WORKBOOK_LIMITS } from './workbook/workbook-limits.ts'

/**
 * One row of a handed-in file as it stands there, under its header.
 *
 * @param sheet the sheet's name, or the CSV file's, as a source or a fault names it
 * @param row the physical line, the header being 1
 * @returns null where there is no such row, and for teachers, whose rows are people
 */
export async function rowView(input: Uint8Array, sheet: string, row: number): Promise<SheetView | null> {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength)
  const picked = isWorkbook(bytes) ? await ofWorkbook(bytes, sheet, row) : await ofPackage(input, sheet, row)
  if (!picked || picked.found.length === 0) return null
  return sheetView(sheet, [...picked.header.keys()], picked)
}

async function ofWorkbook(bytes: Buffer, name: string, row: number): Promise<PickedRows | null> {
  const workbook = await openWorkbook(bytes, '', WORKBOOK_LIMITS)
  if ('rule' in workbook || tableOfSheet(name) === 'teachers') return null
  const sheet = workbook.sheets.find((each) => each.name === name)
  return sheet ? pickRows(workbook, sheet, new Set([row])) : null
}

async function ofPackage(input: Uint8Array, name: string, row: number): Promise<PickedRows | null> {
  const files = await openPackage(input)
  const table = [...files.names].find(([, file]) => file === name)?.[0]
  if (!table || table === ('teachers' satisfies TableName)) return null
  const bytes = files.take(table)
  if (!bytes) return null
  bytes[bytes.length - 1] = 10
  const state: CutState = { at: bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0, line: 1 }
  const block = newBlock(MOST_CELLS, 1)
  const header = nextRow(bytes, state, block)?.cells()
  if (!header) return null
  for (let next = nextRow(bytes, state, block); next && next.line <= row; next = nextRow(bytes, state, block))
    if (next.line === row) return { header, found: [{ row, cells: next.cells() }] }
  return null
}

const MOST_CELLS = 4096

/** Cuts one row off; null at the end of the file. Its cells are made into text only when asked for, before the next row is cut. */
function nextRow(bytes: Buffer, state: CutState, block: CellBlock): { line: number; cells: () => string[] } | null {
  if (state.at >= bytes.length) return null
  cutRows(bytes, MOST_CELLS, state, block, [])
  if (block.rows === 0) return null
  const cells = (): string[] =>
    Array.from({ length: block.ragged[0] || MOST_CELLS }, (_, i) => bytes.toString('utf8', block.start[i], block.end[i]))
  return { line: block.lines[0]!, cells }
}
