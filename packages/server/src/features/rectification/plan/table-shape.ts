import type { Merge, PlanTable } from '@junheng/core/features/rectification/plan/plan.ts'

/** A cell that is written: where, how far it reaches, what it says. */
export interface Anchor extends Merge {
  text: string
}

/** Every cell that is not swallowed by another, in reading order. */
export function shape(table: PlanTable): { anchors: Anchor[] } {
  const merges = new Map(table.merges.map((merge) => [`${merge.row},${merge.col}`, merge]))
  const swallowed = new Set<string>()
  const anchors: Anchor[] = []
  table.cells.forEach((cells, row) => {
    cells.forEach((text, col) => {
      if (swallowed.has(`${row},${col}`)) return
      const merge = merges.get(`${row},${col}`) ?? { row, col, rowspan: 1, colspan: 1 }
      for (let r = row; r < row + merge.rowspan; r++) for (let c = col; c < col + merge.colspan; c++) swallowed.add(`${r},${c}`)
      anchors.push({ ...merge, text })
    })
  })
  return { anchors }
}

/** How wide each column is to be, as shares of 1: by its longest text, but no column too narrow to read. */
export function columnShares(table: PlanTable): number[] {
  const width = table.cells[0]?.length ?? 0
  const weights = Array.from({ length: width }, (_, column) => {
    const longest = Math.max(1, ...table.cells.map((row) => row[column]?.length ?? 0))
    return Math.min(22, Math.max(4, Math.sqrt(longest) * 1.6))
  })
  const sum = weights.reduce((a, b) => a + b, 0)
  return weights.map((weight) => weight / sum)
}

/** One line of 9-point text with its leading, and the tallest row Excel knows, in points. */
const LINE = 12.5
const TALLEST = 409

/**
 * How tall each row must be for its text to be seen, in points. Excel and LibreOffice fit no row that has merged cells, and here nearly all have.
 *
 * @param ems room in each column, in characters of Chinese
 */
export function rowHeights(table: PlanTable, ems: readonly number[]): number[] {
  const heights = table.cells.map(() => LINE + 3)
  const { anchors } = shape(table)
  const needs = anchors.map((anchor) => {
    const room = ems.slice(anchor.col, anchor.col + anchor.colspan).reduce((a, b) => a + b, 0)
    const lines = anchor.text.split('\n').map((line) => Math.max(1, Math.ceil(emsOf(line) / Math.max(1, room))))
    return { ...anchor, height: lines.reduce((a, b) => a + b, 0) * LINE + 3 }
  })
  // Narrow cells first, so that a merged one only adds what its rows do not have yet.
  for (const { row, rowspan, height } of needs.sort((a, b) => a.rowspan - b.rowspan)) {
    const lacking = height - heights.slice(row, row + rowspan).reduce((a, b) => a + b, 0)
    if (lacking > 0) for (let r = row; r < row + rowspan; r++) heights[r]! += lacking / rowspan
  }
  return heights.map((height) => Math.min(TALLEST, Math.ceil(height)))
}

/** Width of a line in characters of Chinese: a Latin letter or digit takes about half of one. */
const emsOf = (line: string): number => [...line].reduce((sum, c) => sum + (c.charCodeAt(0) < 0x2e80 ? 0.55 : 1), 0)

/** Short entries stand in the middle, prose at the left. */
export const isCentred = (text: string): boolean => text.split('\n').every((line) => line.length <= 12)
