import { Problem } from '../../../problems.ts'
import type { Stage } from '../../collection/county.ts'
import type { PlanGrid } from './grid.ts'
import type { Field } from './header.ts'
import { numberOf, squeezed } from './words.ts'

/** The rows of one indicator. */
export interface IndicatorRows {
  no: number
  text: string
  /** The table's rows it stands in. */
  lines: number[]
  rows: { status: string; schools: string }[]
  measures: { text: string; rows: number[] }[]
  /** Text of the other columns, each merged cell once. */
  cells: Record<'milestones' | 'completion' | 'sections' | 'units' | 'funds', string>
}

/**
 * Groups the table's rows by indicator. A row belongs to the one before it when its indicator cell is merged with it, empty or says the same again;
 * cells left empty below are read as merged, for many offices never press that button. 不达标情况 and 不达标学校 are each row's own.
 *
 * @throws Problem `plan.not-found` when there is no row at all
 */
export function groupRows(grid: PlanGrid): IndicatorRows[] {
  const groups: { no: number; text: string; rows: number[] }[] = []
  for (let row = grid.table.headerRows; row < grid.table.cells.length; row++) {
    if (grid.isAside(row)) continue
    const text = at(grid, 'indicator', row).text.trim()
    const current = groups.at(-1)
    if (current && (text === '' || squeezed(text) === squeezed(current.text))) current.rows.push(row)
    else if (text !== '') groups.push({ no: numberIn(grid, row) ?? (current?.no ?? 0) + 1, text, rows: [row] })
  }
  if (groups.length === 0) throw new Problem('plan.not-found', { reason: '表格只有表头，没有内容。' })
  return groups.map((group) => ({
    no: group.no,
    text: group.text,
    lines: group.rows,
    rows: group.rows.map((row) => ({ status: at(grid, 'status', row).text, schools: at(grid, 'schools', row).text })),
    measures: stretches(grid, 'measures', group.rows),
    cells: {
      milestones: textOf(grid, 'milestones', group.rows),
      completion: textOf(grid, 'completion', group.rows),
      sections: textOf(grid, 'sections', group.rows),
      units: textOf(grid, 'units', group.rows),
      funds: textOf(grid, 'funds', group.rows),
    },
  }))
}

function at(grid: PlanGrid, field: Field, row: number): { text: string; row: number } {
  const column = grid.columns.at[field]
  return column === undefined ? { text: '', row } : grid.cell(row, column)
}

const numberIn = (grid: PlanGrid, row: number): number | null =>
  numberOf(at(grid, 'no', row).text.replace(/[．.、（）()\s]/g, '')) ?? null

/** The different texts of a column within an indicator, with the places (within `rows`) each speaks for. */
function stretches(grid: PlanGrid, field: Field, rows: readonly number[]): { text: string; rows: number[] }[] {
  const found: { text: string; owner: number; rows: number[] }[] = []
  rows.forEach((row, place) => {
    const cell = at(grid, field, row)
    const before = found.at(-1)
    const same = before && (cell.row === before.owner || cell.text.trim() === '' || squeezed(cell.text) === squeezed(before.text))
    if (same) before.rows.push(place)
    else found.push({ text: cell.text, owner: cell.row, rows: [place] })
  })
  return found.filter(({ text }) => text.trim() !== '')
}

const textOf = (grid: PlanGrid, field: Field, rows: readonly number[]): string =>
  stretches(grid, field, rows)
    .map(({ text }) => text.trim())
    .join('\n')

/** Heading of a column as it stands, '' when there is no such column. */
export function headingOf(grid: PlanGrid, field: Field): string {
  const column = grid.columns.at[field]
  if (column === undefined) return ''
  return Array.from({ length: grid.table.headerRows }, (_, row) => grid.cell(row, column).text).join('')
}

export const BOTH: readonly Stage[] = ['primary', 'junior']
