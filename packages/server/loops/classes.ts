import { COMMA, CR, hasLineEnd, LF, QUOTE, SPACE, sharedBytes, tellEnd, ZERO } from './bytes.ts'
import { findCode } from './codes.ts'

/** What a run of rows was seen to be. */
const RISING: i32 = 1
const VERBATIM: i32 = 2
const USUAL: i32 = 4

/** `primary,` and `junior,` as they stand in memory, the first letter lowest. */
const PRIMARY: u64 = ((<u64>0x2c797261) << 32) | 0x6d697270
const JUNIOR: u64 = ((<u64>0x2c726f) << 32) | 0x696e756a
const SEVEN_BYTES: u64 = ((<u64>1) << 56) - 1

/** Where taking ended (`tellEnd`), and how many runs were noted. */
export const classesEnd = memory.data(16)

/**
 * Takes rows `code,stage,grade,name,students` as long as each is plain: of a known section, nothing quoted and nothing unusual about it.
 * Rows of one section that follow each other are a run; a run that goes on beyond `to` is left for the next time.
 *
 * @param from the first row; a line feed stands at `to`
 * @param shift what makes an address the place in the file
 * @param sections i32: the section of school s, stage t at [s · 2 + t], −1 where there is none
 * @param runs i32 × 5 for each run: section, its first row, where its text begins and ends in the file, what it was seen to be
 * @returns how many rows were taken
 */
export function takeClasses(
  from: usize,
  to: usize,
  isLast: bool,
  firstLine: i32,
  firstRow: i32,
  shift: i32,
  sections: usize,
  lines: usize,
  grades: usize,
  students: usize,
  nameFrom: usize,
  nameLength: usize,
  runs: usize,
  least: f64,
  most: f64,
  usualLeast: f64,
  usualMost: f64,
): i32 {
  let at = from
  let line = firstLine
  let row = firstRow
  let run = runs
  let isCut = false
  while (at < to) {
    let comma = at
    while (load<u8>(comma) > COMMA) comma++
    if (load<u8>(comma) !== COMMA) break
    const school = findCode(at, comma - at)
    if (school < 0) break
    const word = load<u64>(comma + 1)
    const stage = word === PRIMARY ? 0 : (word & SEVEN_BYTES) === JUNIOR ? 1 : 2
    if (stage === 2) break
    const section = load<i32>(sections + ((<usize>(school * 2 + stage)) << 2))
    if (section < 0) break
    const length = comma - at + (stage === 0 ? 9 : 8)
    const firstGrade: u32 = stage === 0 ? 49 : 55
    const lastGrade: u32 = stage === 0 ? 54 : 57
    const runFrom = at
    const runLine = line
    const runRow = row
    let seen = RISING | VERBATIM | USUAL
    let lastDigit: u32 = 0
    let lastName: usize = 0
    let lastSize: usize = 0
    for (;;) {
      // Each row's code and stage are those of the row before, and so is the beginning of most names.
      if (at !== runFrom && sharedBytes(at, runFrom, length) < length) break
      let next = at + length
      const digit = <u32>load<u8>(next)
      if (digit < firstGrade || digit > lastGrade || load<u8>(next + 1) !== COMMA) break
      next += 2
      const name = next
      const shared = sharedBytes(name, lastName, lastSize)
      next += shared
      let byte = <u32>load<u8>(next)
      while (byte > COMMA || (byte >= SPACE && byte !== COMMA && byte !== QUOTE)) byte = load<u8>(++next)
      const size = next - name
      if (byte !== COMMA || size === 0 || size > 0xffff || load<u8>(name) === SPACE || load<u8>(next - 1) === SPACE) break
      const number = ++next
      let count: u32 = 0
      byte = load<u8>(next)
      while (byte - ZERO <= 9) {
        count = count * 10 + byte - ZERO
        byte = load<u8>(++next)
      }
      const digits = next - number
      if (byte === CR) byte = load<u8>(++next)
      if (byte !== LF || digits === 0 || digits > 9 || next >= to || <f64>count < least || <f64>count > most) break
      if (<f64>count < usualLeast || <f64>count > usualMost) seen &= ~USUAL
      if (next - number > digits || (digits > 1 && load<u8>(number) === ZERO)) seen &= ~VERBATIM
      if (digit <= lastDigit) {
        if (digit < lastDigit || size < lastSize) seen &= ~RISING
        else if (size === lastSize && (shared === size || load<u8>(name + shared) < load<u8>(lastName + shared))) seen &= ~RISING
      }
      lastDigit = digit
      lastName = name
      lastSize = size
      store<i32>(lines + ((<usize>row) << 2), line)
      store<u8>(grades + <usize>row, digit - ZERO)
      store<f64>(students + ((<usize>row) << 3), <f64>count)
      store<u32>(nameFrom + ((<usize>row) << 2), <u32>(<i32>name + shift))
      store<u16>(nameLength + ((<usize>row) << 1), <u32>size)
      row++
      line++
      at = next + 1
    }
    if (!isLast && runFrom > from && hasLineEnd(at, to) === 0) {
      isCut = true
      at = runFrom
      line = runLine
      row = runRow
      break
    }
    if (row === runRow) break
    store<i32>(run, section)
    store<i32>(run, runRow, 4)
    store<i32>(run, <i32>runFrom + shift, 8)
    store<i32>(run, <i32>at + shift, 12)
    store<i32>(run, seen, 16)
    run += 20
  }
  tellEnd(classesEnd, at, isCut ? at : to, line)
  store<i32>(classesEnd, <i32>((run - runs) / 20), 12)
  return row - firstRow
}

/**
 * Puts rows of classes where their sections stand.
 *
 * @param moves i32 × 3 for each run: its first row, its rows, where they go
 */
export function gatherClasses(
  moves: usize,
  count: i32,
  lines: usize,
  grades: usize,
  students: usize,
  nameFrom: usize,
  nameLength: usize,
  linesTo: usize,
  gradesTo: usize,
  studentsTo: usize,
  nameFromTo: usize,
  nameLengthTo: usize,
): void {
  for (let i = 0; i < count; i++) {
    const move = moves + <usize>i * 12
    const first = <usize>load<i32>(move)
    const rows = <usize>load<i32>(move, 4)
    const to = <usize>load<i32>(move, 8)
    memory.copy(linesTo + (to << 2), lines + (first << 2), rows << 2)
    memory.copy(gradesTo + to, grades + first, rows)
    memory.copy(studentsTo + (to << 3), students + (first << 3), rows << 3)
    memory.copy(nameFromTo + (to << 2), nameFrom + (first << 2), rows << 2)
    memory.copy(nameLengthTo + (to << 1), nameLength + (first << 1), rows << 1)
  }
}
