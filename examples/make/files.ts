import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'

/** The files of one package: name → bytes. */
export type Files = ReadonlyMap<string, Uint8Array>

export type Cell = string | number | boolean | null
export type Row = Readonly<Record<string, Cell>>

/** UTF-8 CSV with a header, LF line ends; what holds a comma, a quote or a line end is quoted. `null` is an empty cell: not reported. */
export function csv(columns: readonly string[], rows: readonly Row[]): Uint8Array {
  const lines = rows.map((row) => columns.map((column) => written(row[column] ?? null)).join(','))
  return new TextEncoder().encode(`${[columns.join(','), ...lines].join('\n')}\n`)
}

/** A zip whose bytes depend on nothing but the files: fixed date, no extras. The date is given in local time because zip stores it so. */
export function zipped(files: Files): Uint8Array {
  return zipSync(Object.fromEntries(files), { mtime: new Date(2025, 8, 1), level: 9 })
}

export function writeFolder(folder: string, files: Files): void {
  mkdirSync(folder, { recursive: true })
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
}

function written(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  const text = String(cell)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
