import type { ReconciledFigure } from '@junheng/core/features/collection/round/bases/reconciliation-schema.ts'
import { STAGE_WORDS } from '@junheng/core/features/collection/value-words.ts'
import { RECONCILIATION_SHEET } from '@junheng/core/features/collection/workbook/sheets.ts'
import { csvNumber } from '../../package/csv-text.ts'
import { type XlsxCell, xlsxFile } from '../../workbook/xlsx-file.ts'

const COLUMNS = [
  ['学校代码', 14],
  ['学校名称', 24],
  ['镇街', 10],
  ['学段', 6],
  ['项目', 36],
  ['单位', 6],
  ['统计', 12],
  ['自报', 12],
  ['核实', 12],
  ['名单', 12],
  ['最大相差', 12],
  ['相差（%）', 10],
  ['统计数来源', 44],
  ['说明', 40],
  ['说明人', 10],
] as const

/** The reconciliation as a workbook, a row a figure. */
export function reconciliationFile(figures: readonly ReconciledFigure[]): Uint8Array {
  return xlsxFile([
    {
      name: RECONCILIATION_SHEET,
      columns: COLUMNS.map(([name, width]) => ({ width, look: name === '说明' ? 'wrapped' : 'plain' })),
      rows: [COLUMNS.map(([name]): XlsxCell => ({ text: name, look: 'header' })), ...figures.map(cellsOf)],
      frozen: { rows: 1, columns: 2 },
    },
  ])
}

function cellsOf(figure: ReconciledFigure): (XlsxCell | null)[] {
  const { note } = figure
  return [
    { text: figure.school },
    { text: figure.schoolName },
    { text: figure.town },
    { text: figure.stage === null ? '' : STAGE_WORDS[figure.stage] },
    { text: figure.elementName },
    { text: figure.unit },
    said(figure.statistics),
    said(figure.reported),
    said(figure.verified),
    said(figure.list),
    figure.difference === null ? null : { number: csvNumber(figure.difference) },
    figure.percent === null ? null : { number: csvNumber(Number(figure.percent.toFixed(1))) },
    { text: figure.source ?? '' },
    { text: note ? `${note.text}${note.outdated ? '（说明之后数有变化）' : ''}` : '' },
    { text: note?.by ?? '' },
  ]
}

const said = (words: string | null): XlsxCell | null =>
  words === null ? null : /^-?\d{1,15}(\.\d+)?$/.test(words) ? { number: words } : { text: words }
