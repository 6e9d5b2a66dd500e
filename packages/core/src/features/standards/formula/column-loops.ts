import { newColumn } from './new-column.ts'
import { atLeast, atMost } from './tolerance.ts'

/** One value a row, or one for all rows. */
type Broadcast = number | Float64Array

/**
 * The operators formulas use most, each in a loop of its own: a loop that calls an operator it is handed cannot be compiled to plain
 * arithmetic, and a nation is half a million columns.
 * @returns null for the other operators
 */
export function loopFor(operator: string, a: Broadcast, b: Broadcast, rows: number): Float64Array | null {
  const left = typeof a === 'number' ? Float64Array.of(a) : a
  const right = typeof b === 'number' ? Float64Array.of(b) : b
  // A single value is read again for every row.
  const i1 = typeof a === 'number' ? 0 : 1
  const j1 = typeof b === 'number' ? 0 : 1
  const result = newColumn(rows)
  switch (operator) {
    case '+':
      for (let r = 0; r < rows; r++) result[r] = left[r * i1]! + right[r * j1]!
      return result
    case '-':
      for (let r = 0; r < rows; r++) result[r] = left[r * i1]! - right[r * j1]!
      return result
    case '*':
      for (let r = 0; r < rows; r++) result[r] = left[r * i1]! * right[r * j1]!
      return result
    case '/':
      // 0/0 and x/0 have no meaning here: unknown, never infinite.
      for (let r = 0; r < rows; r++) result[r] = right[r * j1] === 0 ? Number.NaN : left[r * i1]! / right[r * j1]!
      return result
    case '>=':
      for (let r = 0; r < rows; r++)
        result[r] = known(left[r * i1]!, right[r * j1]!) ? Number(atLeast(left[r * i1]!, right[r * j1]!)) : Number.NaN
      return result
    case '<=':
      for (let r = 0; r < rows; r++)
        result[r] = known(left[r * i1]!, right[r * j1]!) ? Number(atMost(left[r * i1]!, right[r * j1]!)) : Number.NaN
      return result
    default:
      return null
  }
}

const known = (a: number, b: number): boolean => !Number.isNaN(a) && !Number.isNaN(b)
