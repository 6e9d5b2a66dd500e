import { valueNames } from '@junheng/core/features/collection/round/bases/value-names.ts'
import { readPath } from '@junheng/core/features/collection/round/value-path.ts'
import { PREVIOUS_SHEET } from '@junheng/core/features/collection/workbook/sheets.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import type { Jobs } from '../../../../background/jobs.ts'
import { readCatalogue } from '../../../standards/files.ts'
import { optionsFor } from '../../templates.ts'
import { countyWorkbook } from '../../workbook/county-workbook.ts'
import { readCountyInput } from '../../workbook/read-input.ts'
import type { XlsxCell, XlsxSheet } from '../../workbook/xlsx-file.ts'

export type PathValues = Readonly<Record<string, string>>

/** Returns as the county workbook, as they were typed: no count and no sum of ours takes a figure's place. Uploaded unchanged it changes nothing. */
export async function returnWorkbook({
  bytes,
  today,
  previous,
  oneSchool,
}: Jobs['returnWorkbook']['input']): Promise<Uint8Array> {
  const options = optionsFor(today)
  const { typed } = await readCountyInput(bytes, readCatalogue())
  const more = previous === null ? [] : [previousSheet(previous, options.catalogue)]
  return countyWorkbook(typed, { ...options, oneSchool, more })
}

const COLUMNS = [
  ['表', 8],
  ['学段', 6],
  ['项目', 40],
  ['单位', 6],
  ['上年', 14],
  ['本年', 14],
] as const

function previousSheet(
  { name, values, now }: NonNullable<Jobs['returnWorkbook']['input']['previous']>,
  catalogue: Catalogue,
): XlsxSheet {
  const names = valueNames(catalogue)
  const figures = Object.keys(values).filter((path) => ['schools', 'sections'].includes(readPath(path)?.table ?? ''))
  return {
    name: PREVIOUS_SHEET,
    columns: COLUMNS.map(([, width]) => ({ width, look: 'plain' })),
    rows: [
      COLUMNS.map(([title]): XlsxCell => ({ text: title === '上年' ? `${title}（${name}）` : title, look: 'header' })),
      ...figures.map((path): XlsxCell[] => {
        const { sheet, where, what, unit } = names.nameOf(path)
        const said = (from: PathValues): XlsxCell => ({ text: from[path] ? names.wordsOf(path, from[path]) : '' })
        return [{ text: sheet }, { text: where }, { text: what }, { text: unit }, said(values), said(now)]
      }),
    ],
    frozen: { rows: 1, columns: 3 },
  }
}
