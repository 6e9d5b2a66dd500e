import type { CutState } from './cells.ts'

/** Where class rows are gathered; `rows` are filled so far. */
export interface ClassColumns {
  lines: Int32Array
  grade: Uint8Array
  students: Float64Array
  nameFrom: Uint32Array
  nameLength: Uint16Array
}

/** What a plain class row must look like to be taken without a second look. */
export interface PlainClass {
  /** Digits of the stage's grades, as bytes. */
  firstGrade: number
  lastGrade: number
  least: number
  most: number
  /** Outside of these a number is taken but unusual. */
  usualLeast: number
  usualMost: number
}

/** What was seen of a run's rows on the way. */
export interface RunTraits {
  /** Each row comes after the one before, by grade, then name (a shorter one first, then by bytes): no two are alike. */
  rising: boolean
  /** Every row ends with a line feed alone and has no needless zero: the bytes are as we would write them. */
  verbatim: boolean
  /** All numbers of pupils are usual ones. */
  usual: boolean
}

const COMMA = 44
const QUOTE = 34
const SPACE = 32
const LF = 10
const CR = 13
const ZERO = 48

/**
 * Takes the rows that follow in the same section, as long as each is `code,stage,grade,name,students` with the same code and stage,
 * nothing quoted and nothing unusual. Most rows of most files are; this loop reads a nation's. The first row that is not is left
 * for the general reader.
 *
 * Four bytes are compared at a time where two stretches are expected to be equal: a row's code and stage are those of the row before,
 * and so is the beginning of most names.
 *
 * @param view the same bytes
 * @param prefixFrom where the section's `code,stage,` stands in a row, and its length
 * @param seen told what the rows are like
 * @returns how many rows are filled now; `state` stands before the first row not taken
 */
export function takeRun(
  bytes: Uint8Array,
  view: DataView,
  state: CutState,
  prefixFrom: number,
  prefixLength: number,
  plain: PlainClass,
  out: ClassColumns,
  filled: number,
  seen: RunTraits,
): number {
  const { firstGrade, lastGrade, least, most, usualLeast, usualMost } = plain
  const { lines, grade, students, nameFrom, nameLength } = out
  const capacity = lines.length
  const { length } = bytes
  const lastWord = prefixLength - 4
  let at = state.at
  let line = state.line
  let rows = filled
  let rising = true
  let verbatim = true
  let usual = true
  let lastDigit = 0
  let lastName = 0
  let lastSize = 0
  while (rows < capacity) {
    // A whole row has more than four bytes after its prefix, so none of these reads leaves the file.
    if (at + prefixLength + 4 > length) break
    let same = 0
    while (same < lastWord && view.getInt32(at + same) === view.getInt32(prefixFrom + same)) same += 4
    if (same < lastWord || view.getInt32(at + lastWord) !== view.getInt32(prefixFrom + lastWord)) break
    let next = at + prefixLength
    const digit = bytes[next]!
    if (digit < firstGrade || digit > lastGrade || bytes[next + 1] !== COMMA) break
    next += 2
    const name = next
    let shared = 0
    if (name + lastSize <= length) {
      while (shared + 4 <= lastSize && view.getInt32(name + shared) === view.getInt32(lastName + shared)) shared += 4
      while (shared < lastSize && bytes[name + shared] === bytes[lastName + shared]) shared++
    }
    // What it shares with the name before was looked at there.
    next += shared
    let byte = bytes[next]!
    while (byte > COMMA || (byte >= SPACE && byte !== COMMA && byte !== QUOTE)) byte = bytes[++next]!
    const size = next - name
    if (byte !== COMMA || size === 0 || size > 0xffff || bytes[name] === SPACE || bytes[next - 1] === SPACE) break
    let count = 0
    const number = ++next
    byte = bytes[next]!
    while (byte >= ZERO && byte <= 57) {
      count = count * 10 + byte - ZERO
      byte = bytes[++next]!
    }
    const digits = next - number
    if (byte === CR) byte = bytes[++next]!
    if (byte !== LF || digits === 0 || digits > 9 || count < least || count > most) break
    if (count < usualLeast || count > usualMost) usual = false
    if (next - number > digits || (digits > 1 && bytes[number] === ZERO)) verbatim = false
    if (digit <= lastDigit) {
      if (digit < lastDigit || size < lastSize) rising = false
      else if (size === lastSize && (shared === size || bytes[name + shared]! < bytes[lastName + shared]!)) rising = false
    }
    lastDigit = digit
    lastName = name
    lastSize = size
    lines[rows] = line
    grade[rows] = digit - ZERO
    students[rows] = count
    nameFrom[rows] = name
    nameLength[rows] = size
    rows++
    line++
    at = next + 1
  }
  state.at = at
  state.line = line
  seen.rising = rising
  seen.verbatim = verbatim
  seen.usual = usual
  return rows
}
