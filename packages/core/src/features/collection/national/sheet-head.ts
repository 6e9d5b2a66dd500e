import { isTotal, labelOf, sheetUnit, type Unit } from './label.ts'

/** The first rows of a sheet, as its reader gives them: columns from 0, rows as Excel shows them. */
export interface SheetHead {
  rows: readonly { row: number; cells: readonly string[] }[]
  /** Merged ranges, `A2:B3`. */
  merges: readonly string[]
}

/** What stands over a column: the headings from the top down, without doublings; a closing 计 or 合计 is the heading above it. */
export interface ColumnPath {
  column: number
  path: readonly string[]
  unit: Unit | null
  /** The words as they stand in the sheet, for people. */
  shown: string
}

/** How many rows a header may have. */
export const MAX_HEADER = 4

/** The paths of all columns under the header that begins at index `from` of the head's rows and has `height` rows. */
export function columnPaths(head: SheetHead, from: number, height: number): ColumnPath[] {
  const rows = head.rows.slice(from, from + height)
  const filled = withMerges(head, rows)
  const width = Math.max(0, ...filled.map((cells) => cells.length))
  for (let r = 0; r + 1 < filled.length; r++) carryRight(filled, r, width)
  return Array.from({ length: width }, (_, column) => pathOf(column, filled)).filter(({ path }) => path.length > 0)
}

function pathOf(column: number, filled: readonly (readonly string[])[]): ColumnPath {
  const texts = filled.map((cells) => (cells[column] ?? '').trim()).filter((text, i, all) => text !== '' && text !== all[i - 1])
  const labels = texts.map(labelOf)
  const words = labels.map((label) => label.words).filter((w) => w !== '')
  const path = words.length > 1 && isTotal(words.at(-1)!) ? words.slice(0, -1) : words
  const unit = labels.findLast((label) => label.unit !== null)?.unit ?? null
  return { column, path, unit, shown: texts.map((text) => text.replace(/\s+/g, '')).join('／') }
}

/** Every cell of a merged range says what its first one says. */
function withMerges({ merges, rows: all }: SheetHead, rows: SheetHead['rows']): string[][] {
  const filled = rows.map(({ cells }) => [...cells])
  for (const range of merges) {
    const [first, last] = range.split(':').map(cellAt)
    if (!first || !last || last.column - first.column > 500) continue
    const said = all.find(({ row }) => row === first.row)?.cells[first.column] ?? ''
    if (said === '') continue
    rows.forEach(({ row }, r) => {
      if (row < first.row || row > last.row) return
      for (let c = first.column; c <= last.column; c++) {
        while (filled[r]!.length < c) filled[r]!.push('')
        if ((filled[r]![c] ?? '') === '') filled[r]![c] = said
      }
    })
  }
  return filled
}

/** A heading over several columns whose merge was lost goes on to the right as long as there is something under it. */
function carryRight(filled: string[][], r: number, width: number): void {
  let said = ''
  for (let c = 0; c < width; c++) {
    const under = filled.slice(r + 1).some((cells) => (cells[c] ?? '').trim() !== '')
    const here = (filled[r]![c] ?? '').trim()
    if (here !== '') said = under ? here : ''
    else if (said !== '' && under) filled[r]![c] = said
    else said = ''
  }
}

/** How many rows the merges of this row reach down: the least height of a header that begins here. */
export function heightOf(head: SheetHead, from: number): number {
  const row = head.rows[from]!.row
  const reach = head.merges
    .map((range) => range.split(':').map(cellAt))
    .flatMap(([first, last]) => (first && last && first.row === row ? [last.row - row + 1] : []))
  return Math.min(MAX_HEADER, Math.max(1, ...reach))
}

/** True where a merge from above reaches into this row: no header begins in the middle of one. */
export function isWithinMerge(head: SheetHead, at: number): boolean {
  const row = head.rows[at]!.row
  return head.merges.some((range) => {
    const [first, last] = range.split(':').map(cellAt)
    return first && last ? first.row < row && row <= last.row : false
  })
}

/** Text above a header: the title, and the unit of the whole sheet. */
export function titleOf(head: SheetHead, before: number): { words: string; unit: Unit | null } {
  const texts = head.rows.slice(0, before).flatMap(({ cells }) => cells.filter((text) => text.trim() !== ''))
  return {
    words: texts.join(' ').normalize('NFKC').replace(/\s+/g, ''),
    unit: texts.map(sheetUnit).find((u) => u !== null) ?? null,
  }
}

function cellAt(reference: string): { row: number; column: number } | null {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? []
  if (letters === undefined) return null
  const column = [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(digits), column }
}
