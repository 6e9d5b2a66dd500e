import type { Drawing, Ink, Shape } from './drawing.ts'

/** One bar of a row; null = not judgeable, drawn as the word. `text` stands at its end. */
export interface Bar {
  value: number | null
  text: string
  ink: Ink
}
/** A line drawn over all rows. */
export interface Mark {
  at: number
  label: string
}

const WIDTH = 150
const LEFT = 46
const RIGHT = 14
const BAR = 3.4
const GAP = 2.4
const TOP = 9
const SIZE = 9

/** Bars side by side along one scale from 0 to `max`: a name and its bars a row, marks through all of them, a legend on top. */
export function barChart(
  rows: readonly { name: string; bars: readonly Bar[] }[],
  { max, marks, legend }: { max: number; marks: readonly Mark[]; legend: readonly { ink: Ink; text: string }[] },
): Drawing {
  const scale = (WIDTH - LEFT - RIGHT) / max
  const shapes: Shape[] = []
  let y = TOP
  for (const { name, bars } of rows) {
    const height = bars.length * BAR
    shapes.push({ kind: 'text', x: LEFT - 2, y: y + height / 2 + 1.2, text: name, size: SIZE, ink: 'ink', anchor: 'end' })
    bars.forEach(({ value, text, ink }, i) => {
      const top = y + i * BAR
      const width = Math.min(value ?? 0, max) * scale
      if (value !== null) shapes.push({ kind: 'box', x: LEFT, y: top + 0.2, width, height: BAR - 0.4, fill: ink })
      shapes.push({ kind: 'text', x: LEFT + width + 1, y: top + BAR - 0.8, text, size: 7.5, ink: 'ink', anchor: 'start' })
    })
    y += height + GAP
  }
  shapes.push({ kind: 'line', x1: LEFT, y1: TOP - 1, x2: LEFT, y2: y, ink: 'faint', dashed: false })
  marks.forEach(({ at, label }, i) => {
    const x = LEFT + at * scale
    shapes.push({ kind: 'line', x1: x, y1: TOP - 1, x2: x, y2: y, ink: 'unmet', dashed: true })
    shapes.push({ kind: 'text', x, y: y + 3.4 + 3.4 * i, text: label, size: 7.5, ink: 'unmet', anchor: 'middle' })
  })
  let x = LEFT
  for (const { ink, text } of legend) {
    shapes.push({ kind: 'box', x, y: 1.6, width: 4, height: 2.6, fill: ink })
    shapes.push({ kind: 'text', x: x + 5, y: 4, text, size: 8, ink: 'ink', anchor: 'start' })
    x += 9 + text.length * 3
  }
  return { width: WIDTH, height: y + 5 + 3.4 * marks.length, shapes }
}
