import type { Fault } from '@junheng/core/fault.ts'
import { columnOf } from './read-sheet.ts'

const ROW = /<((?:\w+:)?)row\b([^>]*?)(\/>|>)/g
const CELL = /<((?:\w+:)?)c\b([^>]*?)(\/>|>)/g

/**
 * A sheet's XML with the style of faulty cells changed. Cells and rows that are not written down because they are empty are added in their
 * place; every other byte stays.
 *
 * @param cells by reference (`C12`), in reading order
 */
export function markedSheet(
  xml: string,
  cells: ReadonlyMap<string, readonly Fault[]>,
  marked: (style: number, severity: Fault['severity']) => number,
): string {
  const byRow = new Map<number, { ref: string; column: number; severity: Fault['severity'] }[]>()
  for (const [ref, faults] of cells) {
    const row = Number(/\d+$/.exec(ref)?.[0])
    const severity = faults.some((f) => f.severity === 'error') ? 'error' : 'warn'
    byRow.set(row, [...(byRow.get(row) ?? []), { ref, column: columnOf(ref), severity }])
  }
  const columns = columnStyles(xml)
  const out: string[] = []
  let done = 0
  let number = 0
  const pending = [...byRow.keys()].sort((a, b) => a - b)
  const added = (before: number, prefix: string): void => {
    while (pending.length > 0 && pending[0]! < before) {
      const row = pending.shift()!
      const items = byRow
        .get(row)!
        .map(({ ref, column, severity }) => `<${prefix}c r="${ref}" s="${marked(columns(column), severity)}"/>`)
      out.push(`<${prefix}row r="${row}">${items.join('')}</${prefix}row>`)
    }
  }
  ROW.lastIndex = 0
  let prefix = ''
  for (const found of xml.matchAll(ROW)) {
    prefix = found[1]!
    number = Number(/\br="(\d+)"/.exec(found[2]!)?.[1] ?? number + 1)
    const from = found.index
    if (pending[0] === undefined || number < pending[0]) continue
    out.push(xml.slice(done, from))
    added(number, prefix)
    done = from
    if (pending[0] !== number) continue
    pending.shift()
    const isEmpty = found[3] === '/>'
    const open = from + found[0].length
    const end = isEmpty ? open : xml.indexOf(`</${prefix}row>`, open)
    out.push(isEmpty ? `${found[0].slice(0, -2)}>` : found[0])
    const own = /\bcustomFormat="(?:1|true)"/.test(found[2]!) ? /\bs="(\d+)"/.exec(found[2]!)?.[1] : undefined
    const styleAt = own === undefined ? columns : () => Number(own)
    out.push(markedRow(isEmpty ? '' : xml.slice(open, end), number, prefix, byRow.get(number)!, marked, styleAt))
    if (isEmpty) out.push(`</${prefix}row>`)
    done = end
  }
  if (pending.length > 0) {
    const close = /<\/(?:\w+:)?sheetData>|<(?:\w+:)?sheetData\s*\/>/.exec(xml.slice(done))
    if (close === null) return xml
    const at = done + close.index
    out.push(xml.slice(done, at))
    const isEmpty = close[0].endsWith('/>')
    const name = /(?:\w+:)?sheetData/.exec(close[0])![0]
    if (isEmpty) out.push(`<${name}>`)
    added(Number.POSITIVE_INFINITY, prefix || name.slice(0, -'sheetData'.length))
    if (isEmpty) out.push(`</${name}>`)
    done = isEmpty ? at + close[0].length : at
  }
  out.push(xml.slice(done))
  return out.join('')
}

function markedRow(
  inner: string,
  row: number,
  prefix: string,
  wanted: readonly { ref: string; column: number; severity: Fault['severity'] }[],
  marked: (style: number, severity: Fault['severity']) => number,
  styleAt: (column: number) => number,
): string {
  const out: string[] = []
  const left = wanted.toSorted((a, b) => a.column - b.column)
  let done = 0
  let column = -1
  const cell = (at: (typeof left)[number]): string => `<${prefix}c r="${at.ref}" s="${marked(styleAt(at.column), at.severity)}"/>`
  for (const found of inner.matchAll(CELL)) {
    const ref = /\br="([A-Za-z]+)\d+"/.exec(found[2]!)?.[1]
    column = ref === undefined ? column + 1 : columnOf(`${ref}${row}`)
    if (left[0] === undefined) break
    if (column < left[0].column) continue
    out.push(inner.slice(done, found.index))
    done = found.index
    while (left[0] !== undefined && left[0].column < column) out.push(cell(left.shift()!))
    if (left[0]?.column !== column) continue
    const style = Number(/\bs="(\d+)"/.exec(found[2]!)?.[1] ?? 0)
    const bare = found[2]!.replace(/\ss="\d+"/, '')
    out.push(`<${found[1]}c${bare.trimEnd()} s="${marked(style, left.shift()!.severity)}"${found[3]}`)
    done = found.index + found[0].length
  }
  // What is left stands after the last cell written down, and before whatever else a row may hold.
  const rest = inner.slice(done)
  const tail = /<(?:\w+:)?extLst\b/.exec(rest)?.index ?? rest.length
  return `${out.join('')}${rest.slice(0, tail)}${left.map(cell).join('')}${rest.slice(tail)}`
}

/** The style of a column's empty cells, which on a guarded sheet also says that one may write there. */
function columnStyles(xml: string): (column: number) => number {
  const ranges = [...xml.slice(0, Math.max(xml.indexOf('sheetData'), 0)).matchAll(/<(?:\w+:)?col\b[^>]*>/g)].map(([col]) => {
    const number = (name: string): number => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(col)?.[1] ?? 0)
    return { from: number('min') - 1, to: number('max') - 1, style: number('style') }
  })
  return (column) => ranges.find(({ from, to }) => column >= from && column <= to)?.style ?? 0
}
