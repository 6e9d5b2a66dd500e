/** Bytes of a CSV file, and the plain numbers in them. */
export const QUOTE: u32 = 34
export const COMMA: u32 = 44
export const POINT: u32 = 46
export const SPACE: u32 = 32
export const LF: u32 = 10
export const CR: u32 = 13
export const ZERO: u32 = 48
export const NINE: u32 = 57

/** Digits a plain number may have: with them the division below rounds once. */
export const MOST_DIGITS: i32 = 15

/** 10⁰ … 10¹⁵ */
const POWERS = memory.data<f64>([1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15])

/** Where the last number ended, and how many digits it had. */
export let numberEnd: usize = 0

/** How many of these bytes are the same in both places, at most `length`. May look up to seven bytes beyond. */
export function sharedBytes(a: usize, b: usize, length: usize): usize {
  let i: usize = 0
  while (i < length) {
    const difference = load<u64>(a + i) ^ load<u64>(b + i)
    if (difference !== 0) {
      i += <usize>(ctz(difference) >> 3)
      return i < length ? i : length
    }
    i += 8
  }
  return length
}

/** Says where a loop ended, in which line, and whether a whole row stands there that it does not take. Three i32: what its caller reads. */
export function tellEnd(told: usize, at: usize, to: usize, line: i32): void {
  store<i32>(told, <i32>at)
  store<i32>(told, line, 4)
  store<i32>(told, hasLineEnd(at, to), 8)
}

/** Whether a line ends within from … to. */
export function hasLineEnd(from: usize, to: usize): i32 {
  for (let at = from; at < to; at++) if (load<u8>(at) === LF) return 1
  return 0
}

/**
 * The number that plainly stands at `from`: digits with at most one point within. NaN where there is none, infinite where what stands
 * there is no plain number. `numberEnd` is then the first byte after it.
 */
export function plainNumber(from: usize): f64 {
  let at = from
  let whole: u64 = 0
  let byte = <u32>load<u8>(at)
  while (byte - ZERO <= 9) {
    whole = whole * 10 + (byte - ZERO)
    byte = load<u8>(++at)
  }
  const digits = <i32>(at - from)
  numberEnd = at
  if (byte !== POINT) return digits === 0 ? NaN : digits > MOST_DIGITS ? Infinity : <f64>whole
  const point = at
  byte = load<u8>(++at)
  while (byte - ZERO <= 9) {
    whole = whole * 10 + (byte - ZERO)
    byte = load<u8>(++at)
  }
  const decimals = <i32>(at - point) - 1
  numberEnd = at
  if (digits === 0 || decimals === 0 || digits + decimals >= MOST_DIGITS) return Infinity
  return <f64>whole / load<f64>(POWERS + ((<usize>decimals) << 3))
}
