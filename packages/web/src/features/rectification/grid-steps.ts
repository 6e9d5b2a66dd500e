/** How far a cell reaches. */
export interface Span {
  rowSpan: number
  colSpan: number
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Which cell stands at each place of a table with merged cells: `[row][column]` → index of the cell in reading order. */
export function layOut(rows: readonly (readonly Span[])[]): number[][] {
  const grid: number[][] = rows.map(() => [])
  let index = 0
  rows.forEach((cells, y) => {
    let x = 0
    for (const { rowSpan, colSpan } of cells) {
      while (grid[y]![x] !== undefined) x++
      for (let dy = 0; dy < rowSpan && y + dy < rows.length; dy++)
        for (let dx = 0; dx < colSpan; dx++) grid[y + dy]![x + dx] = index
      index++
    }
  })
  return grid
}

/**
 * The cell a key leads to from `from`, as in a spreadsheet: arrows to the next other cell, Home and End along the row, with Ctrl to the first and
 * last of all. Null where the key does not move or the table ends.
 */
export function step(grid: readonly (readonly number[])[], from: number, key: string, ctrl: boolean): number | null {
  const y = grid.findIndex((row) => row.includes(from))
  if (y < 0) return null
  const x = grid[y]!.indexOf(from)
  if (key === 'Home') return (ctrl ? grid[0] : grid[y])?.[0] ?? null
  if (key === 'End') return (ctrl ? grid.at(-1) : grid[y])?.at(-1) ?? null
  const way = STEPS[key]
  if (!way) return null
  let [row, column] = [y + way[0], x + way[1]]
  // Inside a merged cell every place is the same cell.
  while (grid[row]?.[column] === from) [row, column] = [row + way[0], column + way[1]]
  return grid[row]?.[column] ?? null
}
