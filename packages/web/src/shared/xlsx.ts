import { writeXlsx } from 'hucre/xlsx'
import { saveFile } from './save-file.ts'

type Cell = string | number | null

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A table as a workbook of one sheet, head and first columns fixed. Text stays text, whatever it looks like; numbers are numbers. */
export async function saveXlsx(
  fileName: string,
  sheet: string,
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  const bytes = await xlsxOf(sheet, header, rows)
  saveFile(fileName, new Blob([bytes as Uint8Array<ArrayBuffer>], { type: TYPE }))
}

export function xlsxOf(sheet: string, header: readonly string[], rows: readonly (readonly Cell[])[]): Promise<Uint8Array> {
  const all = [header, ...rows]
  const cells = new Map<string, { value: Cell; type: 'string' | 'number' | 'empty'; style: object }>()
  all.forEach((line, row) => {
    line.forEach((value, col) => {
      const type = value === null ? 'empty' : typeof value === 'number' ? 'number' : 'string'
      cells.set(`${row},${col}`, { value, type, style: styleOf(row === 0, type) })
    })
  })
  const columns = header.map((_, col) => ({ width: Math.min(30, Math.max(8, ...all.map((line) => widthOf(line[col])))) }))
  return writeXlsx({
    sheets: [{ name: sheet, rows: all.map((line) => [...line]), cells, columns, freezePane: { rows: 1, columns: 2 } }],
  })
}

/** `@` keeps a spreadsheet from ever reading a text as a formula. */
const styleOf = (isHead: boolean, type: string): object => ({
  ...(isHead && { font: { bold: true } }),
  ...(type === 'string' && { numFmt: '@' }),
})

/** In characters; a Chinese one takes two. */
function widthOf(value: Cell | undefined): number {
  let width = 2
  for (const c of String(value ?? '').slice(0, 40)) width += c > '\u2e7f' ? 2 : 1
  return width
}
