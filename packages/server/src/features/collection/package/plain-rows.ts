import { readValue, type ValueRule } from '@junheng/core/features/collection/read-value.ts'
import { isTidy, sameBytes, type Words, words } from './cell-text.ts'
import type { CutState } from './cells.ts'
import type { CsvFile } from './csv-file.ts'

/** What becomes of a column's cells in a row that is taken without a second look. */
export type PlainColumn =
  | { kind: 'skipped' | 'place' }
  /** A number between these, or one of the codes. */
  | { kind: 'number'; key: string; least: number; most: number; whole: boolean; codes: ReadonlySet<number> | null }
  /** A word that stands for a number: met, 是, public. */
  | { kind: 'spelled'; key: string; rule: ValueRule }
  /** A word; `few`: there are so few different ones that each is decoded once. */
  | { kind: 'word'; key: string; few: boolean; isCode: boolean }

/** Where rows go, as many as `lines` has room for. */
export interface RowTarget {
  lines: Int32Array
  /** Every column one after another: cell (row, column) of the file is numbers[column · lines.length + row]. */
  numbers: Float64Array
  words: ReadonlyMap<string, string[]>
  codes: { from: Uint32Array; length: Uint32Array } | null
}

const COMMA = 44
const QUOTE = 34
const LF = 10
const CR = 13
const ZERO = 48
const POINT = 46
/** So many fit into a whole number of the processor's. */
const MOST_DIGITS = 9
const POWERS = Float64Array.from({ length: MOST_DIGITS + 1 }, (_, k) => 10 ** k)

const WORD = 0
const NUMBER = 1
const WHOLE = 2
const CODE = 3

/**
 * Takes rows as long as they are plain: as many cells as the header, nothing quoted, words without blanks about them, numbers in their
 * usual range. Most rows of most files are so, and each cell is read where its end is looked for. The first row that is not is left
 * for the general reader.
 *
 * @returns fills the target from row `filled` on, and says how many rows are filled then; `state` stands before the first not taken
 */
export function plainRows(
  csv: CsvFile,
  columns: readonly PlainColumn[],
): (state: CutState, into: RowTarget, filled: number) => number {
  const { bytes, width } = csv
  const cells = columns.map((column) => wordCell(bytes, column))
  const kinds = Uint8Array.from(columns, (column) =>
    column.kind !== 'number' ? WORD : column.codes !== null ? CODE : column.whole ? WHOLE : NUMBER,
  )
  const least = Float64Array.from(columns, (column) => (column.kind === 'number' ? column.least : 0))
  const most = Float64Array.from(columns, (column) => (column.kind === 'number' ? column.most : 0))
  const codes = columns.map((column) => (column.kind === 'number' ? column.codes : null))
  return function takeRows(state, into, filled) {
    const { lines, numbers } = into
    const room = lines.length
    const { length } = bytes
    let row = filled
    let { at, line } = state
    for (; row < room && at < length; row++, line++) {
      let next = at
      let column = 0
      for (let place = row; column < width; column++, place += room) {
        const from = next
        const kind = kinds[column]!
        let byte = bytes[next]!
        if (kind === WORD) {
          // Below the comma stand blanks, quotes and line ends: of these only a blank within a word is plain.
          while (byte > COMMA || (byte >= 32 && byte !== COMMA && byte !== QUOTE)) byte = bytes[++next]!
          if (!cells[column]!(from, next, row, place, into)) break
        } else {
          let whole = 0
          while (byte >= ZERO && byte <= 57) {
            whole = (Math.imul(whole, 10) + byte - ZERO) | 0
            byte = bytes[++next]!
          }
          let size = next - from
          let value = whole
          if (byte === POINT && size > 0 && size < MOST_DIGITS) {
            const point = next
            byte = bytes[++next]!
            while (byte >= ZERO && byte <= 57) {
              whole = (Math.imul(whole, 10) + byte - ZERO) | 0
              byte = bytes[++next]!
            }
            const decimals = next - point - 1
            size += decimals
            if (decimals === 0 || size > MOST_DIGITS) break
            value = whole / POWERS[decimals]!
            if (kind !== NUMBER && value !== Math.floor(value)) break
          }
          if (size === 0) value = Number.NaN
          else if (size > MOST_DIGITS || value < least[column]! || value > most[column]!) break
          else if (kind === CODE && !codes[column]!.has(value)) break
          numbers[place] = value
        }
        if (column === width - 1 && byte === CR) byte = bytes[++next]!
        if (byte !== (column === width - 1 ? LF : COMMA)) break
        next++
      }
      if (column < width) break
      lines[row] = line
      at = next
    }
    state.at = at
    state.line = line
    return row
  }
}

/** Takes a cell of words; false when it is not plain. `place` is the cell's among the numbers. */
type TakeCell = (from: number, to: number, row: number, place: number, into: RowTarget) => boolean

function wordCell(bytes: Buffer, column: PlainColumn): TakeCell {
  switch (column.kind) {
    case 'spelled':
      return spelledCell(bytes, column.rule)
    case 'word':
      return textCell(bytes, column.key, column.few ? words(bytes) : null, column.isCode)
    case 'place':
      return (from, to, row, _, { codes }) => {
        codes!.from[row] = from
        codes!.length[row] = to - from
        return true
      }
    default:
      return () => true
  }
}

function spelledCell(bytes: Buffer, rule: ValueRule): TakeCell {
  const known = words(bytes)
  const values: number[] = []
  let lastFrom = 0
  let lastSize = -1
  let value = 0
  return (from, to, _, place, { numbers }) => {
    if (to - from !== lastSize || !sameBytes(bytes, from, lastFrom, lastSize)) {
      const word = known.at(from, to)
      if (word === values.length) values.push(plainValue(known.list[word]!, rule))
      if (values[word] === NEVER) return false
      value = values[word]!
      lastFrom = from
      lastSize = to - from
    }
    numbers[place] = value
    return true
  }
}

/** What needs a word of explanation is never plain. */
const NEVER = Number.POSITIVE_INFINITY

function plainValue(word: string, rule: ValueRule): number {
  if (word === '') return Number.NaN
  const { value, notes } = readValue(word, rule)
  return notes.length > 0 || Number.isNaN(value) ? NEVER : value
}

function textCell(bytes: Buffer, key: string, known: Words | null, isCode: boolean): TakeCell {
  let lastFrom = 0
  let lastSize = -1
  let last = ''
  return (from, to, row, _, into) => {
    if (to - from !== lastSize || !sameBytes(bytes, from, lastFrom, lastSize)) {
      if (!isTidy(bytes, from, to, isCode)) return false
      last = known === null ? bytes.toString('utf8', from, to) : known.list[known.at(from, to)]!
      lastFrom = from
      lastSize = to - from
    }
    into.words.get(key)![row] = last
    return true
  }
}
