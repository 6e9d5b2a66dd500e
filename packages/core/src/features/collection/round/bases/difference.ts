import { pathOf, type ReturnList, readPath, readRow, rowText } from '../value-path.ts'
import { matchRows, type RowPair, type StandingRow } from './match-rows.ts'
import type { Row, ValueNames } from './value-names.ts'

/** What a file says of one school: figures by path, and the lists it brings. A list it does not mention is absent; one it says to be empty is empty. */
export interface GivenValues {
  figures: ReadonlyMap<string, string>
  lists: ReadonlyMap<ReturnList, readonly Row[]>
}

/** One value that the file says otherwise than it stands. An empty `value` clears. Words before and after are null where there is nothing. */
export interface GivenChange {
  path: string
  value: string
  kind: 'changed' | 'added' | 'removed'
  sheet: string
  where: string
  what: string
  before: string | null
  after: string | null
}

export interface GivenDifference {
  changes: GivenChange[]
  /** Values the file says as they stand. */
  same: number
  /** Figures that stand and of which the file says nothing: they stay. */
  left: number
}

/**
 * What would be otherwise if the file's values took the place of those that stand. An empty cell says nothing and changes nothing; a list that
 * the file brings is the whole list, so that its missing rows go.
 *
 * @param standing what stands under the basis in question, by path; empty texts stand for nothing
 * @param newRow makes the name of a new row
 */
export function givenDifference(
  given: GivenValues,
  standing: ReadonlyMap<string, string>,
  names: ValueNames,
  newRow: () => string,
): GivenDifference {
  const found: GivenDifference = { changes: [], same: 0, left: 0 }
  for (const [path, value] of given.figures) figure(path, value, standing.get(path) ?? '', names, found)
  const rows = new Map<ReturnList, StandingRow[]>()
  for (const [path, value] of standing) {
    const place = readPath(path)
    if (value === '' || place === null) continue
    if ('row' in place) {
      const words = readRow(value)
      if (words && given.lists.has(place.table)) add(rows, place.table, { path, words })
    } else if (place.table !== 'none' && !given.figures.has(path)) found.left += 1
  }
  for (const [list, mine] of given.lists) {
    for (const pair of matchRows(list, rows.get(list) ?? [], mine)) row(list, pair, names, newRow, found)
    none(list, mine.length === 0, standing.get(pathOf.none(list)) === '1', names, found)
  }
  return found
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

function figure(path: string, value: string, before: string, names: ValueNames, found: GivenDifference): void {
  const place = readPath(path)
  const same =
    place && 'column' in place
      ? names.same(place.table === 'sections' ? 'sections' : 'schools', place.column, before, value)
      : before === value
  if (same) {
    found.same += 1
    return
  }
  const { sheet, where, what } = names.nameOf(path)
  const words = { before: before === '' ? null : names.wordsOf(path, before), after: names.wordsOf(path, value) }
  found.changes.push({ path, value, kind: before === '' ? 'added' : 'changed', sheet, where, what, ...words })
}

function row(
  list: ReturnList,
  { standing, given }: RowPair,
  names: ValueNames,
  newRow: () => string,
  found: GivenDifference,
): void {
  if (given === null) {
    const { path, words } = standing!
    const { sheet, where, what } = names.nameOf(path, words)
    found.changes.push({ path, value: '', kind: 'removed', sheet, where, what, before: names.rowOf(list, words), after: null })
    return
  }
  if (standing === null) {
    const path = pathOf.row(list, newRow())
    const { sheet, where, what } = names.nameOf(path, given)
    const value = rowText(given)
    found.changes.push({ path, value, kind: 'added', sheet, where, what, before: null, after: names.rowOf(list, given) })
    return
  }
  const { path, words } = standing
  const otherwise = Object.keys(given).filter((key) => given[key] !== '' && !names.same(list, key, words[key] ?? '', given[key]!))
  if (otherwise.length === 0) {
    found.same += 1
    return
  }
  const { sheet, where } = names.nameOf(path, given)
  const said = (from: Row) => otherwise.map((key) => (from[key] ? names.cell(list, key, from[key]) : '（空）')).join('；')
  const what = otherwise.map((key) => names.header(list, key)).join('、')
  const value = rowText({ ...words, ...Object.fromEntries(otherwise.map((key) => [key, given[key]!])) })
  found.changes.push({ path, value, kind: 'changed', sheet, where, what, before: said(words), after: said(given) })
}

function none(list: ReturnList, now: boolean, before: boolean, names: ValueNames, found: GivenDifference): void {
  if (now === before) return
  const path = pathOf.none(list)
  const { sheet, where, what } = names.nameOf(path)
  const words = { before: before ? '没有' : null, after: now ? '没有' : null }
  found.changes.push({ path, value: now ? '1' : '', kind: now ? 'added' : 'removed', sheet, where, what, ...words })
}
