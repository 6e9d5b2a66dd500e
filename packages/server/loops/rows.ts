import { COMMA, CR, LF, POINT, QUOTE, SPACE, sharedBytes, tellEnd, ZERO } from './bytes.ts'
import { wordValue } from './words.ts'

/** What becomes of a column's cells. A column is 48 bytes: kind, whether codes, number and place of the allowed codes, least, most; the last cell. */
const SKIPPED: u8 = 0
const PLACE: u8 = 1
const TEXT: u8 = 2
const WORD: u8 = 3
const WHOLE: u8 = 5
const CODE: u8 = 6

/** So many digits fit into a whole number of the processor's. */
const MOST_DIGITS: usize = 9
const POWERS = memory.data<f64>([1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9])

/** Where taking ended (`tellEnd`). */
export const rowsEnd = memory.data(12)

/**
 * Takes rows as long as they are plain: as many cells as the header, nothing quoted, words without blanks about them, numbers in their
 * usual range.
 *
 * @param from the first row; a line feed stands at `to`
 * @param shift what makes an address the place in the file
 * @param cells cell (row, column) goes to 8 bytes at [(column · capacity + row) · 8]: a number, or a place in the file (u32) and a length (u32)
 * @param most rows to be taken now
 * @returns how many rows were taken
 */
export function takeRows(
  from: usize,
  to: usize,
  firstLine: i32,
  shift: i32,
  columns: usize,
  width: i32,
  cells: usize,
  lines: usize,
  capacity: i32,
  most: i32,
): i32 {
  for (let column = 0; column < width; column++) store<i32>(columns + <usize>column * 48, -1, 36)
  const step = (<usize>capacity) << 3
  let at = from
  let line = firstLine
  let row = 0
  for (; row < most && at < to; row++, line++) {
    let next = at
    let place = cells + ((<usize>row) << 3)
    let column = 0
    let spec = columns
    for (; column < width; column++, place += step, spec += 48) {
      const cell = next
      const kind = load<u8>(spec)
      let byte = <u32>load<u8>(next)
      if (kind <= WORD) {
        // Below the comma stand blanks, quotes and line ends: of these only a blank within a word is plain.
        while (byte > COMMA || (byte >= SPACE && byte !== COMMA && byte !== QUOTE)) byte = load<u8>(++next)
        if (kind !== SKIPPED && !takeWord(spec, kind, column, cell, next - cell, place, shift)) break
      } else {
        let whole: u32 = 0
        while (byte - ZERO <= 9) {
          whole = whole * 10 + byte - ZERO
          byte = load<u8>(++next)
        }
        let size = next - cell
        let value: f64 = <f64>whole
        if (byte === POINT && size > 0 && size < MOST_DIGITS) {
          const point = next
          byte = load<u8>(++next)
          while (byte - ZERO <= 9) {
            whole = whole * 10 + byte - ZERO
            byte = load<u8>(++next)
          }
          const decimals = next - point - 1
          size += decimals
          if (decimals === 0 || size > MOST_DIGITS) break
          value = <f64>whole / load<f64>(POWERS + (decimals << 3))
          if (kind >= WHOLE && value !== Math.floor(value)) break
        }
        if (size === 0) value = NaN
        else if (size > MOST_DIGITS || value < load<f64>(spec, 16) || value > load<f64>(spec, 24)) break
        else if (kind === CODE && !isAllowed(spec, value)) break
        store<f64>(place, value)
      }
      if (column === width - 1) {
        if (byte === CR) byte = load<u8>(++next)
        if (byte !== LF || next >= to) break
      } else if (byte !== COMMA) break
      next++
    }
    if (column < width) break
    store<i32>(lines + ((<usize>row) << 2), line)
    at = next
  }
  tellEnd(rowsEnd, at, to, line)
  return row
}

/** Takes a cell of words; false when it is not plain. Most cells of a column are like the one above. */
function takeWord(spec: usize, kind: u8, column: i32, from: usize, length: usize, place: usize, shift: i32): bool {
  if (kind === PLACE) {
    store<i32>(place, <i32>from + shift)
    store<u32>(place, <u32>length, 4)
    return true
  }
  const isAbove = load<i32>(spec, 36) === <i32>length && sharedBytes(from, <usize>load<u32>(spec, 32), length) === length
  if (kind === TEXT) {
    if (!isAbove && !isTidy(from, length, load<u8>(spec, 1) !== 0)) return false
    store<i32>(place, <i32>from + shift)
    store<u32>(place, <u32>length, 4)
  } else {
    const value = isAbove ? load<f64>(spec, 40) : wordValue(column, from, length)
    if (value === Infinity) return false
    store<f64>(place, value)
    store<f64>(spec, value, 40)
  }
  store<u32>(spec, <u32>from, 32)
  store<i32>(spec, <i32>length, 36)
  return true
}

function isAllowed(spec: usize, value: f64): bool {
  const count = load<i32>(spec, 4)
  const codes = <usize>load<u32>(spec, 8)
  for (let i = 0; i < count; i++) if (load<f64>(codes + ((<usize>i) << 3)) === value) return true
  return false
}

/** No outer space, and for a code no byte beyond ASCII (full-width digits). */
function isTidy(from: usize, length: usize, isCode: bool): bool {
  if (length === 0) return true
  const first = load<u8>(from)
  const last = load<u8>(from + length - 1)
  if (first <= 32 || last <= 32 || first === 0xc2 || last === 0x80 || last === 0xa0) return false
  if ((first === 0xe3 && load<u8>(from + 1) === 0x80) || (first === 0xef && load<u8>(from + 1) === 0xbb)) return false
  if (isCode) for (let i: usize = 0; i < length; i++) if (load<u8>(from + i) > 127) return false
  return true
}

/**
 * Puts the words of a column one after another, so that they can be decoded in one go. Their lengths become what they are in UTF-16.
 *
 * @param cells of this column
 * @param shift as it was for `takeRows`
 * @returns how many bytes they are
 */
export function joinWords(cells: usize, rows: i32, shift: i32, into: usize): i32 {
  let to = into
  for (let row = 0; row < rows; row++) {
    const cell = cells + ((<usize>row) << 3)
    const from = <usize>(load<i32>(cell) - shift)
    const length = <usize>load<u32>(cell, 4)
    let units: u32 = 0
    for (let i: usize = 0; i < length; i++) {
      const byte = <u32>load<u8>(from + i)
      store<u8>(to++, byte)
      // Each character begins with a byte that is none of 10xxxxxx; from four bytes two units are made.
      units += u32((byte & 0xc0) !== 0x80) + u32(byte >= 0xf0)
    }
    store<u32>(cell, units, 4)
  }
  return <i32>(to - into)
}
