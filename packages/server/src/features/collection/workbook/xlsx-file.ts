import { zipFiles } from '../../../files/zip-write.ts'
import { letterOf } from './read-sheet.ts'
import { noteParts } from './xlsx-notes.ts'
import { xmlText } from './xml.ts'

/** How a cell looks and whether it may be written to; the order is that of `STYLES_XML`. */
export const LOOKS = ['plain', 'keyHeader', 'header', 'ownHeader', 'text', 'value', 'computed', 'wrapped', 'title'] as const
export type Look = (typeof LOOKS)[number]

/** Text, a number in its exact spelling, or a formula with the result it has now ('' for nothing). Text never acts as a formula. */
export type XlsxCell = ({ text: string } | { number: string } | { formula: string; result: number | '' }) & { look?: Look }

export type Validation =
  | { kind: 'list'; values: readonly string[] }
  | { kind: 'listIn'; values: string }
  | { kind: 'whole' | 'decimal'; min: number | null; max: number | null }

export type PlacedValidation = Validation & { range: string; message: string }

export interface XlsxSheet {
  name: string
  /** Width in characters, and the look of the column's empty cells. */
  columns: readonly { width: number; look: Look }[]
  rows: readonly (readonly (XlsxCell | null)[])[]
  notes?: readonly { cell: string; text: string }[]
  validations?: readonly PlacedValidation[]
  frozen?: { rows: number; columns: number }
  /** Ranges such as `A1:C1`. */
  merges?: readonly string[]
  /** Locked cells cannot be changed; no password. */
  guarded?: boolean
}

/**
 * The bytes of a workbook. They depend on nothing but the sheets: no date, no name. Written by ourselves because the library at hand leaves
 * a column's empty cells locked, stamps the time, and does not escape `_x0041_` (docs/decisions/workbook.md).
 */
export function xlsxFile(sheets: readonly XlsxSheet[]): Uint8Array {
  const strings = new Map<string, number>()
  const files: [path: string, text: string][] = []
  const overrides: string[] = []
  sheets.forEach((sheet, i) => {
    const number = i + 1
    const notes = sheet.notes ?? []
    files.push([`xl/worksheets/sheet${number}.xml`, sheetXml(sheet, strings, i === 0)])
    overrides.push(override(`/xl/worksheets/sheet${number}.xml`, 'worksheet'))
    if (notes.length === 0) return
    const { comments, drawing, relations } = noteParts(notes, number)
    files.push([`xl/worksheets/_rels/sheet${number}.xml.rels`, relations])
    files.push([`xl/comments${number}.xml`, comments], [`xl/drawings/vmlDrawing${number}.vml`, drawing])
    overrides.push(override(`/xl/comments${number}.xml`, 'comments'))
  })
  const all: [path: string, text: string][] = [
    ['[Content_Types].xml', contentTypes(overrides)],
    ['_rels/.rels', relationsXml([['rId1', 'officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbookXml(sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      relationsXml([
        ...sheets.map((_, i) => [`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`] as const),
        [`rId${sheets.length + 1}`, 'styles', 'styles.xml'],
        [`rId${sheets.length + 2}`, 'sharedStrings', 'sharedStrings.xml'],
      ]),
    ],
    ['xl/styles.xml', STYLES_XML],
    ['xl/sharedStrings.xml', stringsXml(strings)],
    ...files,
  ]
  return zipFiles(all.map(([path, text]) => ({ path, bytes: Buffer.from(text) })))
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml.'

export function relationsXml(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const items = list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`
}

const override = (part: string, type: string): string => `<Override PartName="${part}" ContentType="${TYPES}${type}+xml"/>`

function contentTypes(overrides: readonly string[]): string {
  return `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/styles.xml', 'styles')}${override('/xl/sharedStrings.xml', 'sharedStrings')}${overrides.join('')}</Types>`
}

function workbookXml(sheets: readonly XlsxSheet[]): string {
  const items = sheets.map(({ name }, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${items.join('')}</sheets></workbook>`
}

function stringsXml(strings: ReadonlyMap<string, number>): string {
  const items = [...strings.keys()].map((text) => `<si>${textXml(text)}</si>`)
  return `${HEAD}<sst xmlns="${MAIN}" uniqueCount="${items.length}">${items.join('')}</sst>`
}

const textXml = (text: string): string => `<t${/^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : ''}>${xmlText(text)}</t>`

function sheetXml(sheet: XlsxSheet, strings: Map<string, number>, active: boolean): string {
  const { columns, rows, frozen, validations = [], guarded = false, notes = [], merges = [] } = sheet
  const cols = columns.map(
    ({ width, look }, i) =>
      `<col min="${i + 1}" max="${i + 1}" width="${width}" style="${LOOKS.indexOf(look)}" customWidth="1"/>`,
  )
  const body = rows.map(
    (row, r) =>
      `<row r="${r + 1}">${row.map((cell, c) => (cell === null ? '' : cellXml(cell, r, c, columns[c]?.look ?? 'plain', strings))).join('')}</row>`,
  )
  return [
    `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">`,
    `<sheetViews><sheetView${active ? ' tabSelected="1"' : ''} workbookViewId="0">${frozen ? paneXml(frozen) : ''}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/>',
    cols.length > 0 ? `<cols>${cols.join('')}</cols>` : '',
    `<sheetData>${body.join('')}</sheetData>`,
    guarded ? GUARD : '',
    merges.length > 0
      ? `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
      : '',
    validations.length > 0
      ? `<dataValidations count="${validations.length}">${validations.map(validationXml).join('')}</dataValidations>`
      : '',
    '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>',
    notes.length > 0 ? '<legacyDrawing r:id="rId1"/>' : '',
    '</worksheet>',
  ].join('')
}

/** Rows may be added, deleted, sorted and filtered, columns widened; only locked cells stay. */
const GUARD =
  '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0" insertRows="0" deleteRows="0" sort="0" autoFilter="0"/>'

function paneXml({ rows, columns }: { rows: number; columns: number }): string {
  const at = `${letterOf(columns)}${rows + 1}`
  const pane = columns === 0 ? 'bottomLeft' : 'bottomRight'
  const split = `${columns === 0 ? '' : `xSplit="${columns}" `}ySplit="${rows}"`
  return `<pane ${split} topLeftCell="${at}" activePane="${pane}" state="frozen"/><selection pane="${pane}" activeCell="${at}" sqref="${at}"/>`
}

function cellXml(cell: XlsxCell, row: number, column: number, columnLook: Look, strings: Map<string, number>): string {
  const place = `r="${letterOf(column)}${row + 1}" s="${LOOKS.indexOf(cell.look ?? columnLook)}"`
  if ('number' in cell) return cell.number === '' ? `<c ${place}/>` : `<c ${place}><v>${cell.number}</v></c>`
  if ('formula' in cell) {
    const type = cell.result === '' ? ' t="str"' : ''
    return `<c ${place}${type}><f>${xmlText(cell.formula)}</f><v>${cell.result}</v></c>`
  }
  if (cell.text === '') return `<c ${place}/>`
  let at = strings.get(cell.text)
  if (at === undefined) {
    at = strings.size
    strings.set(cell.text, at)
  }
  return `<c ${place} t="s"><v>${at}</v></c>`
}

function validationXml(v: PlacedValidation): string {
  const about = `sqref="${v.range}" allowBlank="1" showErrorMessage="1" errorTitle="请核对" error="${xmlText(v.message.slice(0, 220))}"`
  if (v.kind === 'list' || v.kind === 'listIn') {
    const formula = v.kind === 'list' ? `"${v.values.join(',')}"` : v.values
    return `<dataValidation type="list" ${about}><formula1>${xmlText(formula)}</formula1></dataValidation>`
  }
  if (v.max === null)
    return `<dataValidation type="${v.kind}" operator="greaterThanOrEqual" ${about}><formula1>${v.min ?? LEAST}</formula1></dataValidation>`
  return `<dataValidation type="${v.kind}" operator="between" ${about}><formula1>${v.min ?? LEAST}</formula1><formula2>${v.max}</formula2></dataValidation>`
}

/** Below anything anybody reports: what has no least value may be negative. */
const LEAST = -1e15

const FONT = '<name val="宋体"/><charset val="134"/>'
const solid = (rgb: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${rgb}"/><bgColor indexed="64"/></patternFill></fill>`
const OPEN = '<protection locked="0"/>'
const HEADER = '<alignment horizontal="center" vertical="center" wrapText="1"/>'
const xf = (format: number, font: number, fill: number, border: number, inner = ''): string =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"${inner === '' ? '/>' : `>${inner}</xf>`}`
const LINE = ['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"><color rgb="FFBFBFBF"/></${side}>`).join('')

const STYLES_XML = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="3"><font><sz val="11"/>${FONT}</font><font><b/><sz val="11"/>${FONT}</font><font><b/><sz val="16"/>${FONT}</font></fonts><fills count="6"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${solid('C6D9F1')}${solid('EAF1FB')}${solid('E7E6E6')}${solid('F2F2F2')}</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${LINE}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${LOOKS.length}">${[
  xf(0, 0, 0, 0),
  xf(49, 1, 2, 1, HEADER),
  xf(49, 1, 3, 1, HEADER),
  xf(49, 1, 4, 1, HEADER),
  xf(49, 0, 0, 0, OPEN),
  xf(0, 0, 0, 0, OPEN),
  xf(2, 0, 5, 1),
  xf(49, 0, 0, 0, '<alignment vertical="top" wrapText="1"/>'),
  xf(49, 2, 0, 0),
].join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
