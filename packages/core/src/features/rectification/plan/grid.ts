import { Problem } from '../../../problems.ts'
import { type Columns, FIELD_NAMES, type Field, matchColumns } from './header.ts'
import { withoutMarks } from './ledger-marks.ts'
import type { PlanTable, RawTable } from './plan.ts'
import { halfDigits, squeezed, unique } from './words.ts'

/** Fewer matching headings than this and it is some other table. */
const LEAST_FIELDS = 5
/** What Excel allows in a cell. A longer one is no entry of a plan and would take long to search. */
const LONGEST_CELL = 32_767
/** Without these there is nothing to put right; a guess would shift columns. */
const REQUIRED: readonly Field[] = ['indicator', 'status', 'schools', 'measures']

/** The plan's table with its columns known. Rows count from the first header row. */
export interface PlanGrid {
  table: PlanTable
  columns: Columns
  /** The text that holds for a cell, through merges, and the row it stands in. */
  cell: (row: number, column: number) => { text: string; row: number }
  /** True for rows that are no part of the list: section titles, notes, totals, headers repeated on a new page. */
  isAside: (row: number) => boolean
}

/**
 * Picks the plan among the tables of a document, by its headings.
 *
 * @throws Problem `plan.not-found` when no table looks like a plan, or one does but lacks a column it cannot do without
 */
export function findGrid(tables: readonly { table: RawTable; above: string[] }[]): PlanGrid {
  const candidates = tables
    .map(({ table, above }) => ({ table, above, header: findHeader(table) }))
    .filter((candidate) => candidate.header.fields >= LEAST_FIELDS)
  const found = candidates.toSorted(
    (a, b) => b.header.columns.score - a.header.columns.score || b.table.cells.length - a.table.cells.length,
  )[0]
  if (!found) throw notAPlan('没有找到有“指标、不达标情况、不达标学校、整改措施、完成时间”等列的表格。')
  const { columns, row, height } = found.header
  const missing = REQUIRED.filter((field) => columns.at[field] === undefined)
  if (missing.length > 0)
    throw notAPlan(`像整改方案的表格缺少这些列：${missing.map((field) => FIELD_NAMES[field]).join('、')}。请补上表头后再导入。`)
  if (found.table.cells.some((cells) => cells.some((text) => text.length > LONGEST_CELL)))
    throw notAPlan(`表格里有超过 ${LONGEST_CELL} 字的单元格，不像是一份方案。`)
  const same = candidates.filter((candidate) => headerText(candidate) === headerText(found))
  const first = same[0]!
  return gridOf(
    continued(first, same.slice(1), columns.at.no),
    first.above,
    columns,
    first === found ? row : first.header.row,
    height,
  )
}

interface Candidate {
  table: RawTable
  above: string[]
  header: Header
}

const headerText = ({ table, header }: Candidate): string =>
  squeezed(
    table.cells
      .slice(header.row, header.row + header.height)
      .flat()
      .join('|'),
  )

/** A table that a page break cut in two goes on under the same header, with the next number or none. Another plan would start again from 1. */
function continued(first: Candidate, more: readonly Candidate[], numbers: number | undefined): RawTable {
  const whole: RawTable = { cells: [...first.table.cells], merges: [...first.table.merges] }
  const numberAt = (row: readonly string[] | undefined) => Number(halfDigits(row?.[numbers ?? -1] ?? '').trim() || Number.NaN)
  for (const { table, header } of more) {
    const from = header.row + header.height
    const last = Math.max(...whole.cells.map(numberAt).filter(Number.isFinite), 0)
    if (numberAt(table.cells[from]) <= last) continue
    const shift = whole.cells.length - from
    whole.cells.push(...table.cells.slice(from))
    whole.merges.push(...table.merges.filter((m) => m.row >= from).map((m) => ({ ...m, row: m.row + shift })))
  }
  return whole
}

const notAPlan = (reason: string): Problem => new Problem('plan.not-found', { reason })

interface Header {
  columns: Columns
  fields: number
  row: number
  height: number
}

function findHeader(raw: RawTable): Header {
  const { owner } = owners(raw)
  let best: Header = { columns: matchColumns([]), fields: 0, row: 0, height: 1 }
  for (let row = 0; row < Math.min(raw.cells.length, 40); row++) {
    const tallest = raw.merges.filter((m) => m.row === row && m.colspan === 1).map((m) => m.rowspan)
    for (const height of unique([1, Math.min(3, Math.max(1, ...tallest))])) {
      const headings = (raw.cells[row] ?? []).map((_, column) =>
        unique(Array.from({ length: height }, (_, i) => owner(row + i, column).text)).join(''),
      )
      const columns = matchColumns(headings)
      const fields = Object.keys(columns.at).length
      if (fields > best.fields || (fields === best.fields && columns.score > best.columns.score))
        best = { columns, fields, row, height }
    }
  }
  return best
}

function gridOf(raw: RawTable, above: string[], columns: Columns, first: number, headerRows: number): PlanGrid {
  const rowsAbove = raw.cells.slice(0, first).flatMap((row) => unique(row.filter((text) => text !== '')))
  const table: PlanTable = {
    preamble: [...above, ...rowsAbove],
    headerRows,
    cells: raw.cells.slice(first).map((row) => row.map(withoutMarks)),
    merges: raw.merges.filter((m) => m.row >= first).map((m) => ({ ...m, row: m.row - first })),
  }
  const { owner } = owners(table)
  const width = table.cells[0]?.length ?? 0
  const header = squeezed((table.cells[0] ?? []).join(''))
  const isAside = (row: number) => {
    const cells = table.cells[row] ?? []
    const filled = cells.filter((text) => text.trim() !== '')
    const spread = table.merges.some((m) => m.row === row && m.colspan > Math.max(2, width / 2))
    return (
      filled.length === 0 ||
      (filled.length === 1 && (spread || /^(?:注|说明|备注|附注)[：:]/.test(filled[0]!.trim()))) ||
      /^(?:合计|总计|小计)$/.test(squeezed(filled[0]!)) ||
      squeezed(cells.join('')) === header
    )
  }
  return { table, columns, cell: owner, isAside }
}

/** Who speaks for a cell: itself, or the first cell of the merge it lies in. */
function owners(raw: RawTable) {
  const swallowed = new Map<string, { row: number; col: number }>()
  for (const m of raw.merges)
    for (let row = m.row; row < m.row + m.rowspan; row++)
      for (let col = m.col; col < m.col + m.colspan; col++) swallowed.set(`${row},${col}`, { row: m.row, col: m.col })
  const owner = (row: number, column: number) => {
    const at = swallowed.get(`${row},${column}`) ?? { row, col: column }
    return { text: raw.cells[at.row]?.[at.col] ?? '', row: at.row }
  }
  return { owner }
}
