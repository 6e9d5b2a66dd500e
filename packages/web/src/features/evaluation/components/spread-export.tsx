import { ExportMenu } from '../../../shared/export-menu.tsx'
import { saveFile } from '../../../shared/save-file.ts'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { useWords } from '../../../shared/words.ts'
import { ENGLISH } from '../spread-english.ts'
import type { Picture } from '../spread-option.ts'
import { distanceOf, effectOf, orderedSchools, stepOf } from '../spread-rows.ts'
import { meaningOf, type SpreadFigures } from '../spread-words.ts'

interface Props {
  figures: SpreadFigures
  picture: Picture | null
  title: string
  /** Whose figures, when, by which rules. */
  basis: string
}

/** The figure as a picture, its table as a workbook in the order shown, or both on paper. */
export function SpreadExport({ figures, picture, title, basis }: Props) {
  const say = useText(ENGLISH)
  const words = useWords()
  const [search] = useUrl()
  const { spread, name, unit } = figures
  const file = `${spread.county.name}-${name}差异系数`
  const savePng = async () => {
    const { spreadPicture } = await import('../spread-drawing.ts')
    saveFile(`${file}.png`, await spreadPicture(picture!, title, basis))
  }
  const saveWorkbook = async () => {
    const { saveXlsx } = await import('../../../shared/xlsx.ts')
    const step = stepOf(spread)
    const header = [
      say('学校'),
      say('代码'),
      say('在校生'),
      ...(spread.indicator === 'composite' ? [] : [unit, say('标准'), say('结论'), say('与平均之差'), say('占差异')]),
      say('不计该校时'),
      ...(step ? [`${say('再增 {n} {unit}', { n: step.count, unit: step.unit })}${say('系数变化')}`] : []),
      say('含义'),
    ]
    const rows = orderedSchools(spread, search['sort']).map((school) => [
      school.name,
      school.code,
      school.students,
      ...(spread.indicator === 'composite'
        ? []
        : [school.value, spread.threshold, school.mark && words[school.mark], distanceOf(spread, school), school.share]),
      school.without,
      ...(step ? [effectOf(spread, school)] : []),
      meaningOf(figures, school, say),
    ])
    await saveXlsx(`${file}.xlsx`, '校际差异', header, rows)
  }
  const ways = [
    ...(picture ? [{ label: say('PNG 图片'), save: savePng }] : []),
    { label: say('Excel 工作簿'), save: saveWorkbook },
  ]
  return <ExportMenu className="export no-print" ways={ways} />
}
