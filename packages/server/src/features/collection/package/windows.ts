import { byteLoops, takeMemory } from './byte-loops.ts'
import type { CutState } from './cells.ts'

/** A stretch of a file where the loops can see it; a line feed stands at `to`. */
export interface Window {
  from: number
  to: number
  isLast: boolean
  /** The line of the first row. */
  line: number
  /** What makes an address the place in the file. */
  shift: number
}

/** So much of a file is looked at at once; with what is made of it, it stays in the processor's cache. */
export const WINDOW = 1 << 16
/** The loops look a few bytes beyond. */
const BEYOND = 64
/** Where few rows are plain, little is shown for nothing. */
const FIRST_LOOK = 1 << 10
const LF = 10

/**
 * Shows a file to a loop, stretch by stretch from `state` on, until a row comes that it does not take. A row that does not end within a
 * stretch is the first of the next.
 *
 * @param told where the loop says how it ended (`tellEnd` in `bytes.ts` of the loops)
 * @param take calls the loop, and puts what it took into the target
 */
export function windows<Target>(
  bytes: Uint8Array,
  told: WebAssembly.Global,
  take: (window: Window, target: Target) => void,
): (state: CutState, target: Target) => void {
  const from = takeMemory(WINDOW + BEYOND)
  const { memory } = byteLoops()
  return (state, target) => {
    for (let size = FIRST_LOOK; state.at < bytes.length; size = Math.min(size * 8, WINDOW)) {
      const { at, line } = state
      const length = Math.min(size, bytes.length - at)
      const seen = new Uint8Array(memory.buffer, from, length + 1)
      seen.set(bytes.subarray(at, at + length))
      seen[length] = LF
      take({ from, to: from + length, line, isLast: at + length === bytes.length, shift: at - from }, target)
      const [end = from, endLine = line, isRefused = 0] = new Int32Array(memory.buffer, told.value as number, 3)
      state.at += end - from
      state.line = endLine
      // Where nothing was taken, a longer row may yet be.
      if (isRefused !== 0 || (end === from && size === WINDOW)) return
    }
  }
}
