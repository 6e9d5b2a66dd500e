/** Stands for a cell that is no plain number and must be read the long way. No plain number is infinite. */
export const NOT_PLAIN = Number.POSITIVE_INFINITY

const POWERS = Float64Array.from({ length: 16 }, (_, k) => 10 ** k)

/**
 * The number a cell plainly is, straight from its bytes: digits with at most one point, no sign. NaN for an empty cell, NOT_PLAIN
 * for anything else. Exact: up to 15 digits are a whole double, and one division by a power of ten rounds once.
 */
export function plainNumber(bytes: Uint8Array, from: number, to: number): number {
  if (from === to) return Number.NaN
  if (to - from > 15) return NOT_PLAIN
  let whole = 0
  let at = from
  for (; at < to; at++) {
    const digit = bytes[at]! - 48
    if (digit < 0 || digit > 9) break
    whole = whole * 10 + digit
  }
  if (at === to) return whole
  if (bytes[at] !== 46 || at === from || at + 1 === to) return NOT_PLAIN
  const decimals = to - at - 1
  for (at++; at < to; at++) {
    const digit = bytes[at]! - 48
    if (digit < 0 || digit > 9) return NOT_PLAIN
    whole = whole * 10 + digit
  }
  return whole / POWERS[decimals]!
}

/** True when two stretches of bytes are equal. */
export function sameBytes(bytes: Uint8Array, from: number, other: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (bytes[from + i] !== bytes[other + i]) return false
  return true
}

/** No outer space, and for a code no byte beyond ASCII (full-width digits), told from the bytes alone. */
export function isTidy(bytes: Uint8Array, from: number, to: number, isCode: boolean): boolean {
  if (from === to) return true
  const first = bytes[from]!
  const last = bytes[to - 1]!
  if (
    first <= 32 ||
    last <= 32 ||
    (first === 0xe3 && bytes[from + 1] === 0x80) ||
    first === 0xc2 ||
    (first === 0xef && bytes[from + 1] === 0xbb)
  )
    return false
  if (last === 0x80 || last === 0xa0) return false
  if (isCode) for (let i = from; i < to; i++) if (bytes[i]! > 127) return false
  return true
}

/** Words of a file, each decoded once however often it comes: stages, counties, elements, kinds. */
export interface Words {
  /** The place of this cell's word in `list`, as it stands in the file. */
  at: (from: number, to: number) => number
  list: string[]
}

export function words(bytes: Buffer): Words {
  let size = 256
  let table = new Int32Array(size).fill(-1)
  const list: string[] = []
  const starts: number[] = []
  const hashes: number[] = []
  const place = (hash: number): void => {
    let slot = hash & (size - 1)
    while (table[slot]! >= 0) slot = (slot + 1) & (size - 1)
    table[slot] = list.length - 1
  }
  const lengths: number[] = []
  const at = (from: number, to: number): number => {
    const length = to - from
    let hash = length
    for (let i = from; i < to; i++) hash = (Math.imul(hash, 31) + bytes[i]!) | 0
    hash ^= hash >>> 15
    for (let slot = hash & (size - 1); ; slot = (slot + 1) & (size - 1)) {
      const known = table[slot]!
      if (known < 0) break
      if (hashes[known] === hash && lengths[known] === length && sameBytes(bytes, starts[known]!, from, length)) return known
    }
    list.push(bytes.toString('utf8', from, to))
    starts.push(from)
    lengths.push(length)
    hashes.push(hash)
    if (list.length * 2 > size) {
      size *= 2
      table = new Int32Array(size).fill(-1)
      for (let i = 0; i < list.length; i++) {
        let slot = hashes[i]! & (size - 1)
        while (table[slot]! >= 0) slot = (slot + 1) & (size - 1)
        table[slot] = i
      }
    } else place(hash)
    return list.length - 1
  }
  return { at, list }
}
