import { type CellStyle, type CellValue, type MergeRange, type PageSetup, type RowDef, type WriteSheet, writeXlsx } from 'hucre'
import { FONTS } from '../../../files/official-fonts.ts'
import { xmlText } from '../../../files/xml-text.ts'

const SIDE = { style: 'thin', color: { rgb: '000000' } } as const
const BOX = { top: SIDE, bottom: SIDE, left: SIDE, right: SIDE }
type Align = 'left' | 'center' | 'right'

export const STYLES = {
  title: { font: { name: FONTS.title, size: 18 }, alignment: { horizontal: 'center', vertical: 'center' }, numFmt: '@' },
  line: { font: { name: FONTS.note, size: 11 }, alignment: { horizontal: 'left', vertical: 'center' }, numFmt: '@' },
  note: { font: { name: FONTS.note, size: 10 }, alignment: { horizontal: 'left', vertical: 'top', wrapText: true }, numFmt: '@' },
  head: {
    font: { name: FONTS.head, size: 10 },
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
    border: BOX,
    numFmt: '@',
  },
} as const satisfies Record<string, CellStyle>

const bodies = new Map<string, CellStyle>()

/** A body cell: text unless a number format is given. Text keeps `@`, so that nothing in it ever acts as a formula. */
export function bodyStyle(align: Align, numFmt = '@'): CellStyle {
  const key = `${align} ${numFmt}`
  let style = bodies.get(key)
  if (!style) {
    style = {
      font: { name: FONTS.text, size: 10 },
      alignment: { horizontal: align, vertical: 'center', wrapText: true },
      border: BOX,
      numFmt,
    }
    bodies.set(key, style)
  }
  return style
}

export const decimalFormat = (decimals: number): string => (decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`)

/** One sheet being filled row by row. Text is always stored as text; only numbers given as numbers are numbers. */
export class SheetDraft {
  private readonly cells = new Map<string, { value: CellValue; type: 'string' | 'number' | 'empty'; style: CellStyle }>()
  private readonly rows: CellValue[][] = []
  private readonly merges: MergeRange[] = []
  private readonly rowDefs = new Map<number, RowDef>()
  private readonly name: string
  private readonly widths: readonly number[]

  constructor(name: string, widths: readonly number[]) {
    this.name = name
    this.widths = widths
  }

  /** The next free row, from 0. */
  get next(): number {
    return this.rows.length
  }

  put(row: number, col: number, value: string | number | null, style: CellStyle): void {
    while (this.rows.length <= row) this.rows.push([])
    const held = value === '' ? null : typeof value === 'string' ? xmlText(value) : value
    const line = this.rows[row]!
    while (line.length <= col) line.push(null)
    line[col] = held
    const type = held === null ? 'empty' : typeof held === 'number' ? 'number' : 'string'
    this.cells.set(`${row},${col}`, { value: held, type, style })
  }

  /** A cell over several rows and columns; the covered ones carry the border too. */
  span(row: number, col: number, rowspan: number, colspan: number, value: string | number | null, style: CellStyle): void {
    for (let r = row; r < row + rowspan; r++)
      for (let c = col; c < col + colspan; c++) this.put(r, c, r === row && c === col ? value : null, style)
    if (rowspan > 1 || colspan > 1)
      this.merges.push({ startRow: row, startCol: col, endRow: row + rowspan - 1, endCol: col + colspan - 1 })
  }

  /** A line over the whole width, as high as its text needs: merged cells are not fitted by spreadsheets. */
  line(text: string, style: CellStyle, height?: number): void {
    const row = this.next
    this.span(row, 0, 1, this.widths.length, text, style)
    const width = this.widths.reduce((a, b) => a + b, 0)
    this.rowDefs.set(row, { height: height ?? 14 * Math.max(1, Math.ceil((widthOf(text) * 1.1) / width)) + 2 })
  }

  height(row: number, height: number): void {
    this.rowDefs.set(row, { height })
  }

  /** @param repeat rows [first, last] repeated on each printed page and frozen on the screen, from 0 */
  done(setup: PageSetup, repeat?: readonly [number, number], frozenColumns = 0): WriteSheet {
    return {
      name: this.name,
      rows: this.rows,
      cells: this.cells,
      merges: this.merges,
      rowDefs: this.rowDefs,
      columns: this.widths.map((width) => ({ width })),
      ...(repeat && { freezePane: { rows: repeat[1] + 1, ...(frozenColumns > 0 && { columns: frozenColumns }) } }),
      pageSetup: {
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        horizontalCentered: true,
        margins: { top: 0.7, bottom: 0.6, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
        ...setup,
        ...(repeat && { printTitlesRow: `$${repeat[0] + 1}:$${repeat[1] + 1}` }),
      },
      headerFooter: { oddFooter: '&C— &P —' },
    }
  }
}

// A day that says nothing: the same sheets are the same bytes whenever they are written.
const DAY = new Date(Date.UTC(1980, 0, 1))

/** The bytes of a workbook of these sheets. */
export const workbookOf = (sheets: WriteSheet[]): Promise<Uint8Array> =>
  writeXlsx({ sheets, properties: { creator: '均衡 Junheng', created: DAY, modified: DAY } })

/** How wide a text is in characters: a Chinese one takes two. */
export function widthOf(text: string): number {
  let width = 0
  for (const char of text) width += char > '\u2e7f' ? 2 : 1
  return width
}

/** How many lines a text takes in a column of so many characters. */
export const linesOf = (text: string, width: number): number =>
  text.split('\n').reduce((lines, part) => lines + Math.max(1, Math.ceil((widthOf(part) + 0.5) / width)), 0)
