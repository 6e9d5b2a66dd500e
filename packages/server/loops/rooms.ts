import { COMMA, CR, LF, numberEnd, plainNumber, sharedBytes, tellEnd } from './bytes.ts'
import { findCode } from './codes.ts'

/** `music,` and `art,` as they stand in memory, the first letter lowest. */
const MUSIC: u64 = ((<u64>0x2c63) << 32) | 0x6973756d
const ART: u32 = 0x2c747261
const SIX_BYTES: u64 = ((<u64>1) << 48) - 1

/** Where taking ended (`tellEnd`). */
export const roomsEnd = memory.data(12)

/**
 * Takes rows `code,music|art,area` of known schools as long as each is plain; lines without anything are passed over.
 *
 * @param from the first row; a line feed stands at `to`
 * @returns how many rows were taken
 */
export function takeRooms(
  from: usize,
  to: usize,
  firstLine: i32,
  firstRow: i32,
  schools: usize,
  lines: usize,
  kinds: usize,
  areas: usize,
  least: f64,
  most: f64,
): i32 {
  let at = from
  let line = firstLine
  let row = firstRow
  let school: i32 = -1
  let code: usize = 0
  let length: usize = 0
  for (; at < to; line++) {
    if (load<u8>(at) === LF) {
      at++
      continue
    }
    if (length === 0 || sharedBytes(at, code, length) < length) {
      let comma = at
      while (load<u8>(comma) > COMMA) comma++
      school = load<u8>(comma) === COMMA ? findCode(at, comma - at) : -1
      if (school < 0) break
      code = at
      // The comma belongs to what the next row is compared with.
      length = comma + 1 - at
    }
    let next = at + length
    const word = load<u64>(next)
    let kind: u32 = 0
    if ((word & SIX_BYTES) === MUSIC) next += 6
    else if (<u32>word === ART) {
      kind = 1
      next += 4
    } else break
    const area = plainNumber(next)
    next = numberEnd
    // What is missing or not plain is NaN or infinite.
    if (!(area >= least && area <= most)) break
    let byte = <u32>load<u8>(next)
    if (byte === CR) byte = load<u8>(++next)
    if (byte !== LF || next >= to) break
    store<i32>(schools + ((<usize>row) << 2), school)
    store<i32>(lines + ((<usize>row) << 2), line)
    store<u8>(kinds + <usize>row, kind)
    store<f64>(areas + ((<usize>row) << 3), area)
    row++
    at = next + 1
  }
  tellEnd(roomsEnd, at, to, line)
  return row - firstRow
}
