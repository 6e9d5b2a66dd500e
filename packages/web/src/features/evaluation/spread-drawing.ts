import { ScatterChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TitleComponent, TooltipComponent } from 'echarts/components'
import { use } from 'echarts/core'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'
import { openDrawing, pictureOf } from '../../shared/drawing.ts'
import { optionOf, type Picture } from './spread-option.ts'

use([ScatterChart, GridComponent, MarkLineComponent, TitleComponent, TooltipComponent, CanvasRenderer, SVGRenderer])

export const openSpread = (host: HTMLElement, onSelect: (code: string) => void) => openDrawing<Picture>(host, optionOf, onSelect)

export const spreadPicture = (picture: Picture, title: string, subtitle: string) => pictureOf(picture, optionOf, title, subtitle)
