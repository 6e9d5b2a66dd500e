import type { TableName } from '@junheng/core/features/collection/columns.ts'
import type { RoundRow, RoundTable, ValueAddress } from '@junheng/core/features/collection/round/assemble.ts'
import { type PackedPart, type Packing, pack, zipOf } from '../../../files/zip-write.ts'
import { csvRow } from '../package/csv-text.ts'

/** Tables of a round as they were packed last. */
export type PackedTables = Map<TableName, { table: RoundTable; part: PackedPart }>

/**
 * A round's tables as the bytes of a county package: checked and judged by what reads packages.
 *
 * @param packed of a round that is written after every edit: a table in which nothing changed is not packed again
 */
export function packageOfTables(tables: readonly RoundTable[], packed: PackedTables | null = null): Uint8Array {
  if (packed === null) return zipOf(tables.map((table) => packedTable(table)))
  return zipOf(
    tables.map((table) => {
      const before = packed.get(table.table)
      const part = before && sameTable(before.table, table) ? before.part : packedTable(table, { quickly: true })
      packed.set(table.table, { table, part })
      return part
    }),
  )
}

const packedTable = ({ table, columns, rows }: RoundTable, how: Packing = {}): PackedPart =>
  pack(`${table}.csv`, Buffer.from([csvRow(columns), ...rows.map(lineOf)].join('')), how)

/** Of what was not read again, the rows are the very same objects. */
const sameTable = (a: RoundTable, b: RoundTable): boolean =>
  a.columns.join() === b.columns.join() &&
  a.rows.length === b.rows.length &&
  a.rows.every((row, i) => row === b.rows[i] || row.cells.every((cell, k) => cell === b.rows[i]!.cells[k]))

// Of a table that is packed again, all rows but one are those of before.
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
