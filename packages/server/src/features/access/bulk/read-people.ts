import type { Fault } from '@junheng/core/fault.ts'
import { BULK_RULES, type BulkRule, MOST_PEOPLE } from '@junheng/core/features/access/bulk/faults.ts'
import { BULK_COLUMNS, BULK_SHEET, type BulkHeader, type BulkRow, readBulkRow } from '@junheng/core/features/access/bulk/sheet.ts'
import { cellOf, type PlainSheet } from '../../collection/workbook/plain-sheets.ts'

/** A row of the sheet that reads by itself, with where it stands. */
export interface ReadPerson extends BulkRow {
  line: number
  /** Says what is wrong with one of its cells. */
  fault: (rule: BulkRule, header: BulkHeader, message: string, repair: string) => void
}

/** The people of a workbook's sheet 账号. What is not understood is said in `faults`, all of it at once. */
export function readPeople(sheets: readonly PlainSheet[], fileName: string, faults: Fault[]): ReadPerson[] {
  const say = (rule: BulkRule, place: Partial<Fault>, message: string, repair: string) =>
    faults.push({
      sheet: BULK_SHEET,
      row: null,
      column: null,
      cell: null,
      rule,
      severity: BULK_RULES[rule].severity,
      message,
      repair,
      ...place,
    })
  const sheet = sheets.find(({ name }) => name.trim() === BULK_SHEET)
  if (!sheet) {
    say('A001', { sheet: fileName }, `工作簿里没有“${BULK_SHEET}”这张表。`, '请下载空白工作簿填写。')
    return []
  }
  for (const { name, rows } of sheets)
    if (name.trim() !== BULK_SHEET && rows.length > 0 && name.trim() !== '说明')
      say('A003', { sheet: name }, `表“${name}”没有读取。`, `只读取“${BULK_SHEET}”这张表。`)
  const [head, ...body] = sheet.rows
  const headers = head?.cells.map((text) => text.trim()) ?? []
  if (!headersStand(headers, head?.row ?? 1, say)) return []
  const at = (header: BulkHeader) => headers.indexOf(header)
  const people: ReadPerson[] = []
  for (const { row: line, cells } of body) {
    if (cells.every((text) => text.trim() === '')) continue
    const fault = (rule: BulkRule, header: BulkHeader, message: string, repair: string) =>
      say(rule, { row: line, column: header, cell: at(header) < 0 ? null : cellOf(at(header), line) }, message, repair)
    const { row, troubles } = readBulkRow((header) => (at(header) < 0 ? '' : (cells[at(header)] ?? '')))
    for (const trouble of troubles) fault(trouble.rule, trouble.header, trouble.message, trouble.repair)
    if (row) people.push({ ...row, line, fault })
  }
  if (people.length === 0 && faults.length === 0) say('A001', { row: 2 }, '表里没有人。', '从第二行起，一行填一个人。')
  if (people.length > MOST_PEOPLE) say('A009', {}, `一次最多 ${MOST_PEOPLE} 人，这里有 ${people.length} 人。`, '请分成几个文件。')
  const seen = new Map<string, number>()
  for (const { name, line, fault } of people) {
    const first = seen.get(name.toLowerCase())
    if (first === undefined) seen.set(name.toLowerCase(), line)
    else fault('A005', '账号', `账号“${name}”在第 ${first} 行已经出现。`, '每人一个账号，不区分大小写。')
  }
  return people
}

function headersStand(
  headers: readonly string[],
  row: number,
  say: (rule: BulkRule, place: Partial<Fault>, message: string, repair: string) => void,
): boolean {
  const repair = '请下载空白工作簿填写，第一行是列名。'
  const twice = headers.find((header, i) => header !== '' && headers.indexOf(header) !== i)
  if (twice !== undefined) say('A002', { row, column: twice }, `列“${twice}”出现两次。`, repair)
  const missing = BULK_COLUMNS.filter(({ header, must }) => must && !headers.includes(header)).map(({ header }) => header)
  if (missing.length > 0) say('A002', { row }, `第一行缺少列：${missing.join('、')}。`, repair)
  headers.forEach((header, i) => {
    if (header === '' || BULK_COLUMNS.some((column) => column.header === header)) return
    say('A003', { row, column: header, cell: cellOf(i, row) }, `不认识的列“${header}”，没有读取。`, '不需要时可以删去这一列。')
  })
  return twice === undefined && missing.length === 0
}
