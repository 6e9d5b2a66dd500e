import { quoted } from '@junheng/core/features/collection/fault-list.ts'
import { readValue, tidy, type ValueRule } from '@junheng/core/features/collection/read-value.ts'
import { isTidy, plainNumber, sameBytes, type Words, words } from './cell-text.ts'
import type { CellBlock } from './cells.ts'
import { blocksOf, type CsvFile, rowsAbout } from './csv-file.ts'
import { type PlainColumn, plainRows, type RowTarget } from './plain-rows.ts'

/** A file's rows in columns, in file order, before anything is joined. */
export interface RawTable {
  csv: CsvFile
  rows: number
  lines: Int32Array
  numbers: Map<string, Float64Array>
  /** By key column; '' where empty. A column that is not in the file is absent. */
  words: Map<string, string[]>
  /** Rows with too few or too many cells: only what identifies them was read. */
  ragged: ReadonlySet<number>
  /** Where each row's code stands in the file, if codes were asked for as places; then `words` has no school_code. */
  codes: CodePlaces | null
}

export interface CodePlaces {
  from: Uint32Array
  length: Uint32Array
}

/** Codes are compared, so their spelling is settled; names are kept as written but for outer spaces. */
const CODES = new Set([
  'school_code',
  'parent_school_code',
  'county_code',
  'school_type_code',
  'stage',
  'kind',
  'campus_code',
  'teacher_id',
  'element',
])
/** Kept of a row whose cells may have shifted: these come first in every file. */
const IDENTIFYING = new Set(['school_code', 'stage'])
/** Columns with few different words: each is decoded once. */
const FEW = new Set([
  'county_code',
  'county_name',
  'school_type_code',
  'authority',
  'town',
  'stage',
  'kind',
  'status',
  'degree',
  'subject',
  'title',
  'element',
])

/**
 * Reads every known column of a file. Values that cannot be used are NaN with a fault; words are trimmed.
 * @param codesAsPlaces school codes are only joined, so leave them as bytes of the file
 */
export function readRawTable(csv: CsvFile, codesAsPlaces = false): RawTable {
  const { header } = csv
  const values = header.columns.values.filter((rule) => header.at.has(rule.key))
  const wordKeys = header.columns.words
    .map((w) => w.key)
    .filter((key) => header.at.has(key) && !(codesAsPlaces && key === 'school_code'))
  const columns = new Map(wordKeys.map((key) => [key, [] as string[]]))
  const readers = values.map((rule) => ({ at: header.at.get(rule.key)!, read: valueReader(csv, rule) }))
  const wordReaders = wordKeys.map((key) => wordReader(csv, key, columns.get(key)!))
  let into = newTarget(csv, rowsAbout(csv), columns, codesAsPlaces)
  const ragged = new Set<number>()
  const state = { ...csv.body }
  const take = plainRows(csv, plainColumns(csv, values, wordKeys, codesAsPlaces))
  const columnOf = (at: number, rows: number): Float64Array =>
    into.numbers.subarray(at * into.lines.length, at * into.lines.length + rows)
  let rows = take(state, into, 0)
  // What is not plain is read the general way, row by row between plain ones.
  for (const block of blocksOf(csv, 1, state)) {
    if (rows + block.rows > into.lines.length) into = grown(csv, into, rows)
    for (let r = 0; r < block.rows; r++) if (block.ragged[r] !== 0) ragged.add(rows + r)
    into.lines.set(block.lines.subarray(0, block.rows), rows)
    for (const { at, read } of readers) read(block, rows, columnOf(at, rows + block.rows))
    if (into.codes !== null) placeCodes(csv, into.codes, block, rows)
    for (const read of wordReaders) read(block, rows)
    rows = take(state, into, rows + block.rows)
  }
  // Of a row that turned out not to be plain, the words before that were noted.
  for (const column of columns.values()) column.length = rows
  const numbers = new Map(values.map(({ key }) => [key, columnOf(header.at.get(key)!, rows)]))
  return { csv, rows, lines: into.lines.subarray(0, rows), numbers, words: columns, ragged, codes: into.codes }
}

function newTarget(
  { width, room }: CsvFile,
  rows: number,
  words: ReadonlyMap<string, string[]>,
  codesAsPlaces: boolean,
): RowTarget {
  return {
    lines: room(Int32Array, rows),
    numbers: room(Float64Array, width * rows),
    words,
    codes: codesAsPlaces ? { from: room(Uint32Array, rows), length: room(Uint32Array, rows) } : null,
  }
}

/** More room, with the rows that were filled. */
function grown(csv: CsvFile, old: RowTarget, rows: number): RowTarget {
  const room = Math.ceil((rows + 1) * 1.3)
  const next = newTarget(csv, room, old.words, old.codes !== null)
  next.lines.set(old.lines)
  for (let column = 0; column < csv.width; column++)
    next.numbers.set(old.numbers.subarray(column * old.lines.length, column * old.lines.length + rows), column * room)
  next.codes?.from.set(old.codes!.from)
  next.codes?.length.set(old.codes!.length)
  return next
}

function plainColumns(csv: CsvFile, values: readonly ValueRule[], wordKeys: readonly string[], asPlaces: boolean): PlainColumn[] {
  const { at } = csv.header
  const columns = new Array<PlainColumn>(csv.width).fill({ kind: 'skipped' })
  for (const rule of values) {
    const test = plainTest(rule)
    columns[at.get(rule.key)!] = test ? { kind: 'number', key: rule.key, ...test } : { kind: 'spelled', key: rule.key, rule }
  }
  for (const key of wordKeys) columns[at.get(key)!] = { kind: 'word', key, few: FEW.has(key), isCode: CODES.has(key) }
  if (asPlaces) columns[at.get('school_code')!] = { kind: 'place' }
  return columns
}

function placeCodes({ header, width }: CsvFile, codes: CodePlaces, block: CellBlock, offset: number): void {
  const column = header.at.get('school_code')!
  for (let r = 0; r < block.rows; r++) {
    const cell = r * width + column
    codes.from[offset + r] = block.start[cell]!
    codes.length[offset + r] = block.end[cell]! - block.start[cell]!
  }
}

type BlockReader = (block: CellBlock, offset: number, out: Float64Array) => void

function valueReader(csv: CsvFile, rule: ValueRule): BlockReader {
  const { bytes, width, header } = csv
  const column = header.at.get(rule.key)!
  const plain = plainTest(rule)
  const spelled = new Map<number, number>()
  const known = plain === null ? words(bytes) : null
  const { least, most, whole, codes } = plain ?? { least: 0, most: 0, whole: true, codes: null }
  return (block, offset, out) => {
    const { start, end, ragged, rows, lines } = block
    for (let r = 0; r < rows; r++) {
      const cell = r * width + column
      const from = start[cell]!
      const to = end[cell]!
      if (from === to || ragged[r] !== 0) {
        out[offset + r] = Number.NaN
        continue
      }
      if (known !== null) {
        const word = known.at(from, to)
        const value = spelled.get(word) ?? slow(csv, rule, known.list[word]!, lines[r]!)
        // Only a clean reading is remembered: a fault has to be said for every row.
        if (!Number.isNaN(value) && !spelled.has(word) && readValue(known.list[word]!, rule).notes.length === 0)
          spelled.set(word, value)
        out[offset + r] = value
        continue
      }
      const value = plainNumber(bytes, from, to)
      const isFine =
        value >= least && value <= most && (!whole || value === Math.floor(value)) && (codes === null || codes.has(value))
      out[offset + r] = isFine ? value : slow(csv, rule, bytes.toString('utf8', from, to), lines[r]!)
    }
  }
}

/** Which plain numbers need no second look; null where cells are words. */
function plainTest({ kind, min, max, softRange, values }: ValueRule): PlainTest | null {
  const least = Math.max(min ?? Number.NEGATIVE_INFINITY, softRange?.[0] ?? Number.NEGATIVE_INFINITY)
  const most = Math.min(max ?? Number.MAX_VALUE, softRange?.[1] ?? Number.MAX_VALUE)
  if (kind === 'number' || kind === 'integer') return { least, most, whole: kind === 'integer', codes: null }
  const isCode = kind === 'enum' && values.every((v) => /^\d+$/.test(String(v)))
  return isCode ? { least: 0, most: Number.MAX_VALUE, whole: true, codes: new Set(values.map(Number)) } : null
}

interface PlainTest {
  least: number
  most: number
  whole: boolean
  /** The codes there are; null where any number between least and most will do. */
  codes: ReadonlySet<number> | null
}

/** The long way: every spelling, with its faults. */
export function slow(csv: CsvFile, rule: ValueRule, raw: string, line: number): number {
  const { value, notes } = readValue(raw, rule)
  const column = csv.header.headers.get(rule.key) ?? rule.key
  for (const n of notes) csv.faults.structural(n.rule, { sheet: csv.sheet, row: line, column }, () => [n.message, n.repair])
  return value
}

function wordReader(csv: CsvFile, key: string, out: string[]): (block: CellBlock, offset: number) => void {
  const { bytes, width, header } = csv
  const column = header.at.get(key)!
  const few: Words | null = FEW.has(key) ? words(bytes) : null
  const isCode = CODES.has(key)
  const identifies = IDENTIFYING.has(key)
  let previous = ''
  let previousFrom = 0
  let previousLength = -1
  return (block, offset) => {
    const { start, end, ragged, rows, lines } = block
    for (let r = 0; r < rows; r++) {
      const cell = r * width + column
      const from = start[cell]!
      const to = end[cell]!
      if (ragged[r] !== 0 && !identifies) {
        out[offset + r] = ''
        continue
      }
      if (to - from !== previousLength || !sameBytes(bytes, from, previousFrom, previousLength)) {
        previous = few === null ? bytes.toString('utf8', from, to) : few.list[few.at(from, to)]!
        previousFrom = from
        previousLength = to - from
      }
      out[offset + r] = isTidy(bytes, from, to, isCode) ? previous : tidyWord(csv, key, previous, isCode, lines[r]!)
    }
  }
}

/** Settles a word's spelling as `readRawTable` keeps it, with a warning where that changed it. */
export function tidyWord(csv: CsvFile, key: string, raw: string, isCode: boolean, line: number): string {
  const word = isCode ? tidy(raw) : raw.trim()
  if (word === raw || key === 'teacher_id') return word
  const column = csv.header.headers.get(key) ?? key
  csv.faults.structural('S011', { sheet: csv.sheet, row: line, column }, () => [
    `${column}写作${quoted(raw)}，含空格、全角或看不见的字符，已按${quoted(word)}读取。`,
    `改为 ${word}。`,
  ])
  return word
}
