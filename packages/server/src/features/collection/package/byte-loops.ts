import { LOOPS } from './byte-loops-wasm.ts'

/**
 * The loops over a file's bytes, compiled to WebAssembly from `packages/server/loops`: they run at full speed from the first row on, in
 * every thread. All places are addresses in `memory`; what a loop does stands with its source.
 */
export interface ByteLoops {
  memory: WebAssembly.Memory
  indexCodes: (packed: number, starts: number, slots: number, size: number, codes: number) => void
  findCode: (from: number, length: number) => number
  takeClasses: (
    ...args: [
      ...[from: number, to: number, isLast: boolean, line: number, row: number, shift: number, sections: number],
      ...[lines: number, grades: number, students: number, nameFrom: number, nameLength: number, runs: number],
      ...[least: number, most: number, usualLeast: number, usualMost: number],
    ]
  ) => number
  gatherClasses: (
    ...args: [
      ...[moves: number, count: number],
      ...[lines: number, grades: number, students: number, nameFrom: number, nameLength: number],
      ...[linesTo: number, gradesTo: number, studentsTo: number, nameFromTo: number, nameLengthTo: number],
    ]
  ) => void
  takeRooms: (
    ...args: [
      ...[from: number, to: number, line: number, row: number],
      ...[schools: number, lines: number, kinds: number, areas: number, least: number, most: number],
    ]
  ) => number
  takeRows: (
    ...args: [
      ...[from: number, to: number, line: number, shift: number],
      ...[columns: number, width: number, cells: number, lines: number, capacity: number, most: number],
    ]
  ) => number
  joinWords: (cells: number, rows: number, shift: number, into: number) => number
  forgetWords: (words: number, slots: number, size: number, texts: number, bytes: number) => void
  /** Where the memory begins that the loops do not use by themselves. */
  free: WebAssembly.Global
  classesEnd: WebAssembly.Global
  roomsEnd: WebAssembly.Global
  rowsEnd: WebAssembly.Global
}

/** What a word of a column stands for; asked when it is met first. */
export type Learn = (column: number, from: number, length: number) => number

let loops: ByteLoops | null = null
let learner: Learn = () => Number.POSITIVE_INFINITY

/** The loops of this thread; others after `releaseMemory`, perhaps. */
export function byteLoops(): ByteLoops {
  if (loops === null) {
    const module = new WebAssembly.Module(Buffer.from(LOOPS, 'base64'))
    const learn: Learn = (column, from, length) => learner(column, from, length)
    loops = new WebAssembly.Instance(module, { words: { learn } }).exports as unknown as ByteLoops
    kept = used = firstFree(loops)
  }
  return loops
}

export function learnWith(learn: Learn): void {
  learner = learn
}

const PAGE = 1 << 16
/** Memory up to here was taken to be kept, and up to here in all; 0 before the loops are there. */
let kept = 0
let used = 0

/** Takes memory for the loops, to be used until `releaseLoops`. Views of the memory that were made before may be void. */
export function takeMemory(bytes: number): number {
  const { memory } = byteLoops()
  const at = used
  used += aligned(bytes)
  if (used > memory.buffer.byteLength) memory.grow(Math.ceil((used - memory.buffer.byteLength) / PAGE))
  return at
}

const firstFree = ({ free }: ByteLoops): number => aligned(free.value as number)
const aligned = (bytes: number): number => Math.ceil(bytes / LONGEST_ELEMENT) * LONGEST_ELEMENT
const LONGEST_ELEMENT = 16

/** Gives the memory back, all but what was kept. After a nation in one file even that: memory of the loops grows and never shrinks. */
export function releaseMemory(): void {
  if (loops !== null && loops.memory.buffer.byteLength > MOST_KEPT) loops = null
  used = kept
}

const MOST_KEPT = 64 << 20

/** Keeps what `take` takes until it is called again; everything else is given back. */
export function keepMemory(take: () => void): void {
  used = firstFree(byteLoops())
  take()
  kept = used
}
