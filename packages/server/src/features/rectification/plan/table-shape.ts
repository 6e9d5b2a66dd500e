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

/** Short entries stand in the middle, prose at the left. */
export const isCentred = (text: string): boolean => text.split('\n').every((line) => line.length <= 12)
