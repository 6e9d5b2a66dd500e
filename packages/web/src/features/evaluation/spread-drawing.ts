import { ScatterChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TitleComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'
import { colour, optionOf, type Picture } from './spread-option.ts'

use([ScatterChart, GridComponent, MarkLineComponent, TitleComponent, TooltipComponent, CanvasRenderer, SVGRenderer])

/** Draws into `host` and answers how to draw anew, and how to end. The drawing takes the host's width and height. */
export function openDrawing(host: HTMLElement, onSelect: (code: string) => void) {
  const chart = init(host, null, { renderer: 'svg' })
  chart.on('click', ({ data }) => {
    const code = (data as { code?: string } | undefined)?.code
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
