import type { EChartsCoreOption } from 'echarts/core'
import { colour, headOf } from '../../../shared/drawing.ts'

/** Lines over the school years; all words come ready. */
export interface TrendPicture {
  years: readonly string[]
  /** `code` is what choosing it answers. A chosen line is named at its end. */
  lines: readonly { code: string; name: string; points: readonly (number | null)[]; isChosen: boolean; isLoud: boolean }[]
  /** 上限 or 标准, one a year. */
  limit: { label: string; points: readonly (number | null)[] } | null
  axis: string
  /** A value as it is told. */
  told: (value: number) => string
}

/** What ECharts is told to draw, in the colours of the page as it is now. */
export function trendOption(
  picture: TrendPicture,
  width: number,
  height: number,
  head?: { title: string; subtitle: string },
): EChartsCoreOption {
  const isNarrow = width < 560
  const text = { color: colour('ink-soft'), fontFamily: colour('font'), fontSize: 12 }
  const last = picture.years.length - 1
  const named = namedLines(picture, height - (head ? 160 : 90))
  return {
    animation: false,
    textStyle: { fontFamily: colour('font') },
    ...headOf(head),
    grid: { left: 12, right: isNarrow ? 76 : 120, top: head ? 100 : 34, bottom: 12, containLabel: true },
    tooltip: { renderMode: 'richText', confine: true, transitionDuration: 0, trigger: 'item' },
    xAxis: {
      type: 'category',
      data: [...picture.years],
      boundaryGap: true,
      axisLabel: { ...text, interval: 0, ...(isNarrow && { formatter: (name: string) => name.slice(0, 4) }) },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('line-strong') } },
    },
    yAxis: {
      type: 'value',
      min: 0,
      name: picture.axis,
      nameTextStyle: { ...text, align: 'left' },
      axisLabel: text,
      splitNumber: isNarrow ? 4 : 5,
      splitLine: { lineStyle: { color: colour('line-soft') } },
    },
    series: [
      ...picture.lines.map((line) => seriesOf(picture, line, { last, text, isNamed: named.has(line.code) })),
      ...(picture.limit
        ? [
            {
              id: 'limit',
              name: picture.limit.label,
              type: 'line' as const,
              step: 'middle' as const,
              silent: true,
              symbol: 'none',
              data: [...picture.limit.points],
              z: 4,
              lineStyle: { color: colour('unmet'), width: 1.2, type: 'dashed' as const },
              endLabel: { show: true, ...text, color: colour('unmet'), formatter: picture.limit.label, distance: 4 },
            },
          ]
        : []),
    ],
  }
}

/** Which lines are named at their end: the chosen one, and of the loud ones those whose name finds room beside the others. @param up pixels of the axis */
function namedLines({ lines, limit }: TrendPicture, up: number): Set<string> {
  const most = Math.max(
    ...lines.flatMap(({ points }) => points.map((value) => value ?? 0)),
    ...(limit?.points ?? []).map((v) => v ?? 0),
  )
  const at = (points: readonly (number | null)[]) => ((points.findLast((value) => value !== null) ?? 0) / (most || 1)) * up
  const taken = limit ? [at(limit.points)] : []
  const named = new Set<string>()
  for (const { code, points, isChosen } of lines
    .filter((line) => line.isChosen || line.isLoud)
    .toSorted((a) => (a.isChosen ? -1 : 1))) {
    const place = at(points)
    if (!isChosen && taken.some((other) => Math.abs(other - place) < 15)) continue
    taken.push(place)
    named.add(code)
  }
  return named
}

function seriesOf(
  { told, years }: TrendPicture,
  { code, name, points, isChosen, isLoud }: TrendPicture['lines'][number],
  { last, text, isNamed }: { last: number; text: object; isNamed: boolean },
) {
  const ink = isChosen ? colour('primary') : isLoud ? colour('ink-soft') : colour('dot')
  // The name stands at the line's last known point.
  const end = points.findLastIndex((value) => value !== null)
  return {
    id: code,
    name,
    type: 'line' as const,
    triggerLineEvent: true,
    connectNulls: false,
    z: isChosen ? 3 : 2,
    symbol: 'circle',
    symbolSize: isChosen ? 7 : isLoud ? 5 : 3,
    lineStyle: { color: ink, width: isChosen ? 2.5 : 1, opacity: isChosen || isLoud ? 1 : 0.55 },
    itemStyle: { color: ink },
    data: points.map((value, i) => ({
      value,
      code,
      ...(value !== null && { tooltip: { formatter: `${name} ${years[i]} ${told(value)}` } }),
      ...(i === end && isNamed
        ? {
            label: {
              show: true,
              ...text,
              color: ink,
              formatter: name,
              position: end === last ? ('right' as const) : ('top' as const),
              fontWeight: isChosen ? ('bold' as const) : ('normal' as const),
            },
          }
        : {}),
    })),
  }
}
