import type { Mark } from '@junheng/core/features/evaluation/matrix/section-standing.ts'
import type { EChartsCoreOption } from 'echarts/core'
import { colour, headOf } from '../../shared/drawing.ts'
import { type Dot, placeDots } from './spread-dots.ts'

/** What is drawn; all words come ready. Values in the indicator's unit. */
export interface Picture {
  points: readonly { code: string; value: number; students: number; mark: Mark | null; told: string }[]
  /** Upright lines, each with its label; drawn in this order from the top. */
  lines: readonly { value: number; label: string; kind: 'line' | 'mean' | 'raises' }[]
  /** The school that is named, and how. */
  selected: { code: string; label: string } | null
  /** Under the axis. */
  axis: string
}

const LINE_STEP = 20

/** What ECharts is told to draw, in the colours of the page as it is now; a head stands on the picture only where it leaves the page. */
export function optionOf(
  picture: Picture,
  width: number,
  height: number,
  head?: { title: string; subtitle: string },
): EChartsCoreOption {
  const ink = { line: colour('unmet'), mean: colour('primary'), raises: colour('ink-soft') }
  const isNarrow = width < 560
  const grid = { left: isNarrow ? 12 : 28, right: isNarrow ? 16 : 32, top: head ? 84 : 12, bottom: 46 }
  const labelled = (picture.lines.length + (picture.selected ? 1 : 0)) * LINE_STEP
  const [across, up] = [width - grid.left - grid.right, height - grid.top - grid.bottom]
  const axis = niceAxis(
    Math.max(...picture.points.map((p) => p.value), ...picture.lines.map((l) => l.value), 0),
    isNarrow ? 4 : 9,
  )
  const at = (value: number) => (value / axis.max) * across
  // Labels of the lines stand above the dots.
  const middle = -labelled / 2
  const dots = placeDots(
    picture.points.map((p) => at(p.value)),
    picture.points.map((p) => p.students),
    (up - labelled) / 2,
    isNarrow ? 10 : 14,
  )
  const chosen = picture.points.findIndex(({ code }) => code === picture.selected?.code)
  const named = chosen < 0 ? null : { value: picture.points[chosen]!.value, dot: dots[chosen]! }
  // The name stands above all dots, led to its own by a line.
  const above = Math.max(...dots.map(({ y, radius }) => y + radius), 0) + middle + 10
  const text = { color: colour('ink-soft'), fontFamily: colour('font'), fontSize: 12 }
  return {
    animation: false,
    textStyle: { fontFamily: colour('font') },
    ...headOf(head),
    grid,
    tooltip: { renderMode: 'richText', confine: true, transitionDuration: 0 },
    xAxis: {
      type: 'value',
      min: 0,
      max: axis.max,
      interval: axis.step,
      name: picture.axis,
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: text,
      axisLabel: text,
      axisLine: { show: true, onZero: false, lineStyle: { color: colour('line-strong') } },
      axisTick: { show: true },
      splitLine: { show: false },
    },
    yAxis: { type: 'value', show: false, min: -up / 2, max: up / 2 },
    series: [
      {
        type: 'scatter',
        silent: true,
        symbolSize: 0,
        data: [],
        markLine: {
          silent: true,
          symbol: 'none',
          data: [
            ...(named
              ? [leader(picture, named.value, named.dot.y + middle + named.dot.radius, above, at(named.value) / across)]
              : []),
            ...picture.lines.map(({ value, label, kind }, i) => [
              {
                coord: [value, -up / 2],
                lineStyle: { color: ink[kind], width: kind === 'mean' ? 1.5 : 1.2, type: LINE_TYPES[kind] },
                label: {
                  ...text,
                  color: ink[kind],
                  formatter: label,
                  position: 'end',
                  // Beside the line's upper end, on the side where there is room.
                  align: at(value) > across * 0.6 ? 'right' : 'left',
                  verticalAlign: 'top',
                  distance: 0,
                  padding: [1, 0, 0, 0],
                  offset: [at(value) > across * 0.6 ? -5 : 5, 0],
                  backgroundColor: colour('paper'),
                },
              },
              { coord: [value, up / 2 - i * LINE_STEP] },
            ]),
          ],
        },
      },
      {
        type: 'scatter',
        data: picture.points.map((point, i) => datum(picture, point, dots[i]!, middle)),
      },
    ],
  }
}

const LINE_TYPES = { line: 'dashed', mean: 'solid', raises: 'dotted' } as const

function datum(picture: Picture, point: Picture['points'][number], dot: Dot, middle: number) {
  const isSelected = picture.selected?.code === point.code
  const fill = isSelected ? 'primary' : point.mark === 'unmet' ? 'dot-unmet' : point.mark === 'spare' ? 'dot-spare' : 'dot'
  return {
    value: [point.value, dot.y + middle],
    code: point.code,
    symbolSize: dot.radius * 2,
    z: isSelected ? 3 : 2,
    itemStyle: {
      color: colour(fill),
      opacity: 1,
      borderColor: colour(isSelected ? 'primary-deep' : 'paper'),
      borderWidth: isSelected ? 2 : 0.5,
    },
    tooltip: { formatter: point.told },
  }
}

/** From the chosen dot up to its name. */
function leader({ selected }: Picture, value: number, from: number, to: number, share: number) {
  return [
    {
      coord: [value, from],
      lineStyle: { color: colour('primary-deep'), width: 1, type: 'solid' },
      label: {
        formatter: selected!.label,
        position: 'end',
        align: share > 0.6 ? 'right' : 'left',
        verticalAlign: 'bottom',
        distance: 0,
        padding: [0, 2, 0, 2],
        color: colour('primary-deep'),
        fontFamily: colour('font'),
        fontWeight: 'bold',
        fontSize: 13,
        backgroundColor: colour('paper'),
      },
    },
    { coord: [value, to] },
  ]
}

/** From zero to a round number, in at most `most` round steps. */
function niceAxis(largest: number, most: number): { max: number; step: number } {
  if (largest <= 0) return { max: 1, step: 1 }
  const power = 10 ** Math.floor(Math.log10(largest / most))
  const step = [1, 2, 2.5, 5, 10].map((s) => s * power).find((s) => Math.ceil((largest * 1.02) / s) <= most) ?? 10 * power
  return { max: step * Math.ceil((largest * 1.02) / step), step }
}
