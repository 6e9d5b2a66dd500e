/** Rows of a file gathered by the school or section they belong to. */
export interface Grouping {
  /** Row of the file at each place. */
  order: Int32Array
  /** The rows of group g are at places start[g] … start[g+1]−1. */
  start: Int32Array
}

/** A stable counting sort of rows by group; a row whose group is −1 is left out. */
export function groupRows(groupOf: Int32Array, groups: number): Grouping {
  const start = new Int32Array(groups + 1)
  let kept = 0
  for (const g of groupOf) {
    if (g < 0) continue
    start[g + 1]!++
    kept++
  }
  for (let g = 0; g < groups; g++) start[g + 1]! += start[g]!
  const next = start.slice(0, groups)
  const order = new Int32Array(kept)
  for (let row = 0; row < groupOf.length; row++) {
    const g = groupOf[row]!
    if (g >= 0) order[next[g]!++] = row
  }
  return { order, start }
}

/** start[first…last] counted from start[first]. */
export function startsOf(start: Int32Array, first: number, last: number): Int32Array {
  const from = start[first]!
  return start.slice(first, last + 1).map((s) => s - from)
}

/** A column in another row order; the column itself where that order is its own. */
export function inOrder(column: Float64Array, order: Int32Array): Float64Array {
  if (isOwnOrder(order, column.length)) return column
  const out = new Float64Array(order.length)
  for (let i = 0; i < order.length; i++) out[i] = column[order[i]!]!
  return out
}

export function linesInOrder(lines: Int32Array, order: Int32Array): Int32Array {
  if (isOwnOrder(order, lines.length)) return lines
  const out = new Int32Array(order.length)
  for (let i = 0; i < order.length; i++) out[i] = lines[order[i]!]!
  return out
}

export function wordsInOrder(column: readonly string[] | undefined, order: Int32Array): readonly string[] {
  if (column === undefined) return new Array<string>(order.length).fill('')
  if (isOwnOrder(order, column.length)) return column
  // A loop, as above: `Array.from` goes through an iterator, which makes an object for every row.
  const out = new Array<string>(order.length)
  for (let i = 0; i < order.length; i++) out[i] = column[order[i]!]!
  return out
}

/** By order, whether it leaves its rows where they are: dozens of columns of a table stand in one. */
const own = new WeakMap<Int32Array, boolean>()

function isOwnOrder(order: Int32Array, rows: number): boolean {
  if (order.length !== rows) return false
  let known = own.get(order)
  if (known === undefined) {
    known = order.every((row, i) => row === i)
    own.set(order, known)
  }
  return known
}
