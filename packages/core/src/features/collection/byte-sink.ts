/** Bytes written one after another into a buffer that grows. Little-endian, as every machine we run on. */
export interface ByteSink {
  /** A whole column of numbers, in another order of its rows if given; "not reported" has one spelling and −0 is 0. */
  column: (values: ArrayLike<number>, order?: Int32Array | null) => void
  /** Words with their number, so that no two lists look alike. */
  words: (list: readonly string[]) => void
  /** Bytes as they are. */
  bytes: (piece: Uint8Array) => void
  /** Room for so many bytes, to be filled from `at` on; `advance` says where filling ended. For what is written by the million. */
  reserve: (bytes: number) => { buffer: Uint8Array; at: number }
  advance: (to: number) => void
  /** What was written since the last call; valid until the next write. */
  take: () => Uint8Array
}

export function byteSink(): ByteSink {
  let buffer = new Uint8Array(1 << 16)
  let at = 0
  const encoder = new TextEncoder()
  let plain = new Float64Array(4096)
  const room = (more: number): void => {
    if (at + more <= buffer.length) return
    const next = new Uint8Array(Math.max(buffer.length * 2, at + more))
    next.set(buffer)
    buffer = next
  }
  return {
    column: (values, order = null) => {
      const length = order === null ? values.length : order.length
      if (length > plain.length) plain = new Float64Array(length * 2)
      if (order === null && values instanceof Float64Array) putNumbers(values, plain)
      else
        for (let i = 0; i < length; i++) {
          const value = values[order === null ? i : order[i]!]!
          plain[i] = Number.isNaN(value) ? Number.NaN : value + 0
        }
      room(length * 8)
      buffer.set(new Uint8Array(plain.buffer, 0, length * 8), at)
      at += length * 8
    },
    words: (list) => {
      const text = JSON.stringify(list)
      // A code unit is at most three bytes of UTF-8.
      room(text.length * 3 + 1)
      at += encoder.encodeInto(text, buffer.subarray(at)).written
      buffer[at++] = 0
    },
    bytes: (piece) => {
      room(piece.length)
      buffer.set(piece, at)
      at += piece.length
    },
    reserve: (bytes) => {
      room(bytes)
      return { buffer, at }
    },
    advance: (to) => {
      at = to
    },
    take: () => {
      const taken = buffer.subarray(0, at)
      at = 0
      return taken
    },
  }
}

/** Most columns are these: a loop for them alone is compiled to little more than a copy. Every number is at most infinite. */
function putNumbers(values: Float64Array, into: Float64Array): void {
  const { length } = values
  for (let i = 0; i < length; i++) {
    const value = values[i]!
    into[i] = value <= Number.POSITIVE_INFINITY ? value + 0 : Number.NaN
  }
}
