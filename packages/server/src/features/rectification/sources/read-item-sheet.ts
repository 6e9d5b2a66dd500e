import type { Fault } from '@junheng/core/fault.ts'
import {
  ITEM_COLUMNS,
  ITEM_SHEET,
  type ItemHeader,
  MOST_ITEMS,
  readItemRow,
  SHEET_RULES,
  type SheetRow,
  type SheetRule,
} from '@junheng/core/features/rectification/sources/item-sheet.ts'
import { cellOf, type PlainSheet } from '../../collection/workbook/plain-sheets.ts'

/** A row of the sheet that reads by itself, with where it stands. */
export interface ReadItem extends SheetRow {
  line: number
  /** Says what is wrong with one of its cells. */
  fault: (rule: SheetRule, header: ItemHeader, message: string, repair: string) => void
}

/** The items of a workbook's sheet 整改任务. What is not understood is said in `faults`, all of it at once. */
export function readItemSheet(sheets: readonly PlainSheet[], fileName: string, faults: Fault[]): ReadItem[] {
  const say = (rule: SheetRule, place: Partial<Fault>, message: string, repair: string) => {
    const { severity } = SHEET_RULES[rule]
    faults.push({ sheet: ITEM_SHEET, row: null, column: null, cell: null, rule, severity, message, repair, ...place })
  }
  const sheet = sheets.find(({ name }) => name.trim() === ITEM_SHEET)
  if (!sheet) {
    say('Z001', { sheet: fileName }, `工作簿里没有“${ITEM_SHEET}”这张表。`, '请下载空白工作簿填写。')
    return []
  }
  for (const { name, rows } of sheets)
    if (name.trim() !== ITEM_SHEET && rows.length > 0 && name.trim() !== '说明')
      say('Z003', { sheet: name }, `表“${name}”没有读取。`, `只读取“${ITEM_SHEET}”这张表。`)
  const [head, ...body] = sheet.rows
  const headers = head?.cells.map((text) => text.trim()) ?? []
  if (!headersStand(headers, head?.row ?? 1, say)) return []
  const at = (header: ItemHeader) => headers.indexOf(header)
  const filled = body.filter(({ cells }) => cells.some((text) => text.trim() !== ''))
  if (filled.length === 0) say('Z001', { row: 2 }, '表里没有任务。', '从第二行起，一行写一个问题。')
  if (filled.length > MOST_ITEMS) {
    say('Z009', {}, `一次最多 ${MOST_ITEMS} 条，这里有 ${filled.length} 条。`, '请分成几个文件。')
    return []
  }
  return filled.map(({ row: line, cells }) => {
    const fault = (rule: SheetRule, header: ItemHeader, message: string, repair: string) =>
      say(rule, { row: line, column: header, cell: at(header) < 0 ? null : cellOf(at(header), line) }, message, repair)
    const { row, troubles } = readItemRow((header) => (at(header) < 0 ? '' : (cells[at(header)] ?? '')))
    for (const { rule, header, message, repair } of troubles) fault(rule, header, message, repair)
    return { ...row, line, fault }
  })
}

function headersStand(
  headers: readonly string[],
  row: number,
  say: (rule: SheetRule, place: Partial<Fault>, message: string, repair: string) => void,
): boolean {
  const repair = '请下载空白工作簿填写，第一行是列名。'
  const twice = headers.find((header, i) => header !== '' && headers.indexOf(header) !== i)
  if (twice !== undefined) say('Z002', { row, column: twice }, `列“${twice}”出现两次。`, repair)
  const missing = ITEM_COLUMNS.filter(({ header, must }) => must && !headers.includes(header)).map(({ header }) => header)
  if (missing.length > 0) say('Z002', { row }, `第一行缺少列：${missing.join('、')}。`, repair)
  headers.forEach((header, i) => {
    if (header === '' || ITEM_COLUMNS.some((column) => column.header === header)) return
    say('Z003', { row, column: header, cell: cellOf(i, row) }, `不认识的列“${header}”，没有读取。`, '不需要时可以删去这一列。')
  })
  return twice === undefined && missing.length === 0
}
