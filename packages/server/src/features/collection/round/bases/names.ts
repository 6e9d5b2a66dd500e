import { type ValueNames, valueNames } from '@junheng/core/features/collection/round/bases/value-names.ts'
import { ABSENT } from '@junheng/core/features/collection/round/bases/verified.ts'
import { readPath, readRow } from '@junheng/core/features/collection/round/value-path.ts'
import { loadStandards, readCatalogue } from '../../../standards/files.ts'
import { countyItem } from '../../compare.ts'

let names: ValueNames | undefined

/** The names of values under the system's own catalogue. */
export function ownNames(): ValueNames {
  const catalogue = readCatalogue()
  names ??= valueNames(catalogue, (key) => countyItem(key, catalogue, loadStandards()))
  return names
}

/** A value in words, a list's row too; null for nothing. */
export function wordsOf(path: string, value: string | undefined): string | null {
  if (value === undefined || value === '') return null
  const place = readPath(path)
  const row = place && 'row' in place && value !== ABSENT ? readRow(value) : null
  if (place && 'row' in place && row) return ownNames().rowOf(place.table, row)
  return ownNames().wordsOf(path, value)
}
