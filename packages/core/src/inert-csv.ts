export type CsvCell = string | number | null

/**
 * A table as CSV that Excel opens as meant: UTF-8 with BOM, CRLF, and inert: text a spreadsheet would run as a formula gets an
 * apostrophe before it. Numbers are written as they are; `null` is an empty cell.
 */
export function csvOf(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${[header, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(value: CsvCell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const inert = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}
