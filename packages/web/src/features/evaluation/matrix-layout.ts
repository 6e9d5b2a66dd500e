import type { Matrix, MatrixCell, MatrixColumn, MatrixRow } from '@junheng/core/features/evaluation/matrix/matrix.ts'
import { besideLine, plain } from '../../shared/numbers.ts'
import { columnsShown, factAt, judgedAt } from './matrix-view.ts'

/** A column as it is drawn: where its cells stand in a row, and how wide it is. */
export interface DrawnColumn {
  key: string
  kind: 'verdict' | 'students' | 'judged' | 'fact'
  /** Place in `row.cells` or `row.facts`. */
  at: number
  column: MatrixColumn | null
  /** Under the name in the head. */
  unit: string
  width: number
  isNumber: boolean
  /** How the explanation of a cell that is not judged is asked for; null where there is none. */
  explains: Explains | null
}

interface Explains {
  indicator: string
  /** Of the whole school, not of the row's section. */
  wholeSchool: boolean
}

export const NAME_WIDTH = 208

/**
 * The columns shown, with widths taken from the longest text of all rows: rows come and go while one scrolls, the columns must not
 * move.
 */
export function drawnColumns(matrix: Matrix, cols: string | undefined): DrawnColumn[] {
  return columnsShown(matrix, cols).map((key): DrawnColumn => {
    if (key === 'verdict')
      return { key, kind: 'verdict', at: -1, column: null, unit: '', width: 120, isNumber: false, explains: null }
    if (key === 'students')
      return { key, kind: 'students', at: -1, column: null, unit: '', width: 64, isNumber: true, explains: element('students') }
    const judged = judgedAt(matrix, key)
    if (judged >= 0) {
      const column = matrix.judged[judged]!
      const unit = unitOf(column, judged, matrix.rows)
      return {
        key,
        kind: 'judged',
        at: judged,
        column,
        unit,
        width: judgedWidth(matrix.rows, judged, column, unit),
        isNumber: true,
        explains: null,
      }
    }
    const fact = factAt(matrix, key)
    const column = matrix.facts[fact]!
    const texts = matrix.rows.map((row) => String(row.facts[fact] ?? ''))
    const isNumber = column.unit !== '' && matrix.rows.some((row) => typeof row.facts[fact] === 'number')
    const width = Math.min(220, 20 + Math.max(widthOf(column.zh) + 16, ...texts.map(widthOf)))
    return { key, kind: 'fact', at: fact, column, unit: column.unit, width, isNumber, explains: explainsOf(matrix, key) }
  })
}

/** What a fact's explanation is asked by: the data element it is, or the item of the standard it is judged in, if there is one. */
function explainsOf(matrix: Matrix, key: string): Explains | null {
  const item = ITEMS[key]
  if (item) return judgedAt(matrix, item) >= 0 ? { indicator: item, wholeSchool: true } : null
  return ELEMENTS[key] ?? null
}

const element = (indicator: string): Explains => ({ indicator, wholeSchool: false })

const ELEMENTS: Readonly<Record<string, Explains>> = {
  classes: element('classes'),
  founded: element('founding_year'),
  capacity: element('design_capacity'),
  teachers: element('ft_teachers_school'),
  migrants: element('migrant_worker_children'),
}

const ITEMS: Readonly<Record<string, string>> = { largest: 'class_size', music: 'music_art_rooms', art: 'music_art_rooms' }

function judgedWidth(rows: readonly MatrixRow[], at: number, column: MatrixColumn, unit: string): number {
  let widest = Math.max(widthOf(column.zh) + 34, widthOf(unit) * 0.93)
  for (const { cells } of rows) {
    const cell = cells[at]
    if (!cell) continue
    widest = Math.max(widest, 18 + valueWidth(cell, column) + widthOf(shownLine(cell)), widthOf(shownGap(cell)) * 0.93)
  }
  return Math.ceil(widest) + 18
}

export const shownValue = ({ value, line, text }: MatrixCell, { decimals }: MatrixColumn): string =>
  text ?? besideLine(value, line, decimals)
export const shownLine = ({ line, text }: MatrixCell): string =>
  line === null ? '' : ` / ${text ? `各 ${plain(line)}` : plain(line)}`
/** What one can buy: where the school's resources are split, what the whole school lacks; its section's share stands in `fullGap`. */
export const shownGap = ({ gap, whole }: MatrixCell): string => (gap === null ? '' : whole ? `全校缺 ${whole}` : gap)
export const fullGap = ({ gap, whole, raises }: MatrixCell): string | undefined =>
  [gap !== null && whole ? `本学段${gap}，全校缺 ${whole}` : '', raises ? '再给该校增加资源会拉大校际差距' : '']
    .filter(Boolean)
    .join('；') || undefined

/** `㎡/生 · ≥4.5`, or both lines where rows of both stages with different ones are shown. Lines that differ school by school stand in the cells. */
function unitOf(column: MatrixColumn, at: number, rows: readonly MatrixRow[]): string {
  const lines = new Map<string, Set<number>>()
  for (const { stage, cells } of rows) {
    const line = cells[at]?.line
    if (line != null) lines.set(stage, (lines.get(stage) ?? new Set()).add(line))
  }
  const each = [...lines.values()]
  if (each.length === 0 || each.some((set) => set.size > 1)) return column.unit
  const sign = column.key === 'class_size' ? '≤' : '≥'
  const values = [...new Set((['primary', 'junior'] as const).flatMap((stage) => [...(lines.get(stage) ?? [])]))]
  return [column.unit, `${sign}${values.map(plain).join(' / ')}`].filter(Boolean).join(' · ')
}

/** Of the value as it is most often shown; writing each out as the cell will is slow over thousands of cells. */
function valueWidth({ value, text }: MatrixCell, { decimals }: MatrixColumn): number {
  if (text !== null || value === null) return widthOf(text ?? '—')
  const digits = Math.abs(value) >= 1000 ? Math.round(value).toString() : value.toFixed(decimals)
  return widthOf(digits) + (digits.length > 3 && Math.abs(value) >= 1000 ? 4 : 0)
}

/** About how wide a text is at 13 px. */
function widthOf(text: string): number {
  let width = 0
  for (const c of text) width += c > '\u2e7f' || c === '㎡' ? 13 : /[\s.,]/.test(c) ? 4 : 7.4
  return width
}
