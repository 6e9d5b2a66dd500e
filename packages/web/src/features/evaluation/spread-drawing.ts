import type { Mark } from '@junheng/core/features/evaluation/matrix/section-standing.ts'
import { ScatterChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TitleComponent, TooltipComponent } from 'echarts/components'
import { type EChartsType, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { type Dot, placeDots } from './spread-dots.ts'

use([ScatterChart, GridComponent, MarkLineComponent, TitleComponent, TooltipComponent, SVGRenderer])

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

/** Draws into `host` and answers how to draw anew, and how to end. The drawing takes the host's width and height. */
export function openDrawing(host: HTMLElement, onSelect: (code: string) => void) {
  const chart = init(host, null, { renderer: 'svg' })
  chart.on('click', ({ data }) => {
    const code = (data as { code?: string } | undefined)?.code
    if (code) onSelect(code)
  })
  let shown: Picture | null = null
  const redraw = () => shown && draw(chart, shown, host.clientWidth, host.clientHeight)
  const sizes = new ResizeObserver(() => {
    // On paper the picture is scaled as it is: its own width is the screen's.
    if (host.clientWidth === 0 || matchMedia('print').matches) return
    chart.resize()
    redraw()
  })
  sizes.observe(host)
  // High contrast changes the colours of the page; a picture has to be told.
  const colours = new MutationObserver(redraw)
  colours.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] })
  return {
    show: (picture: Picture) => {
      shown = picture
      redraw()
    },
    close: () => {
      sizes.disconnect()
      colours.disconnect()
      chart.dispose()
    },
  }
}

/** The same picture as a PNG under its title, twice as fine as the screen. */
export async function pictureOf(picture: Picture, title: string, subtitle: string): Promise<Blob> {
  const { CanvasRenderer } = await import('echarts/renderers')
  use([CanvasRenderer])
  const [width, height] = [1280, 560]
  const host = document.createElement('div')
  const chart = init(host, null, { renderer: 'canvas', width, height })
  try {
    draw(chart, picture, width, height, { title, subtitle })
    const canvas = chart.renderToCanvas({ pixelRatio: 2, backgroundColor: colour('paper') })
    return await new Promise((done, failed) => {
      canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('the browser made no picture'))), 'image/png')
    })
  } finally {
    chart.dispose()
  }
}

const LINE_STEP = 20

function draw(chart: EChartsType, picture: Picture, width: number, height: number, head?: { title: string; subtitle: string }) {
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
  chart.setOption(
    {
      animation: false,
      textStyle: { fontFamily: colour('font') },
      ...(head && {
        title: {
          text: head.title,
          subtext: head.subtitle,
          left: 24,
          top: 14,
          textStyle: { color: colour('ink'), fontSize: 20, fontFamily: colour('font') },
          subtextStyle: { ...text, fontSize: 13 },
        },
      }),
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
    },
    true,
  )
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

/** A colour of the page as it is now. */
const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()
