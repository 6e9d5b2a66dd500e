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
}

const COMMA = 44
const LF = 10
const CR = 13

/**
 * Takes the rows that follow in the same section, as long as each is `code,stage,grade,name,students` with the same code and stage,
 * nothing quoted and nothing unusual. Most rows of most files are; this loop reads a nation's. The first row that is not is left
 * for the general reader.
 *
 * @param prefixFrom where the section's `code,stage,` stands in the row before, and its length
 * @returns how many rows are filled now; `state` stands before the first row not taken
 */
export function takeRun(
  bytes: Uint8Array,
  state: CutState,
  prefixFrom: number,
  prefixLength: number,
  plain: PlainClass,
  out: ClassColumns,
  filled: number,
): number {
  const { firstGrade, lastGrade, least, most } = plain
  const { lines, grade, students, nameFrom, nameLength } = out
  const capacity = lines.length
  let at = state.at
  let line = state.line
  let rows = filled
  while (rows < capacity) {
    let same = 0
    while (same < prefixLength && bytes[at + same] === bytes[prefixFrom + same]) same++
    if (same < prefixLength) break
    let next = at + prefixLength
    const digit = bytes[next]!
    if (digit < firstGrade || digit > lastGrade || bytes[next + 1] !== COMMA) break
    next += 2
    const name = next
    let byte = bytes[next]!
    while (byte > COMMA) byte = bytes[++next]!
    if (byte !== COMMA || next === name || next - name > 0xffff) break
    const length = next - name
    let count = 0
    const number = ++next
    byte = bytes[next]!
    while (byte >= 48 && byte <= 57) {
      count = count * 10 + byte - 48
      byte = bytes[++next]!
    }
    if (byte === CR) byte = bytes[++next]!
    if (byte !== LF || next === number || next - number > 9 || count < least || count > most) break
    if (bytes[next - 1] === CR && next - 1 === number) break
    lines[rows] = line
    grade[rows] = digit - 48
    students[rows] = count
    nameFrom[rows] = name
    nameLength[rows] = length
    rows++
    line++
    at = next + 1
  }
  state.at = at
  state.line = line
  return rows
}
