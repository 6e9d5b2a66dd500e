/**
 * A fresh column of zeros. Columns of a county are short and many (a nation makes half a million); each as an array of its own would
 * spend most of the time in the allocator, so they are cut from shared blocks. A block is never handed out twice.
 */
export function newColumn(rows: number): Float64Array {
  if (rows > LONGEST) return new Float64Array(rows)
  if (columnsUsed + rows > columns.length) {
    columns = new Float64Array(BLOCK)
    columnsUsed = 0
  }
  const column = columns.subarray(columnsUsed, columnsUsed + rows)
  columnsUsed += rows
  return column
}

/** The same for row numbers and counts. */
export function newRows(rows: number): Int32Array {
  if (rows > LONGEST) return new Int32Array(rows)
  if (rowsUsed + rows > wholes.length) {
    wholes = new Int32Array(BLOCK)
    rowsUsed = 0
  }
  const cut = wholes.subarray(rowsUsed, rowsUsed + rows)
  rowsUsed += rows
  return cut
}

const BLOCK = 1 << 16
const LONGEST = 1 << 13
let columns = new Float64Array(0)
let columnsUsed = 0
let wholes = new Int32Array(0)
let rowsUsed = 0
