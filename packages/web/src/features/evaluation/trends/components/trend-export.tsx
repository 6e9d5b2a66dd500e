import type { CountyTrend } from '@junheng/core/features/evaluation/trends/schema.ts'
import { ExportMenu } from '../../../../shared/export-menu.tsx'
import { saveFile } from '../../../../shared/save-file.ts'
import { STANDARD_NAMES } from '../../../../shared/standards.ts'
import { useText } from '../../../../shared/text.ts'
import type { TrendPicture } from '../trend-option.ts'
import { shortYear } from '../trend-words.ts'
import { ENGLISH } from '../trends-english.ts'

interface Props {
  file: string
  title: string
  trend: CountyTrend
  picture: TrendPicture
  header: readonly string[]
  rows: readonly (readonly (string | number | null)[])[]
}

/** The figure as a picture, its table as a workbook in the order shown, or both on paper. */
export function TrendExport({ file, title, trend, picture, header, rows }: Props) {
  const say = useText(ENGLISH)
  const basis = [trend.county.name, STANDARD_NAMES[trend.standard], trend.years.map(shortYear).join('、')].join(' · ')
  const savePng = async () => {
    const { trendPicture } = await import('../trend-drawing.ts')
    saveFile(`${file}.png`, await trendPicture(picture, title, basis))
  }
  const saveWorkbook = async () => {
    const { saveXlsx } = await import('../../../../shared/xlsx.ts')
    await saveXlsx(`${file}.xlsx`, '历年趋势', header, rows)
  }
  const ways = [
    { label: say('PNG 图片'), save: savePng },
    { label: say('Excel 工作簿'), save: saveWorkbook },
  ]
  return <ExportMenu className="export no-print row-end" ways={ways} />
}
