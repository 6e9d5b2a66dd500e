import type { ByteSink } from './byte-sink.ts'
import { type PackedNames, packedNames } from './class-names.ts'
import { type Classes, type County, STAGES } from './county.ts'

/**
 * Classes as rows of text, `code,stage,grade,name,students`, each section's in `classOrder`. Of a nation's 4.5 million most stand in
 * their file just so: those bytes are handed on as they are.
 */
export function putClasses(county: County, classes: Classes, sink: ByteSink, write: (bytes: Uint8Array) => void): void {
  const names = packedNames(classes)
  // A county after an edit has its own column of pupils, which the bytes of the file know nothing of.
  const order = names.order?.students === classes.students ? names.order : undefined
  const { start } = classes
  sink.words(['classes'])
  sink.column(start)
  for (let section = 0; section + 1 < start.length; section++) {
    const from = order?.textFrom[section] ?? 0
    let to = order?.textTo[section] ?? 0
    if (order === undefined || to === 0) {
      putSection(county, classes, names, section, sink)
      continue
    }
    // Sections that follow each other in the file are one piece.
    while (section + 2 < start.length && order.textTo[section + 1]! > 0 && order.textFrom[section + 1] === to) {
      section++
      to = order.textTo[section]!
    }
    const piece = names.bytes.subarray(from, to)
    if (piece.length < WORTH_WRITING) sink.bytes(piece)
    else {
      write(sink.take())
      write(piece)
    }
  }
}

/** Copying a short piece costs less than hashing it by itself. */
const WORTH_WRITING = 16_384

const COMMA = 44
const LF = 10
const QUOTE = 34
const ZERO = 48

function putSection(county: County, classes: Classes, names: PackedNames, section: number, sink: ByteSink): void {
  const { start, grade, students } = classes
  const [first, last] = [start[section]!, start[section + 1]!]
  if (first === last) return
  const { schools, sections } = county
  const prefix = new TextEncoder().encode(`${schools.codes[sections.school[section]!]},${STAGES[sections.stage[section]!]},`)
  const order = names.order?.rising[section] === 1 ? null : classOrder(classes, names, first, last)
  for (let place = first; place < last; place++) {
    const row = order === null ? place : order[place - first]!
    const nameFrom = names.from[row]!
    const nameTo = nameFrom + names.length[row]!
    const { buffer, at: begin } = sink.reserve(prefix.length + 2 + (nameTo - nameFrom) * 2 + 2 + LONGEST_NUMBER + 2)
    buffer.set(prefix, begin)
    let at = begin + prefix.length
    if (grade[row]! > 0) buffer[at++] = ZERO + grade[row]!
    buffer[at++] = COMMA
    at = putName(buffer, at, names.bytes, nameFrom, nameTo)
    buffer[at++] = COMMA
    if (!Number.isNaN(students[row]!)) {
      const digits = String(students[row]!)
      for (let i = 0; i < digits.length; i++) buffer[at++] = digits.charCodeAt(i)
    }
    buffer[at++] = LF
    sink.advance(at)
  }
}

/** A double needs at most 24 characters, as `-1.2345678901234567e-100`. */
const LONGEST_NUMBER = 24

/** A name that could be taken for several cells or rows is quoted, as in any CSV: different rows never look alike. */
function putName(buffer: Uint8Array, to: number, bytes: Uint8Array, from: number, end: number): number {
  let at = to
  let plain = true
  for (let i = from; i < end && plain; i++) plain = bytes[i] !== COMMA && bytes[i] !== QUOTE && bytes[i] !== LF && bytes[i] !== 13
  if (!plain) buffer[at++] = QUOTE
  for (let i = from; i < end; i++) {
    if (bytes[i] === QUOTE) buffer[at++] = QUOTE
    buffer[at++] = bytes[i]!
  }
  if (!plain) buffer[at++] = QUOTE
  return at
}

/** Rows of one section by grade, then name (shorter first, so that 2班 precedes 10班), then pupils; null when they stand so already. */
export function classOrder(classes: Classes, names: PackedNames, from: number, to: number): number[] | null {
  let sorted = true
  for (let row = from + 1; row < to && sorted; row++) sorted = compareClasses(classes, names, row - 1, row) <= 0
  if (sorted) return null
  return Array.from({ length: to - from }, (_, i) => from + i).sort((a, b) => compareClasses(classes, names, a, b))
}

function compareClasses(classes: Classes, names: PackedNames, a: number, b: number): number {
  return compareClassNames(classes, names, a, b) || compareNumbers(classes.students[a]!, classes.students[b]!)
}

/** By grade, then name; 0 for two classes of one grade and one name. */
export function compareClassNames({ grade }: Classes, { bytes, from, length }: PackedNames, a: number, b: number): number {
  if (grade[a] !== grade[b]) return grade[a]! - grade[b]!
  if (length[a] !== length[b]) return length[a]! - length[b]!
  const fromA = from[a]!
  const fromB = from[b]!
  for (let i = 0; i < length[a]!; i++) {
    const difference = bytes[fromA + i]! - bytes[fromB + i]!
    if (difference !== 0) return difference
  }
  return 0
}

/** Unreported first, so that the order is total. */
export const compareNumbers = (a: number, b: number): number =>
  Number.isNaN(a) ? (Number.isNaN(b) ? 0 : -1) : Number.isNaN(b) ? 1 : a - b
