/**
 * A fresh column of zeros. Columns of a county are short and many (a nation makes half a million); each as an array of its own would
 * spend most of the time in the allocator, so they are cut from shared blocks. A block is never handed out twice.
 */
export function newColumn(rows: number): Float64Array {
  if (rows > LONGEST) return new Float64Array(rows)
  if (used + rows > block.length) {
    block = new Float64Array(BLOCK)
    used = 0
  }
  const column = block.subarray(used, used + rows)
  used += rows
  return column
}

const BLOCK = 1 << 15
const LONGEST = 1 << 11
let block = new Float64Array(0)
let used = 0
