import { LineChart } from 'echarts/charts'
import { GridComponent, TitleComponent, TooltipComponent } from 'echarts/components'
import { use } from 'echarts/core'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'
import { openDrawing, pictureOf } from '../../../shared/drawing.ts'
import { type TrendPicture, trendOption } from './trend-option.ts'

use([LineChart, GridComponent, TitleComponent, TooltipComponent, CanvasRenderer, SVGRenderer])

export const openTrend = (host: HTMLElement, onSelect: (code: string) => void) =>
  openDrawing<TrendPicture>(host, trendOption, onSelect)

export const trendPicture = (picture: TrendPicture, title: string, subtitle: string) =>
  pictureOf(picture, trendOption, title, subtitle)
