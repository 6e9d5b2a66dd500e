/** Bytes written one after another into a buffer that grows. Little-endian, as every machine we run on. */
export interface ByteSink {
  byte: (value: number) => void
  short: (value: number) => void
  /** A whole column of numbers; "not reported" has one spelling and −0 is 0. */
  column: (values: ArrayLike<number>) => void
  /** Words with their number, so that no two lists look alike. */
  words: (list: readonly string[]) => void
  /** Bytes of another buffer, without their length. */
  raw: (bytes: Uint8Array, from: number, length: number) => void
  /** What was written since the last call; valid until the next write. */
  take: () => Uint8Array
}

export function byteSink(): ByteSink {
  let buffer = new Uint8Array(1 << 16)
  let at = 0
  const encoder = new TextEncoder()
  const room = (more: number): void => {
    if (at + more <= buffer.length) return
    const next = new Uint8Array(Math.max(buffer.length * 2, at + more))
    next.set(buffer)
    buffer = next
  }
  const byte = (value: number): void => {
    if (at === buffer.length) room(1)
    buffer[at++] = value
  }
  const short = (value: number): void => {
    byte(value & 255)
    byte(value >>> 8)
  }
  return {
    byte,
    short,
    column: (values) => {
      const plain = Float64Array.from(values, (v) => (Number.isNaN(v) ? Number.NaN : v + 0))
      room(plain.byteLength)
      buffer.set(new Uint8Array(plain.buffer), at)
      at += plain.byteLength
    },
    words: (list) => {
      const text = JSON.stringify(list)
      // A code unit is at most three bytes of UTF-8.
      room(text.length * 3 + 1)
      at += encoder.encodeInto(text, buffer.subarray(at)).written
      byte(0)
    },
    raw: (bytes, from, length) => {
      room(length)
      for (let i = 0; i < length; i++) buffer[at + i] = bytes[from + i]!
      at += length
    },
    take: () => {
      const taken = buffer.subarray(0, at)
      at = 0
      return taken
    },
  }
}
