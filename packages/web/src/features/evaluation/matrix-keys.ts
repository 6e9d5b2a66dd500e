/** A place in the matrix: row and column from 0, over all rows, drawn or not. Column 0 is the name. */
export interface Place {
  row: number
  col: number
}

const PAGE = 15
const STEPS: Readonly<Record<string, readonly [row: number, col: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-PAGE, 0],
  PageDown: [PAGE, 0],
}

/** Where a key leads, as in a spreadsheet: Home and End along the row, with Ctrl to the first and last of all. Null for other keys. */
export function placeAfter(
  { key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
  { row, col }: Place,
  size: { rows: number; cols: number },
): Place | null {
  const [lastRow, lastCol] = [size.rows - 1, size.cols - 1]
  if (lastRow < 0) return null
  const all = ctrlKey || metaKey
  if (key === 'Home') return { row: all ? 0 : row, col: 0 }
  if (key === 'End') return { row: all ? lastRow : row, col: lastCol }
  const step = STEPS[key]
  if (!step || all) return null
  return { row: Math.min(lastRow, Math.max(0, row + step[0])), col: Math.min(lastCol, Math.max(0, col + step[1])) }
}
