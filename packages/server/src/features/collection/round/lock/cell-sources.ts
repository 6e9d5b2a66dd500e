import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { RoundTable, ValueAddress } from '@junheng/core/features/collection/round/assemble.ts'
import type { Basis } from '@junheng/core/features/collection/round/bases.ts'

/** Of which value each cell of a round's package is: by file, then row (2 is the first below the header), then column. */
export interface CellSources {
  at: (sheet: string, row: number, column: string) => ValueAddress | null
}

type KeptCell = null | [returnIndex: number, path: string, basis: Basis, version: number]

interface Kept {
  returns: string[]
  tables: Record<string, { columns: readonly string[]; rows: KeptCell[][] }>
}

export const sourcesOf = (tables: readonly RoundTable[]): CellSources => reader(kept(tables))

/** As a file beside the package it belongs to. */
export const packSources = (tables: readonly RoundTable[]): Uint8Array => deflateRawSync(JSON.stringify(kept(tables)))

/** Written by `packSources` alone, so that its form needs no check. */
export const unpackSources = (bytes: Uint8Array): CellSources =>
  reader(JSON.parse(inflateRawSync(bytes).toString('utf8')) as Kept)

function kept(tables: readonly RoundTable[]): Kept {
  const places = new Map<string, number>()
  const place = (id: string) => {
    if (!places.has(id)) places.set(id, places.size)
    return places.get(id)!
  }
  const entries = tables.map(({ table, columns, rows }) => [
    `${table}.csv`,
    {
      columns,
      rows: rows.map(({ from }) =>
        from.map((value): KeptCell => value && [place(value.returnId), value.path, value.basis, value.version]),
      ),
    },
  ])
  return { tables: Object.fromEntries(entries), returns: [...places.keys()] }
}

function reader({ returns, tables }: Kept): CellSources {
  return {
    at(sheet, row, column) {
      const table = tables[sheet]
      const cell = table?.rows[row - 2]?.[table.columns.indexOf(column)]
      return cell ? { returnId: returns[cell[0]]!, path: cell[1], basis: cell[2], version: cell[3] } : null
    },
  }
}
