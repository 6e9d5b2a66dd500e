import { tableColumns } from '@junheng/core/features/collection/columns.ts'
import type { ReturnKind } from '@junheng/core/features/collection/round/life-cycle.ts'
import { LEAD_REPORTER, reporterOf } from '@junheng/core/features/collection/round/open/duties.ts'
import { SELF_FIELDS } from '@junheng/core/features/collection/round/open/self-check.ts'
import { type ReturnList, readPath, readRow } from '@junheng/core/features/collection/round/value-path.ts'
import { Problem } from '@junheng/core/problems.ts'
import { isStorableText } from '../../../http/unstorable-text.ts'
import { readCatalogue } from '../../standards/files.ts'
import { listStandards } from '../../standards/service.ts'

/** `unit_key`: the school's code or the department's name. */
type Whose = { kind: ReturnKind; unit_key: string }

/**
 * Refuses values that this return does not have: all of them at once. A department's are those the catalogue gives to it, so that no unit writes over
 * what a school or another unit answers for.
 *
 * @throws Problem round.unknown-value
 */
export function refusePaths(row: Whose, changes: readonly { path: string; value: string }[]): void {
  const unknown = changes.filter(({ path, value }) => !isKnown(row, path, value)).map(({ path }) => path)
  if (unknown.length > 0) throw new Problem('round.unknown-value', { paths: unknown, count: unknown.length })
}

function isKnown({ kind, unit_key }: Whose, path: string, value: string): boolean {
  const place = readPath(path)
  if (place === null) return false
  if (place.table === 'self') return kind === 'self_check' && isSelfLine(place)
  const isOwn = (element: string) => kind === 'department' && reporterOf(element, readCatalogue()) === unit_key
  if (place.table === 'county') return isOwn(place.element)
  if (place.table === 'of')
    return (isOwn(place.column) || isLeads({ kind, unit_key }, place.column)) && columnsOf('schools').has(place.column)
  if (kind !== 'school') return false
  if (place.table === 'none') return value === '' || value === '1'
  if (place.table === 'schools' || place.table === 'sections') return columnsOf(place.table).has(place.column)
  return value === '' || isRow(place.table, value)
}

/** What schools hand in and the county finds by the province's table itself (evaluation/judgements/core-results). */
const isLeads = ({ kind, unit_key }: Whose, column: string): boolean =>
  kind === 'department' && unit_key === LEAD_REPORTER && column === 'core_items_failed'

const isSelfLine = ({ item, field }: { item: string; field: string }): boolean =>
  SELF_FIELDS.some((known) => known === field) && listStandards().some(({ items }) => items.some(({ key }) => key === item))

function isRow(list: ReturnList, value: string): boolean {
  const row = readRow(value)
  if (row === null) return false
  const columns = columnsOf(list)
  return Object.entries(row).every(([key, word]) => columns.has(key) && isStorableText(word))
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
