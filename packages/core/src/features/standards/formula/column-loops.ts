import type { BinaryOperator } from './parse.ts'
import { above, atLeast, atMost, below, same } from './tolerance.ts'

/** What two values make a third of. */
export type RowOperator = BinaryOperator | 'max' | 'min'
/** One value a row, or one for all rows. */
type Broadcast = number | Float64Array

/**
 * One operator over all rows of `into`. Truth is 1/0; an unknown (NaN) makes the result unknown, except where logic decides without it:
 * false && unknown is false, true || unknown is true.
 *
 * @param into takes the result and may be one of the operands
 */
export function applyOperator(operator: RowOperator, a: Broadcast, b: Broadcast, into: Float64Array): Float64Array {
  const x = typeof a === 'number' ? one(LEFT, a) : a
  const y = typeof b === 'number' ? one(RIGHT, b) : b
  // A single value is read again for every row.
  LOOPS[operator](x, typeof a === 'number' ? 0 : 1, y, typeof b === 'number' ? 0 : 1, into, into.length)
  return into
}

/** Row r is of x[r · i] and y[r · j]. */
type Loop = (x: Float64Array, i: number, y: Float64Array, j: number, into: Float64Array, rows: number) => void

/**
 * Each operator has a loop of its own, in a function of its own: a loop that calls an operator it is handed, or stands among many
 * others, is not compiled to plain arithmetic, and a nation is half a million columns.
 */
const LOOPS: Record<RowOperator, Loop> = {
  '+': (x, i, y, j, into, rows) => {
    for (let r = 0; r < rows; r++) into[r] = x[r * i]! + y[r * j]!
  },
  '-': (x, i, y, j, into, rows) => {
    for (let r = 0; r < rows; r++) into[r] = x[r * i]! - y[r * j]!
  },
  '*': (x, i, y, j, into, rows) => {
    for (let r = 0; r < rows; r++) into[r] = x[r * i]! * y[r * j]!
  },
  // 0/0 and x/0 have no meaning here: unknown, never infinite.
  '/': (x, i, y, j, into, rows) => {
    for (let r = 0; r < rows; r++) into[r] = y[r * j] === 0 ? Number.NaN : x[r * i]! / y[r * j]!
  },
  '>=': (x, i, y, j, into, rows) => {
    for (let r = 0; r < rows; r++) into[r] = unknown(x[r * i]!, y[r * j]!) ? Number.NaN : atLeast(x[r * i]!, y[r * j]!) ? 1 : 0
  },
  '<=': (x, i, y, j, into, rows) => {
    for (let r = 0; r < rows; r++) into[r] = unknown(x[r * i]!, y[r * j]!) ? Number.NaN : atMost(x[r * i]!, y[r * j]!) ? 1 : 0
  },
  '<': (x, i, y, j, into, rows) => {
    for (let r = 0; r < rows; r++) into[r] = unknown(x[r * i]!, y[r * j]!) ? Number.NaN : below(x[r * i]!, y[r * j]!) ? 1 : 0
  },
  '>': (x, i, y, j, into, rows) => {
    for (let r = 0; r < rows; r++) into[r] = unknown(x[r * i]!, y[r * j]!) ? Number.NaN : above(x[r * i]!, y[r * j]!) ? 1 : 0
  },
  '==': (x, i, y, j, into, rows) => {
    for (let r = 0; r < rows; r++) into[r] = unknown(x[r * i]!, y[r * j]!) ? Number.NaN : same(x[r * i]!, y[r * j]!) ? 1 : 0
  },
  '!=': (x, i, y, j, into, rows) => {
    for (let r = 0; r < rows; r++) into[r] = unknown(x[r * i]!, y[r * j]!) ? Number.NaN : same(x[r * i]!, y[r * j]!) ? 0 : 1
  },
  '&&': (x, i, y, j, into, rows) => {
    for (let r = 0; r < rows; r++) into[r] = x[r * i] === 0 || y[r * j] === 0 ? 0 : unknown(x[r * i]!, y[r * j]!) ? Number.NaN : 1
  },
  '||': (x, i, y, j, into, rows) => {
    for (let r = 0; r < rows; r++) into[r] = x[r * i] === 1 || y[r * j] === 1 ? 1 : unknown(x[r * i]!, y[r * j]!) ? Number.NaN : 0
  },
  max: (x, i, y, j, into, rows) => {
    for (let r = 0; r < rows; r++) into[r] = Math.max(x[r * i]!, y[r * j]!)
  },
  min: (x, i, y, j, into, rows) => {
    for (let r = 0; r < rows; r++) into[r] = Math.min(x[r * i]!, y[r * j]!)
  },
}

/** Every number is at most infinite; asking this is no call. */
const unknown = (a: number, b: number): boolean => !(a <= Number.POSITIVE_INFINITY && b <= Number.POSITIVE_INFINITY)

const LEFT = new Float64Array(1)
const RIGHT = new Float64Array(1)

function one(place: Float64Array, value: number): Float64Array {
  place[0] = value
  return place
}
