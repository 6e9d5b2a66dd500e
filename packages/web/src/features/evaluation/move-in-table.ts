const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-15, 0],
  PageDown: [15, 0],
}

/**
 * Moves the focus between the buttons of a table's body as in a spreadsheet, and the tab stop with it, so that Tab comes back to
 * where one was. Home and End go along the row, with Ctrl to the first and last cell of all.
 */
export function moveInTable(event: KeyboardEvent, body: HTMLTableSectionElement): void {
  const from = (event.target as Element).closest('td')
  if (!from) return
  const grid = [...body.rows].map((row) => [...row.querySelectorAll<HTMLButtonElement>('td.cell button')])
  const y = grid.findIndex((row) => row.some((button) => from.contains(button)))
  const x = grid[y]?.findIndex((button) => from.contains(button)) ?? -1
  if (y < 0 || x < 0) return
  const to = target(event, grid, y, x)
  if (!to) return
  event.preventDefault()
  for (const button of body.querySelectorAll<HTMLButtonElement>('td.cell button[tabindex="0"]')) button.tabIndex = -1
  to.tabIndex = 0
  to.focus()
  to.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

function target(event: KeyboardEvent, grid: HTMLButtonElement[][], y: number, x: number): HTMLButtonElement | undefined {
  if (event.key === 'Home') return event.ctrlKey ? grid[0]?.[0] : grid[y]?.[0]
  if (event.key === 'End') return event.ctrlKey ? grid.at(-1)?.at(-1) : grid[y]?.at(-1)
  const step = STEPS[event.key]
  if (!step) return undefined
  const row = grid[Math.min(grid.length - 1, Math.max(0, y + step[0]))]
  return row?.[Math.min(row.length - 1, Math.max(0, x + step[1]))]
}
