import type { Merge, RawTable } from '@junheng/core/features/rectification/plan/plan.ts'
import type { PlanSource } from '@junheng/core/features/rectification/plan/read-plan.ts'
import { type OfficeFile, unreadable, walkXml } from '../../../files/open-office.ts'

const MAX_COLUMNS = 60
const MAX_ROWS = 3000

interface OpenCell {
  paragraphs: string[]
  span: number
  /** `restart`, `continue`, or null when not merged downwards. */
  merge: 'restart' | 'continue' | null
}

interface OpenTable {
  rows: OpenCell[][]
  above: string[]
}

/**
 * Reads paragraphs and tables of a docx. Tables inside cells are tables of their own; deleted text, fields' codes and the second copy of text boxes
 * (mc:Fallback) are left out.
 */
export function readDocx(file: OfficeFile, fileName: string): PlanSource {
  const tables: OpenTable[] = []
  const open: OpenTable[] = []
  const paragraphs: string[] = []
  const writing: { text: string }[] = []
  let sinceTable: string[] = []
  let skipping = 0
  let taking = false

  walkXml(file.part('word/document.xml'), fileName, {
    open(name, attributes) {
      if (skipping > 0 || name === 'mc:Fallback' || name === 'w:del' || name === 'w:moveFrom') skipping++
      else if (name === 'w:tbl') {
        const table: OpenTable = { rows: [], above: open.length === 0 ? sinceTable : [...sinceTable] }
        tables.push(table)
        open.push(table)
      } else if (name === 'w:tr') open.at(-1)?.rows.push([])
      else if (name === 'w:tc') open.at(-1)?.rows.at(-1)?.push({ paragraphs: [], span: 1, merge: null })
      else if (name === 'w:gridBefore' || name === 'w:gridAfter') padRow(open.at(-1), Number(attributes['w:val']))
      else if (name === 'w:gridSpan') cellOf(open).span = Math.min(MAX_COLUMNS, Math.max(1, Number(attributes['w:val']) || 1))
      else if (name === 'w:vMerge') cellOf(open).merge = attributes['w:val'] === 'restart' ? 'restart' : 'continue'
      else if (name === 'w:p') writing.push({ text: '' })
      else if (name === 'w:t') taking = true
      else if (name === 'w:tab' && writing.length > 0) append('\t')
      else if ((name === 'w:br' || name === 'w:cr') && writing.length > 0) append('\n')
      else if (name === 'w:noBreakHyphen') append('-')
    },
    close(name) {
      if (skipping > 0) skipping--
      else if (name === 'w:tbl') {
        open.pop()
        if (open.length === 0) sinceTable = []
      } else if (name === 'w:t') taking = false
      else if (name === 'w:p') {
        const { text } = writing.pop()!
        if (open.length > 0) cellOf(open).paragraphs.push(text)
        else if (text.trim() !== '') {
          paragraphs.push(text)
          sinceTable.push(text)
        }
      }
    },
    text(text) {
      if (taking && skipping === 0) append(text)
    },
  })
  function append(text: string) {
    const paragraph = writing.at(-1)
    if (paragraph) paragraph.text += text
  }
  return { tables: tables.map(({ rows, above }) => ({ table: gridOf(rows, fileName), above })), paragraphs }
}

const NOWHERE: OpenCell = { paragraphs: [], span: 1, merge: null }

const cellOf = (open: readonly OpenTable[]): OpenCell => open.at(-1)?.rows.at(-1)?.at(-1) ?? { ...NOWHERE, paragraphs: [] }

/** Columns a row leaves out at its start (w:gridBefore stands before the cells, w:gridAfter is only room). */
function padRow(table: OpenTable | undefined, columns: number): void {
  const row = table?.rows.at(-1)
  if (row && row.length === 0 && columns > 0 && columns < MAX_COLUMNS) row.push({ paragraphs: [], span: columns, merge: null })
}

/** Puts cells on the grid; `restart` reaches down over every `continue` of the same place below it. */
function gridOf(rows: readonly OpenCell[][], fileName: string): RawTable {
  const width = Math.max(0, ...rows.map((row) => row.reduce((sum, cell) => sum + cell.span, 0)))
  if (width > MAX_COLUMNS || rows.length > MAX_ROWS)
    throw unreadable(fileName, `表格过大（最多 ${MAX_ROWS} 行、${MAX_COLUMNS} 列）。`)
  const cells = rows.map(() => new Array<string>(width).fill(''))
  const merges: Merge[] = []
  const growing = new Map<number, Merge>()
  rows.forEach((row, r) => {
    let column = 0
    for (const cell of row) {
      const above = growing.get(column)
      if (cell.merge === 'continue' && above && above.row + above.rowspan === r && above.colspan === cell.span) above.rowspan++
      else {
        cells[r]![column] = cell.paragraphs.join('\n').replace(/\s+$/, '')
        const merge = { row: r, col: column, rowspan: 1, colspan: cell.span }
        merges.push(merge)
        if (cell.merge === 'restart') growing.set(column, merge)
        else growing.delete(column)
      }
      column += cell.span
    }
  })
  return { cells, merges: merges.filter((merge) => merge.rowspan > 1 || merge.colspan > 1) }
}
