import { saveFile } from './save-file.ts'

type Cell = string | number | null

/**
 * A table as CSV that Excel opens as meant: UTF-8 with BOM, CRLF, and inert: text a spreadsheet would run as a formula gets an
 * apostrophe before it. Numbers are written as they are; `null` is an empty cell.
 */
export function csvOf(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${[header, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

export const saveCsv = (fileName: string, header: readonly string[], rows: readonly (readonly Cell[])[]): void =>
  saveFile(fileName, new Blob([csvOf(header, rows)], { type: 'text/csv;charset=utf-8' }))

function cell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const inert = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}
