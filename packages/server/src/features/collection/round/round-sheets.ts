import type { ChosenValue, ReturnSheet } from '@junheng/core/features/collection/round/assemble.ts'
import { BASIS_ORDER, type RunBasis } from '@junheng/core/features/collection/round/bases.ts'
import type { Db } from '../../../db/database.ts'
import { schoolOf } from './read-return.ts'
import * as queries from './return-queries.ts'

/** Every return of a round with the values a run on `basis` is judged on. A 自查 brings no figures. */
export async function sheetsOf(db: Db, countyCode: string, roundId: string, basis: RunBasis): Promise<ReturnSheet[]> {
  const returns = await figureReturns(db, countyCode, roundId)
  const byReturn = Map.groupBy(await queries.chosenValuesOf(db, countyCode, roundId), ({ return_id }) => return_id)
  return returns.map((row) => sheetOf(row, byReturn.get(row.return_id) ?? [], basis))
}

/** Sheets of a round as they were read, each with what tells whether its return was changed since. */
export type SheetsRead = ReadonlyMap<string, { mark: string; sheet: ReturnSheet }>

/** The same, reading again only what was changed since `before`; a sheet that was not is the very same object. */
export async function sheetsSince(
  db: Db,
  countyCode: string,
  roundId: string,
  basis: RunBasis,
  before: SheetsRead,
): Promise<SheetsRead> {
  const returns = (await figureReturns(db, countyCode, roundId)).map((row) => ({ row, mark: markOf(row) }))
  const changed = returns.filter(({ row, mark }) => before.get(row.return_id)?.mark !== mark)
  // Past a few, one pass over the round is quicker than so many look-ups.
  const ids = changed.length > MOST_LOOKUPS ? undefined : changed.map(({ row }) => row.return_id)
  const values = changed.length === 0 ? [] : await queries.chosenValuesOf(db, countyCode, roundId, ids)
  const byReturn = Map.groupBy(values, ({ return_id }) => return_id)
  const read = new Map(
    changed.map(({ row, mark }) => [row.return_id, { mark, sheet: sheetOf(row, byReturn.get(row.return_id) ?? [], basis) }]),
  )
  return new Map(returns.map(({ row: { return_id } }) => [return_id, read.get(return_id) ?? before.get(return_id)!]))
}

const MOST_LOOKUPS = 40

const figureReturns = async (db: Db, countyCode: string, roundId: string) =>
  (await queries.returnsOf(db, countyCode, roundId)).filter(({ kind }) => kind !== 'self_check')

/** Every change of a value, by whomever, makes a new revision of its return; what the directory says of its school may change without one. */
const markOf = ({ revision, changed_at, facts }: queries.ReturnRow): string =>
  `${revision} ${changed_at} ${JSON.stringify(facts)}`

const sheetOf = (row: queries.ReturnRow, values: readonly Chosen[], basis: RunBasis): ReturnSheet => ({
  returnId: row.return_id,
  school: schoolOf(row),
  values: effectiveValues(values, basis),
})

type Chosen = Pick<queries.ValueRow, 'basis' | 'path' | 'value' | 'version'>

/** Of each path the value of the first basis that has one; a cleared value is none. */
export function effectiveValues(rows: readonly Chosen[], run: RunBasis): Map<string, ChosenValue> {
  const chosen = new Map<string, ChosenValue>()
  for (const basis of BASIS_ORDER[run])
    for (const row of rows)
      if (row.basis === basis && row.value !== '' && !chosen.has(row.path))
        chosen.set(row.path, { value: row.value, basis, version: row.version })
  return chosen
}
