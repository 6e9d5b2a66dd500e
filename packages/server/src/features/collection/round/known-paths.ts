import { tableColumns } from '@junheng/core/features/collection/columns.ts'
import type { ReturnKind } from '@junheng/core/features/collection/round/life-cycle.ts'
import { type ReturnList, readPath, readRow } from '@junheng/core/features/collection/round/value-path.ts'
import { Problem } from '@junheng/core/problems.ts'
import { readCatalogue } from '../../standards/files.ts'

/**
 * Refuses values that no return of this kind has: all of them at once.
 *
 * @throws Problem round.unknown-value
 */
export function refusePaths({ kind }: { kind: ReturnKind }, changes: readonly { path: string; value: string }[]): void {
  const unknown = changes.filter(({ path, value }) => !isKnown(kind, path, value)).map(({ path }) => path)
  if (unknown.length > 0) throw new Problem('round.unknown-value', { paths: unknown, count: unknown.length })
}

function isKnown(kind: ReturnKind, path: string, value: string): boolean {
  const place = readPath(path)
  if (place === null) return false
  if (place.table === 'self') return kind === 'self_check'
  if (place.table === 'county') return kind === 'department'
  if (place.table === 'of') return kind === 'department' && columnsOf('schools').has(place.column)
  if (kind !== 'school') return false
  if (place.table === 'none') return value === '' || value === '1'
  if (place.table === 'schools' || place.table === 'sections') return columnsOf(place.table).has(place.column)
  return value === '' || isRow(place.table, value)
}

function isRow(list: ReturnList, value: string): boolean {
  const row = readRow(value)
  if (row === null) return false
  const columns = columnsOf(list)
  return Object.keys(row).every((key) => columns.has(key))
}

const known = new Map<string, ReadonlySet<string>>()

/** What may be typed in a table; codes and names of schools are the directory's. */
function columnsOf(table: 'schools' | 'sections' | ReturnList): ReadonlySet<string> {
  const found = known.get(table)
  if (found) return found
  const { words, values } = tableColumns(table, readCatalogue())
  const own = new Set(values.map(({ key }) => key))
  if (table !== 'schools' && table !== 'sections') for (const { key } of words) if (key !== 'school_code') own.add(key)
  known.set(table, own)
  return own
}
