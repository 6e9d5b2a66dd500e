import { readValue, type ValueRule } from '@junheng/core/features/collection/read-value.ts'
import { byteLoops, learnWith, releaseMemory, takeMemory } from './byte-loops.ts'
import { isTidy } from './cell-text.ts'
import type { CutState } from './cells.ts'
import type { CsvFile } from './csv-file.ts'
import { WINDOW, windows } from './windows.ts'

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

/**
 * Takes rows as long as they are plain: as many cells as the header, nothing quoted, words without blanks about them, numbers in their
 * usual range. Most rows of most files are so, and each cell is read where its end is looked for. The first row that is not is left
 * for the general reader.
 *
 * @returns fills the target from row `filled` on, and says how many rows are filled then; `state` stands before the first not taken
 */
export function plainRows(
  { bytes, width }: CsvFile,
  columns: readonly PlainColumn[],
): (state: CutState, into: RowTarget, filled: number) => number {
  releaseMemory()
  const { memory, takeRows, rowsEnd } = byteLoops()
  const columnsAt = described(columns)
  const rowsAtOnce = Math.ceil(WINDOW / width)
  const [cells, lines, joined] = [takeMemory(rowsAtOnce * width * 8), takeMemory(rowsAtOnce * 4), takeMemory(WINDOW)]
  emptyVocabulary()
  const known = columns.map((): string[] => [])
  const fetches = columns.map((column, c) => fetch(column, cells + c * rowsAtOnce * 8, known[c]!, joined))
  let shift = 0
  const learn = (column: number, from: number, length: number): number =>
    meaning(columns[column]!, known[column]!, bytes, from + shift, length)
  const show = windows<{ into: RowTarget; row: number }>(bytes, rowsEnd, (window, target) => {
    const { into, row } = target
    const room = Math.min(rowsAtOnce, into.lines.length - row)
    shift = window.shift
    const rows = takeRows(window.from, window.to, window.line, shift, columnsAt, width, cells, lines, rowsAtOnce, room)
    if (rows === 0) return
    into.lines.set(new Int32Array(memory.buffer, lines, rows), row)
    for (let c = 0; c < width; c++) fetches[c]!(into, row, rows, c, shift)
    target.row += rows
  })
  return (state, into, filled) => {
    learnWith(learn)
    const target = { into, row: filled }
    show(state, target)
    return target.row
  }
}

const [SKIPPED, PLACE, TEXT, WORD, NUMBER, WHOLE, CODE] = [0, 1, 2, 3, 4, 5, 6] as const
/** Bytes that describe a column, as `takeRows` wants them. */
const DESCRIPTION = 48

function described(columns: readonly PlainColumn[]): number {
  const at = takeMemory(columns.length * DESCRIPTION)
  columns.forEach((column, c) => {
    const [codes, least, most] = column.kind === 'number' ? [[...(column.codes ?? [])], column.least, column.most] : [[], 0, 0]
    const codesAt = takeMemory(codes.length * 8)
    const { buffer } = byteLoops().memory
    new Float64Array(buffer, codesAt, codes.length).set(codes)
    const view = new DataView(buffer, at + c * DESCRIPTION, DESCRIPTION)
    view.setUint8(0, kindOf(column))
    view.setUint8(1, column.kind === 'word' && column.isCode ? 1 : 0)
    view.setInt32(4, codes.length, true)
    view.setUint32(8, codesAt, true)
    view.setFloat64(16, least, true)
    view.setFloat64(24, most, true)
  })
  return at
}

function kindOf(column: PlainColumn): number {
  if (column.kind === 'number') return column.codes !== null ? CODE : column.whole ? WHOLE : NUMBER
  if (column.kind === 'spelled') return WORD
  if (column.kind === 'word') return column.few ? WORD : TEXT
  return column.kind === 'place' ? PLACE : SKIPPED
}

/** Different words that are kept, and the bytes they may have together. */
const WORDS = 2048
const WORD_BYTES = 1 << 16
const BYTES_OF_WORD = 24

function emptyVocabulary(): void {
  const [words, slots, texts] = [takeMemory(WORDS * BYTES_OF_WORD), takeMemory(WORDS * 2 * 4), takeMemory(WORD_BYTES)]
  byteLoops().forgetWords(words, slots, WORDS * 2, texts, WORD_BYTES)
}

/** What is not plain. */
const NEVER = Number.POSITIVE_INFINITY

/** The number a word stands for: its meaning, or its place among the words of its column. */
function meaning(column: PlainColumn, known: string[], bytes: Buffer, from: number, length: number): number {
  const word = bytes.toString('utf8', from, from + length)
  if (column.kind === 'spelled') return plainValue(word, column.rule)
  if (column.kind !== 'word' || !isTidy(bytes, from, from + length, column.isCode)) return NEVER
  return known.push(word) - 1
}

/** What needs a word of explanation is never plain. */
function plainValue(word: string, rule: ValueRule): number {
  if (word === '') return Number.NaN
  const { value, notes } = readValue(word, rule)
  return notes.length > 0 || Number.isNaN(value) ? NEVER : value
}

/** Fetches the cells of a column that were taken, to stand from `row` on. */
type Fetch = (into: RowTarget, row: number, rows: number, column: number, shift: number) => void

function fetch(column: PlainColumn, cells: number, known: readonly string[], joined: number): Fetch {
  const { memory } = byteLoops()
  if (column.kind === 'number' || column.kind === 'spelled')
    return ({ lines, numbers }, row, rows, c) => numbers.set(new Float64Array(memory.buffer, cells, rows), c * lines.length + row)
  if (column.kind === 'place')
    return ({ codes }, row, rows) => {
      const places = new Uint32Array(memory.buffer, cells, rows * 2)
      for (let r = 0; r < rows; r++) {
        codes!.from[row + r] = places[r * 2]!
        codes!.length[row + r] = places[r * 2 + 1]!
      }
    }
  if (column.kind !== 'word') return () => {}
  const { key, few } = column
  if (few)
    return ({ words }, row, rows) => {
      const list = words.get(key)!
      const places = new Float64Array(memory.buffer, cells, rows)
      for (let r = 0; r < rows; r++) list[row + r] = known[places[r]!]!
    }
  return ({ words }, row, rows, _, shift) => {
    const list = words.get(key)!
    const text = joinedText(cells, rows, shift, joined)
    const places = new Uint32Array(memory.buffer, cells, rows * 2)
    let at = 0
    for (let r = 0; r < rows; r++) {
      const end = at + places[r * 2 + 1]!
      list[row + r] = text.slice(at, end)
      at = end
    }
  }
}

/** All words of a column, decoded in one go. */
function joinedText(cells: number, rows: number, shift: number, into: number): string {
  const { joinWords, memory } = byteLoops()
  const length = joinWords(cells, rows, shift, into)
  return Buffer.from(memory.buffer, into, length).toString('utf8')
}
