import type { EChartsCoreOption } from 'echarts/core'
import { init } from 'echarts/core'

/** What draws pictures of one kind: shows another one, and ends. */
export interface Drawing<Picture> {
  show: (picture: Picture) => void
  close: () => void
}

/** What ECharts is told to draw; a head stands on the picture only where it leaves the page. */
export type OptionOf<Picture> = (
  picture: Picture,
  width: number,
  height: number,
  head?: { title: string; subtitle: string },
) => EChartsCoreOption

/** Draws into `host` in its width and height. The kind of chart and its renderers must have been taken in (`use`). */
export function openDrawing<Picture>(
  host: HTMLElement,
  optionOf: OptionOf<Picture>,
  onSelect: (code: string) => void,
): Drawing<Picture> {
  const chart = init(host, null, { renderer: 'svg' })
  chart.on('click', ({ data, seriesId }) => {
    const code = (data as { code?: string } | undefined)?.code ?? seriesId
    if (code) onSelect(code)
  })
  let shown: Picture | null = null
  const redraw = () => shown && chart.setOption(optionOf(shown, host.clientWidth, host.clientHeight), true)
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
    show: (picture) => {
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
export async function pictureOf<Picture>(
  picture: Picture,
  optionOf: OptionOf<Picture>,
  title: string,
  subtitle: string,
): Promise<Blob> {
  const [width, height] = [1280, 560]
  const host = document.createElement('div')
  const chart = init(host, null, { renderer: 'canvas', width, height })
  try {
    chart.setOption(optionOf(picture, width, height, { title, subtitle }))
    const canvas = chart.renderToCanvas({ pixelRatio: 2, backgroundColor: colour('paper') })
    return await new Promise((done, failed) => {
      canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('the browser made no picture'))), 'image/png')
    })
  } finally {
    chart.dispose()
  }
}

/** A colour of the page as it is now. */
export const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()

/** The head of a picture that leaves the page. */
export const headOf = (head: { title: string; subtitle: string } | undefined) =>
  head && {
    title: {
      text: head.title,
      subtext: head.subtitle,
      left: 24,
      top: 14,
      textStyle: { color: colour('ink'), fontSize: 20, fontFamily: colour('font') },
      subtextStyle: { color: colour('ink-soft'), fontFamily: colour('font'), fontSize: 13 },
    },
  }
