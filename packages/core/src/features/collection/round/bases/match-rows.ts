import { tidy } from '../../read-value.ts'
import type { ReturnList } from '../value-path.ts'
import type { Row } from './value-names.ts'

/** A row that stands, by its path. */
export interface StandingRow {
  path: string
  words: Row
}

/** Rows that are the same thing; `standing` null for one that is new, `given` null for one that is gone. */
export interface RowPair {
  standing: StandingRow | null
  given: Row | null
}

/**
 * Pairs a list with the one that stands, by what a row is and not by where it stands: a class by stage, grade and name, a campus by its code, a
 * teacher by stage and number, a room by its kind: first those of equal area, the rest from the smallest up.
 */
export function matchRows(list: ReturnList, standing: readonly StandingRow[], given: readonly Row[]): RowPair[] {
  const old = Map.groupBy(standing, ({ words }) => identityOf(list, words))
  const now = Map.groupBy(given, (row) => identityOf(list, row))
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((identity) => {
    const [mine, theirs] = [[...(old.get(identity) ?? [])], [...(now.get(identity) ?? [])]]
    return list === 'rooms' ? byArea(mine, theirs) : inOrder(mine, theirs)
  })
}

/** What a row is, whatever else it says. */
export function identityOf(list: ReturnList, row: Row): string {
  const word = (key: string) => tidy(row[key] ?? '')
  if (list === 'classes') return [word('stage'), word('grade'), word('class_name')].join('\n')
  if (list === 'teachers') return [word('stage'), word('teacher_id')].join('\n')
  return list === 'rooms' ? word('kind') : word('campus_code')
}

function inOrder(standing: readonly StandingRow[], given: readonly Row[]): RowPair[] {
  return Array.from({ length: Math.max(standing.length, given.length) }, (_, i) => ({
    standing: standing[i] ?? null,
    given: given[i] ?? null,
  }))
}

function byArea(standing: StandingRow[], given: Row[]): RowPair[] {
  const area = (row: Row) => Number(row['area'] ?? Number.NaN)
  const equal: RowPair[] = []
  const rest = given.filter((row) => {
    const at = standing.findIndex(({ words }) => area(words) === area(row))
    if (at < 0) return true
    equal.push({ standing: standing.splice(at, 1)[0]!, given: row })
    return false
  })
  const up = (a: number, b: number) => (Number.isNaN(a) ? 1 : Number.isNaN(b) ? -1 : a - b)
  return [
    ...equal,
    ...inOrder(
      standing.sort((a, b) => up(area(a.words), area(b.words))),
      rest.sort((a, b) => up(area(a), area(b))),
    ),
  ]
}
