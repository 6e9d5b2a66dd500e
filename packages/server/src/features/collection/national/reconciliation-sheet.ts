import type { ReconciliationRow } from '@junheng/core/features/collection/national/reconcile.ts'
import { RECONCILIATION_SHEET } from '@junheng/core/features/collection/workbook/sheets.ts'
import { csvNumber } from '../package/csv-text.ts'
import type { XlsxCell, XlsxSheet } from '../workbook/xlsx-file.ts'

const COLUMNS = [
  ['学校代码', 14],
  ['学校名称', 24],
  ['学段', 6],
  ['项目', 34],
  ['单位', 6],
  ['统计', 12],
  ['自报', 12],
  ['名单', 12],
  ['最大相差', 12],
  ['采用', 8],
  ['来源', 50],
  ['说明', 40],
] as const
const USED = { national: '统计', reported: '自报', list: '名单' } as const

/** 对账 as a sheet behind the county workbook's own: for people to explain what differs. It is not read back. */
export function reconciliationSheet(rows: readonly ReconciliationRow[]): XlsxSheet {
  return {
    name: RECONCILIATION_SHEET,
    columns: COLUMNS.map(([name, width]) => ({ width, look: name === '说明' ? 'text' : 'plain' })),
    rows: [COLUMNS.map(([name]): XlsxCell => ({ text: name, look: 'header' })), ...rows.map(cellsOf)],
    frozen: { rows: 1, columns: 2 },
  }
}

const cellsOf = (row: ReconciliationRow): (XlsxCell | null)[] => [
  { text: row.schoolCode },
  { text: row.schoolName },
  { text: row.stage === null ? '' : row.stage === 'primary' ? '小学' : '初中' },
  { text: row.elementName },
  { text: row.unit },
  number(row.national),
  number(row.reported),
  number(row.list),
  number(row.difference),
  { text: USED[row.used] },
  { text: row.source },
  { text: row.explanation },
]

const number = (value: number | null): XlsxCell | null => (value === null ? null : { number: csvNumber(value) })
