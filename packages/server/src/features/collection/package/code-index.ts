/** Finds a school's place in the sorted order by the bytes of its code. */
export interface CodeIndex {
  codes: readonly string[]
  /** −1 when there is no such code. Rows that come in the order of the codes cost one comparison. */
  find: (bytes: Uint8Array, from: number, length: number) => number
}

/** An index over codes, each of them once. Compares bytes, so that a row's code need never become a string. */
export function codeIndex(codes: readonly string[]): CodeIndex {
  const packed = Buffer.from(codes.join(''))
  const start = new Int32Array(codes.length + 1)
  for (let i = 0; i < codes.length; i++) start[i + 1] = start[i]! + Buffer.byteLength(codes[i]!)
  let size = 1024
  while (size < codes.length * 2) size *= 2
  const table = new Int32Array(size).fill(-1)
  for (let i = 0; i < codes.length; i++) {
    let slot = hashOf(packed, start[i]!, start[i + 1]!) & (size - 1)
    while (table[slot]! >= 0) slot = (slot + 1) & (size - 1)
    table[slot] = i
  }
  let last = 0
  const isAt = (place: number, bytes: Uint8Array, from: number, length: number): boolean => {
    const at = start[place]!
    if (start[place + 1]! - at !== length) return false
    for (let i = 0; i < length; i++) if (packed[at + i] !== bytes[from + i]) return false
    return true
  }
  const find = (bytes: Uint8Array, from: number, length: number): number => {
    if (isAt(last, bytes, from, length)) return last
    if (isAt(last + 1, bytes, from, length)) return ++last
    for (let slot = hashOf(bytes, from, from + length) & (size - 1); ; slot = (slot + 1) & (size - 1)) {
      const place = table[slot]!
      if (place < 0) return -1
      if (isAt(place, bytes, from, length)) {
        last = place
        return place
      }
    }
  }
  return { codes, find }
}

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from
  for (let i = from; i < to; i++) hash = (Math.imul(hash, 31) + bytes[i]!) | 0
  return hash ^ (hash >>> 15)
}
