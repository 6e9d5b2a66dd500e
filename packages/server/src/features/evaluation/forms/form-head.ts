import type { FormColumn } from '@junheng/core/features/evaluation/forms/form.ts'

/** One heading cell and the rows and columns it covers. */
export interface HeadCell {
  row: number
  col: number
  rowspan: number
  colspan: number
  text: string
}

/** The heading of a form: its groups, its names, and the row of codes (L1…) where it has codes. */
export function headOf(columns: readonly FormColumn[]): { rows: number; cells: HeadCell[] } {
  const depth = Math.max(...columns.map((c) => c.groups.length)) + 1
  const coded = columns.some((c) => c.code !== null)
  const cells: HeadCell[] = []
  columns.forEach((column, col) => {
    column.groups.forEach((text, row) => {
      if (col > 0 && sameGroups(columns[col - 1]!, column, row)) return
      let colspan = 1
      while (col + colspan < columns.length && sameGroups(column, columns[col + colspan]!, row)) colspan++
      cells.push({ row, col, rowspan: 1, colspan, text })
    })
    const row = column.groups.length
    // A column without a code reaches down to the data.
    const down = coded && column.code === null ? 1 : 0
    cells.push({ row, col, rowspan: depth - row + down, colspan: 1, text: column.zh })
    if (coded && column.code !== null) cells.push({ row: depth, col, rowspan: 1, colspan: 1, text: column.code })
  })
  return { rows: depth + (coded ? 1 : 0), cells: cells.sort((a, b) => a.row - b.row || a.col - b.col) }
}

function sameGroups(a: FormColumn, b: FormColumn, row: number): boolean {
  for (let i = 0; i <= row; i++) if (a.groups[i] === undefined || a.groups[i] !== b.groups[i]) return false
  return true
}

/** A heading with its unit on a line of its own: 年级数 and （个）. */
export const unitBelow = (text: string): string => text.replace(/(?<=.{2})（/, '\n（')
