import type { BinaryOperator } from './parse.ts'
import { above, atLeast, atMost, below, same } from './tolerance.ts'

/** What two values make a third of. */
export type RowOperator = BinaryOperator | 'max' | 'min'
/** One value a row, or one for all rows. */
type Broadcast = number | Float64Array

/**
 * One operator over all rows of `into`. Truth is 1/0; an unknown (NaN) makes the result unknown, except where logic decides without it:
 * false && unknown is false, true || unknown is true. Each operator has a loop of its own: a loop that calls an operator it is handed
 * cannot be compiled to plain arithmetic, and a nation is half a million columns.
 *
 * @param into takes the result and may be one of the operands
 */
export function applyOperator(operator: RowOperator, a: Broadcast, b: Broadcast, into: Float64Array): Float64Array {
  const x = typeof a === 'number' ? one(LEFT, a) : a
  const y = typeof b === 'number' ? one(RIGHT, b) : b
  // A single value is read again for every row.
  const i = typeof a === 'number' ? 0 : 1
  const j = typeof b === 'number' ? 0 : 1
  const rows = into.length
  switch (operator) {
    case '+':
      for (let r = 0; r < rows; r++) into[r] = x[r * i]! + y[r * j]!
      return into
    case '-':
      for (let r = 0; r < rows; r++) into[r] = x[r * i]! - y[r * j]!
      return into
    case '*':
      for (let r = 0; r < rows; r++) into[r] = x[r * i]! * y[r * j]!
      return into
    case '/':
      // 0/0 and x/0 have no meaning here: unknown, never infinite.
      for (let r = 0; r < rows; r++) into[r] = y[r * j] === 0 ? Number.NaN : x[r * i]! / y[r * j]!
      return into
    case '>=':
      for (let r = 0; r < rows; r++) into[r] = unknown(x[r * i]!, y[r * j]!) ? Number.NaN : atLeast(x[r * i]!, y[r * j]!) ? 1 : 0
      return into
    case '<=':
      for (let r = 0; r < rows; r++) into[r] = unknown(x[r * i]!, y[r * j]!) ? Number.NaN : atMost(x[r * i]!, y[r * j]!) ? 1 : 0
      return into
    case '<':
      for (let r = 0; r < rows; r++) into[r] = unknown(x[r * i]!, y[r * j]!) ? Number.NaN : below(x[r * i]!, y[r * j]!) ? 1 : 0
      return into
    case '>':
      for (let r = 0; r < rows; r++) into[r] = unknown(x[r * i]!, y[r * j]!) ? Number.NaN : above(x[r * i]!, y[r * j]!) ? 1 : 0
      return into
    case '==':
      for (let r = 0; r < rows; r++) into[r] = unknown(x[r * i]!, y[r * j]!) ? Number.NaN : same(x[r * i]!, y[r * j]!) ? 1 : 0
      return into
    case '!=':
      for (let r = 0; r < rows; r++) into[r] = unknown(x[r * i]!, y[r * j]!) ? Number.NaN : same(x[r * i]!, y[r * j]!) ? 0 : 1
      return into
    case '&&':
      for (let r = 0; r < rows; r++)
        into[r] = x[r * i] === 0 || y[r * j] === 0 ? 0 : unknown(x[r * i]!, y[r * j]!) ? Number.NaN : 1
      return into
    case '||':
      for (let r = 0; r < rows; r++)
        into[r] = x[r * i] === 1 || y[r * j] === 1 ? 1 : unknown(x[r * i]!, y[r * j]!) ? Number.NaN : 0
      return into
    case 'max':
      for (let r = 0; r < rows; r++) into[r] = Math.max(x[r * i]!, y[r * j]!)
      return into
    case 'min':
      for (let r = 0; r < rows; r++) into[r] = Math.min(x[r * i]!, y[r * j]!)
      return into
  }
}

const unknown = (a: number, b: number): boolean => Number.isNaN(a) || Number.isNaN(b)

const LEFT = new Float64Array(1)
const RIGHT = new Float64Array(1)

function one(place: Float64Array, value: number): Float64Array {
  place[0] = value
  return place
}
