import { type ByteLoops, byteLoops, keepMemory, takeMemory } from './byte-loops.ts'

/** Finds a school's place in the sorted order by the bytes of its code. */
export interface CodeIndex {
  codes: readonly string[]
  /** −1 when there is no such code. Rows that come in the order of the codes cost one comparison. */
  find: (bytes: Uint8Array, from: number, length: number) => number
  /** Makes the loops look codes up here. What they worked with before is void. */
  use: () => void
}

/** The index the loops of this thread work with. */
let inUse: { index: CodeIndex; by: ByteLoops } | null = null
let probe = 0
let probeBytes = new Uint8Array(0)

/** An index over codes, each of them once. Compares bytes, so that a row's code need never become a string. */
export function codeIndex(codes: readonly string[]): CodeIndex {
  const packed = Buffer.from(codes.join(''))
  const start = startsOf(codes, packed.length)
  let size = 1024
  while (size < codes.length * 2) size *= 2
  const load = (): void => {
    const loops = byteLoops()
    probe = takeMemory(LONGEST)
    const [packedAt, startsAt] = [takeMemory(packed.length), takeMemory(start.byteLength)]
    const slots = takeMemory(size * 4)
    new Uint8Array(loops.memory.buffer).set(packed, packedAt)
    new Int32Array(loops.memory.buffer).set(start, startsAt / 4)
    loops.indexCodes(packedAt, startsAt, slots, size, codes.length)
  }
  const use = (): void => {
    const by = byteLoops()
    if (inUse?.index === index && inUse.by === by) return
    keepMemory(load)
    inUse = { index, by }
  }
  const find = (bytes: Uint8Array, from: number, length: number): number => {
    if (length > LONGEST) return codes.indexOf(Buffer.from(bytes.subarray(from, from + length)).toString('utf8'))
    use()
    const { memory, findCode } = byteLoops()
    if (probeBytes.buffer !== memory.buffer || probeBytes.byteOffset !== probe)
      probeBytes = new Uint8Array(memory.buffer, probe, LONGEST)
    for (let i = 0; i < length; i++) probeBytes[i] = bytes[from + i]!
    return findCode(probe, length)
  }
  const index: CodeIndex = { codes, find, use }
  return index
}

/** Longer codes are sought another way. */
const LONGEST = 256

/** Where each code begins in all of them one after another, and where the last ends. */
function startsOf(codes: readonly string[], bytes: number): Int32Array {
  const start = new Int32Array(codes.length + 1)
  for (let i = 0; i < codes.length; i++) start[i + 1] = start[i]! + codes[i]!.length
  if (start[codes.length] !== bytes)
    for (let i = 0; i < codes.length; i++) start[i + 1] = start[i]! + Buffer.byteLength(codes[i]!)
  return start
}
