import { type CountyLine, countyLines } from '@junheng/core/features/collection/workbook/county-lines.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import { type KeyedCells, textOf } from './county-sheets.ts'
import type { WorkbookOptions } from './workbook-options.ts'
import type { PlacedValidation, XlsxCell } from './xlsx-file.ts'

/** What is reported, then every line that could be; an element is offered by its Chinese name and may be reported by its key. */
export function countyRows(data: readonly KeyedCells[], options: WorkbookOptions): KeyedCells[] {
  const lines = offeredLines(options)
  const byItem = new Map(lines.flatMap((line) => itemNames(line, options.catalogue).map((name) => [name, line] as const)))
  const used = new Set<CountyLine>()
  const filled = data.map((cells) => {
    const line = byItem.get(textOf(cells.get('element')))
    if (line === undefined) return cells
    used.add(line)
    return new Map([...cells, ['value', answerCell(line, textOf(cells.get('value')))], ...aboutCells(line)])
  })
  const several = new Set(data.map((cells) => textOf(cells.get('county_code')))).size > 1
  const open = several ? [] : lines.filter((line) => !used.has(line))
  return [...filled, ...open.map((line) => new Map([['element', { text: line.item }], ...aboutCells(line)]))]
}

const offeredLines = ({ catalogue, standards, years }: WorkbookOptions): CountyLine[] => countyLines(catalogue, standards, years)

function itemNames({ item }: CountyLine, catalogue: Catalogue): string[] {
  const [name = '', year] = item.split('@')
  const key = [...catalogue.elements.values()].find((e) => e.zh === name)?.key
  return key === undefined ? [item] : [item, year === undefined ? key : `${key}@${year}`]
}

const aboutCells = ({ zh, unit, note }: CountyLine): [string, XlsxCell][] => [
  ['名称', { text: zh }],
  ['单位', { text: unit }],
  ['说明', { text: note }],
]

function answerCell({ answer }: CountyLine, text: string): XlsxCell {
  if (answer === 'yesNo' && /^(yes|no)$/.test(text)) return { text: text === 'yes' ? '是' : '否' }
  if (answer === 'met' && /^(met|unmet)$/.test(text)) return { text: text === 'met' ? '达标' : '不达标' }
  const isNumber =
    (answer === 'integer' || answer === 'number') && /^-?\d{1,15}(\.\d+)?$/.test(text) && String(Number(text)) === text
  return isNumber ? { number: text } : { text }
}

/** What Excel checks in each line's value. */
export function countyValidations(rows: readonly KeyedCells[], options: WorkbookOptions): PlacedValidation[] {
  const lines = new Map(offeredLines(options).map((line) => [line.zh, line]))
  return rows.flatMap((cells, i): PlacedValidation[] => {
    const line = lines.get(textOf(cells.get('名称')))
    const range = `C${i + 2}`
    if (line === undefined || line.answer === 'text') return []
    if (line.answer === 'yesNo') return [{ kind: 'list', values: ['是', '否'], range, message: '填 是 或 否。' }]
    if (line.answer === 'met') return [{ kind: 'list', values: ['达标', '不达标'], range, message: '填 达标 或 不达标。' }]
    const kind = line.answer === 'integer' ? 'whole' : 'decimal'
    return [
      {
        kind,
        min: line.min,
        max: line.max,
        range,
        message: `应为${kind === 'whole' ? '整数' : '数字'}${line.unit === '' ? '' : `（${line.unit}）`}。`,
      },
    ]
  })
}
