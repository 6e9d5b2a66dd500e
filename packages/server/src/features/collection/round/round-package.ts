import type { RoundRow, RoundTable, ValueAddress } from '@junheng/core/features/collection/round/assemble.ts'
import { zipFiles } from '../../../files/zip-write.ts'
import { csvRow } from '../package/csv-text.ts'

/** A round's tables as the bytes of a county package: checked and judged by what reads packages. */
export function packageOfTables(tables: readonly RoundTable[], options: { quickly?: boolean } = {}): Uint8Array {
  return zipFiles(
    tables.map(({ table, columns, rows }) => ({
      path: `${table}.csv`,
      bytes: Buffer.from([csvRow(columns), ...rows.map(lineOf)].join('')),
    })),
    options,
  )
}

// A live round is written after every edit, and all rows but one are those of before.
const lines = new WeakMap<RoundRow, string>()

function lineOf(row: RoundRow): string {
  const line = lines.get(row) ?? csvRow(row.cells)
  lines.set(row, line)
  return line
}

/** Of which value a cell of such a package is; null where it is the directory's, or where there is no such cell. */
export function addressAt(
  tables: readonly RoundTable[],
  sheet: string,
  row: number | null,
  column: string | null,
): ValueAddress | null {
  const table = tables.find(({ table: name }) => `${name}.csv` === sheet)
  // The header is row 1, and no cell of ours has a line break.
  const found = row === null ? undefined : table?.rows[row - 2]
  if (!table || !found) return null
  return found.from[table.columns.indexOf(column ?? '')] ?? found.from.find((from) => from !== null) ?? null
}
