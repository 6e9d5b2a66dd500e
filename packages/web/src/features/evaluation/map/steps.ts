import type { DrawnMark } from './drawing.ts'

/** Which mark an arrow key goes to from another: the nearest that lies that way, sidesteps counting double; itself where there is none. */
export function nextMark(marks: readonly DrawnMark[], from: number, key: string): number {
  if (key === 'Home') return 0
  if (key === 'End') return marks.length - 1
  const way = WAYS[key]
  const here = marks[from]
  if (!way || !here) return from
  let best = from
  let least = Number.POSITIVE_INFINITY
  for (const [i, { x, y }] of marks.entries()) {
    const along = (x - here.x) * way[0] + (y - here.y) * way[1]
    const aside = Math.abs((x - here.x) * way[1] + (y - here.y) * way[0])
    if (along <= 0.5 || aside > along * 2) continue
    const cost = along + 2 * aside
    if (cost < least) {
      least = cost
      best = i
    }
  }
  return best
}

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
