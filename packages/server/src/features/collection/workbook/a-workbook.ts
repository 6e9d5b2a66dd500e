/** Test support: workbooks put together part by part, so that a test can have what no sound program would write. */

import { zipFiles } from '../../../files/zip-write.ts'
import { loadStandards, readCatalogue } from '../../standards/files.ts'
import { countyWorkbook } from './county-workbook.ts'
import { letterOf } from './read-sheet.ts'
import type { WorkbookOptions } from './workbook-options.ts'
import { xmlText } from './xml.ts'

export const catalogue = readCatalogue()
export const options: WorkbookOptions = { catalogue, standards: loadStandards(), years: [2023, 2024, 2025] }
export const emptyTemplate = (): Uint8Array => countyWorkbook([], options)

export type Cell = string | number | boolean | null | { xml: string }
export type Sheets = Readonly<Record<string, readonly (readonly Cell[])[] | { xml: string }>>

/** A small fictional county as sheets; rows are as Excel shows them, the header first. */
export const SMALL_SHEETS: Sheets = {
  学校: [
    ['学校代码', '学校名称', '县代码', '县名称', '办学类型代码', '教学仪器设备资产值', '是否寄宿制学校', '办别'],
    ['0001', '虚构小学', '990101', '虚构县', '211', 12.5, '否', '公办'],
    ['0002', '虚构学校', '990101', '虚构县', '312', 30, '是', '公办'],
  ],
  学部: [
    ['学校代码', '学段', '在校学生数', '教学班数', '专任教师数'],
    ['0001', '小学', 80, 2, 6],
    ['0002', '小学', 40, 1, 4],
    ['0002', '初中', 90, 2, 9],
  ],
}

/** The bytes of a workbook with these sheets; `more` adds parts or replaces them, null leaves one out. */
export function rawWorkbook(
  sheets: Sheets,
  more: Readonly<Record<string, string | Buffer | null>> = {},
  pack: (files: { path: string; bytes: Buffer }[]) => Uint8Array = zipFiles,
): Uint8Array {
  const names = Object.keys(sheets)
  const parts: Record<string, string | Buffer | null> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${names.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names.map((name, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(...names.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const), [
      'styles',
      'styles.xml',
    ]),
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="170" formatCode="yyyy/m/d;@"/><numFmt numFmtId="171" formatCode="0000000000"/></numFmts><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="170" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="171" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(
      Object.values(sheets).map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, 'xml' in sheet ? sheet.xml : sheetXml(sheet)]),
    ),
    ...more,
  }
  return pack(
    Object.entries(parts).flatMap(([path, content]) => (content === null ? [] : [{ path, bytes: Buffer.from(content) }])),
  )
}

/** Style 1 and 2 are dates, 3 pads to ten digits. A cell given as `{ xml }` is written as it is. */
export const sheetXml = (rows: readonly (readonly Cell[])[], after = '', before = ''): string =>
  `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${before}<sheetData>${rows.map((row, r) => `<row r="${r + 1}">${row.map((cell, c) => cellXml(cell, `${letterOf(c)}${r + 1}`)).join('')}</row>`).join('')}</sheetData>${after}</worksheet>`

function cellXml(cell: Cell, ref: string): string {
  if (cell === null) return ''
  if (typeof cell === 'object') return cell.xml.replaceAll('@', ref)
  if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${ref}" t="b"><v>${Number(cell)}</v></c>`
  return `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`
}

/** The small county with one cell changed, counted as Excel shows it. */
export function withCell(sheet: string, row: number, column: number, cell: Cell): Sheets {
  const rows = SMALL_SHEETS[sheet] as readonly (readonly Cell[])[]
  return { ...SMALL_SHEETS, [sheet]: rows.map((r, i) => (i + 1 === row ? r.with(column, cell) : r)) }
}

const relations = (...list: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
