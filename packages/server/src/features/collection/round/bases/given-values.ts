import type { GivenValues } from '@junheng/core/features/collection/round/bases/difference.ts'
import type { Row } from '@junheng/core/features/collection/round/bases/value-names.ts'
import { type ReturnList, readPath, readRow } from '@junheng/core/features/collection/round/value-path.ts'

/**
 * A return's values as they were read from a file: its figures, and its lists row by row. A list without a row is not mentioned, but for one that
 * is said to be empty. A room without an area says that nobody has said anything of this school's rooms yet.
 */
export function givenValues(values: Iterable<readonly [path: string, value: string]>): GivenValues {
  const figures = new Map<string, string>()
  const lists = new Map<ReturnList, Row[]>()
  for (const [path, value] of values) {
    const place = readPath(path)
    if (place?.table === 'none') lists.set(place.list, [])
    else if (place !== null && 'row' in place) {
      const row = readRow(value)
      if (row === null || (place.table === 'rooms' && !row['area'])) continue
      const known = lists.get(place.table)
      if (known) known.push(row)
      else lists.set(place.table, [row])
    } else figures.set(path, value)
  }
  return { figures, lists }
}
