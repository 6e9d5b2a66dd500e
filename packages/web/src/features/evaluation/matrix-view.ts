import type { Matrix, MatrixColumn, MatrixRow } from '@junheng/core/features/evaluation/matrix/matrix.ts'
import { comparePinyin, matches } from '../../shared/pinyin.ts'
import type { Search } from '../../shared/url.ts'
import { hasTraits, TRAITS, type Traits } from './school-filter.ts'

/** What of the address belongs to the view: what is kept when a view is saved. */
export const VIEW_KEYS = [
  'stage',
  ...TRAITS,
  'tag',
  'verdict',
  'short',
  'spare',
  'lift',
  'unknown',
  'cells',
  'q',
  'sort',
  'cols',
] as const

/** Rows under the filters of the address; every filter given must hold. */
export function filterRows(matrix: Matrix, search: Search): MatrixRow[] {
  const { stage, verdict, q } = search
  const named = q?.trim() ? namedLike(matrix, q.trim()) : null
  const traitsOf = traitsIn(matrix)
  const cells = readCells(search['cells']).map(({ key, mark }) => ({ at: judgedAt(matrix, key), mark }))
  return matrix.rows.filter(
    (row) =>
      (!stage || row.stage === stage) &&
      (!verdict || row.mark === verdict) &&
      (!search['short'] || row.isOneShort) &&
      (!search['spare'] || row.usesSpare) &&
      (!search['lift'] || mustLift(matrix, row)) &&
      (!search['unknown'] || row.cells.some((cell) => cell?.mark === 'not_judgeable')) &&
      hasTraits(traitsOf(row), search) &&
      cells.every(({ at, mark }) => row.cells[at]?.mark === mark) &&
      (!named || named.has(row)),
  )
}

/** What a row of this matrix is filtered by. */
export function traitsIn(matrix: Matrix): (row: MatrixRow) => Traits {
  const at = Object.fromEntries(TRAITS.map((key) => [key, factAt(matrix, key)]))
  const word = ({ facts }: MatrixRow, key: (typeof TRAITS)[number]) => {
    const value = facts[at[key]!]
    return value === null || value === undefined ? null : String(value)
  }
  return (row) => ({
    town: word(row, 'town'),
    zone: word(row, 'zone'),
    type: word(row, 'type'),
    area: word(row, 'area'),
    owner: word(row, 'owner'),
    tags: row.tags,
  })
}

// Every chip asks anew how many rows it would leave; the names are searched once for all of them.
const lastNamed = new WeakMap<Matrix, { q: string; rows: Set<MatrixRow> }>()

function namedLike(matrix: Matrix, q: string): Set<MatrixRow> {
  const known = lastNamed.get(matrix)
  if (known?.q === q) return known.rows
  const rows = new Set(matrix.rows.filter((row) => matches(row.name, q) || row.code.includes(q)))
  lastNamed.set(matrix, { q, rows })
  return rows
}

/** Anything the claim counts: an indicator to lift under the pass rule, or a duty not fulfilled. */
export const mustLift = ({ judged }: Matrix, { lifts, cells }: MatrixRow): boolean =>
  lifts > 0 || cells.some((cell, k) => cell?.mark === 'unmet' && judged[k]?.group === 'duty')

/**
 * `name`, `gap`, `students`, `verdict`, a judged column's or a fact's key; a leading `-` turns the order round. What is missing comes last
 * either way. A cell of words (rooms) is ordered by how far it is from its line.
 */
export function sortRows(matrix: Matrix, rows: readonly MatrixRow[], order: string | undefined): MatrixRow[] {
  const isDown = order?.startsWith('-') ?? false
  const key = order?.replace(/^-/, '') || 'name'
  const byName = (a: MatrixRow, b: MatrixRow) => comparePinyin(a.name, b.name) || b.stage.localeCompare(a.stage)
  if (key === 'name') return rows.toSorted((a, b) => (isDown ? -byName(a, b) : byName(a, b)))
  const value = sortValue(matrix, key)
  return rows.toSorted((a, b) => {
    const [x, y] = [value(a), value(b)]
    if (x === null || y === null) return x === y ? byName(a, b) : x === null ? 1 : -1
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : comparePinyin(String(x), String(y))
    return (isDown ? -order : order) || byName(a, b)
  })
}

function sortValue(matrix: Matrix, key: string): (row: MatrixRow) => number | string | null {
  if (key === 'gap') return (row) => row.gap
  if (key === 'students') return (row) => row.students
  if (key === 'verdict') return (row) => (row.mark === 'out' || row.mark === null ? null : VERDICT_ORDER[row.mark])
  const judged = judgedAt(matrix, key)
  if (judged >= 0) return ({ cells }) => (cells[judged]?.text ? cells[judged].short : (cells[judged]?.value ?? null))
  const fact = factAt(matrix, key)
  return ({ facts }) => facts[fact] ?? null
}

const VERDICT_ORDER = { unmet: 0, not_judgeable: 1, met: 2 } as const

/** `L4.unmet,class_size.not_judgeable` */
export function readCells(text: string | undefined): { key: string; mark: string }[] {
  return (text ?? '').split(',').flatMap((part) => {
    const at = part.lastIndexOf('.')
    return at > 0 ? [{ key: part.slice(0, at), mark: part.slice(at + 1) }] : []
  })
}

/** The `cells` of the address with this column asked for another mark, or no longer asked for. */
export function withCell(text: string | undefined, key: string, mark: string | null): string {
  const others = readCells(text).filter((cell) => cell.key !== key)
  return [...others, ...(mark ? [{ key, mark }] : [])].map((cell) => `${cell.key}.${cell.mark}`).join(',')
}

/** Columns that stand before the judged ones, and can be left out like them. */
export const FIRST_COLUMNS = ['verdict', 'students'] as const

/** The columns shown, by key: the address's, else all judged ones and no facts. */
export function columnsShown({ judged, facts, claim }: Matrix, cols: string | undefined): string[] {
  const all = [
    ...FIRST_COLUMNS.filter((key) => key !== 'verdict' || claim.judgesSections),
    ...judged.map(keyOf),
    ...facts.map(keyOf),
  ]
  if (!cols) return all.filter((key) => !facts.some((fact) => fact.key === key))
  const wanted = new Set(cols.split(','))
  return all.filter((key) => wanted.has(key))
}

/** `cols` for the address; the columns everyone sees anyway are not written down. */
export function writeColumns(matrix: Matrix, shown: readonly string[]): string | undefined {
  const usual = columnsShown(matrix, undefined)
  return usual.length === shown.length && usual.every((key) => shown.includes(key)) ? undefined : shown.join(',') || 'none'
}

/** How many rows stand so in a column; once a school where its sections share one answer. */
export function countMarks(column: MatrixColumn, at: number, rows: readonly MatrixRow[]): Record<string, number> {
  const counts: Record<string, number> = {}
  const counted = new Set<string>()
  for (const { code, cells } of rows) {
    const mark = cells[at]?.mark
    if (!mark || (column.perSchool && counted.has(code))) continue
    counted.add(code)
    counts[mark] = (counts[mark] ?? 0) + 1
  }
  return counts
}

const keyOf = ({ key }: MatrixColumn): string => key
export const judgedAt = ({ judged }: Matrix, key: string): number => judged.findIndex((column) => column.key === key)
export const factAt = ({ facts }: Matrix, key: string): number => facts.findIndex((column) => column.key === key)
