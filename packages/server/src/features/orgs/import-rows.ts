import type { Fault } from '@junheng/core/fault.ts'
import { IMPORT_RULES, type ImportRule } from '@junheng/core/features/orgs/import-faults.ts'
import { KINDS, ORG_KINDS, type OrgKind } from '@junheng/core/features/orgs/kinds.ts'
import { headersOf, NAME } from '@junheng/core/features/orgs/sheet.ts'
import { cellOf, type PlainSheet } from '../collection/workbook/plain-sheets.ts'

/** One row of a kind's sheet. */
export interface ImportRow {
  kind: OrgKind
  sheet: string
  row: number
  /** The text under a header; undefined where the sheet lacks the column. */
  get: (header: string) => string | undefined
  /** Says what is wrong at a header's cell. */
  fault: (rule: ImportRule, header: string, message: string, repair: string) => void
}

/** The rows of all sheets named after a kind, in their order. What is not understood is said in `faults`. */
export function importRows(sheets: readonly PlainSheet[], fileName: string, faults: Fault[]): ImportRow[] {
  const rows: ImportRow[] = []
  const say = (rule: ImportRule, place: Partial<Fault> & { sheet: string }, message: string, repair: string) =>
    faults.push({ row: null, column: null, cell: null, rule, severity: IMPORT_RULES[rule].severity, message, repair, ...place })
  const kinds = new Map<string, OrgKind>(ORG_KINDS.map((kind) => [KINDS[kind].zh, kind]))
  let known = 0
  for (const { name: sheet, rows: lines } of sheets) {
    const kind = kinds.get(sheet.trim())
    if (kind === undefined) {
      if (lines.length > 0) say('O003', { sheet }, `不认识的表“${sheet}”，没有读取。`, `表名应是类别名，如“学校”“镇街”。`)
      continue
    }
    known++
    const [head, ...body] = lines
    const headers = head?.cells.map((text) => text.trim()) ?? []
    const twice = headers.find((header, i) => header !== '' && headers.indexOf(header) !== i)
    if (!headers.includes(NAME) || twice !== undefined) {
      const message = twice === undefined ? `表“${sheet}”的第一行没有“名称”列。` : `列“${twice}”出现两次。`
      say('O002', { sheet, row: head?.row ?? 1 }, message, '请用导出的名录作模板，第一行是列名。')
      continue
    }
    headers.forEach((header, i) => {
      if (header === '' || headersOf(kind).includes(header)) return
      say(
        'O003',
        { sheet, row: 1, column: header, cell: cellOf(i, 1) },
        `不认识的列“${header}”，没有读取。`,
        '不需要时可以删去这一列。',
      )
    })
    for (const { row, cells } of body) {
      if (cells.every((text) => text.trim() === '')) continue
      const at = (header: string) => headers.indexOf(header)
      rows.push({
        kind,
        sheet,
        row,
        get: (header) => (at(header) < 0 ? undefined : (cells[at(header)] ?? '')),
        fault: (rule, header, message, repair) =>
          say(rule, { sheet, row, column: header, cell: at(header) < 0 ? null : cellOf(at(header), row) }, message, repair),
      })
    }
  }
  if (known === 0) say('O001', { sheet: fileName }, '工作簿里没有名录的表。', '请先导出名录，在导出的工作簿里修改。')
  return rows
}
