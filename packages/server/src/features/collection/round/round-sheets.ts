import type { ChosenValue, ReturnSheet } from '@junheng/core/features/collection/round/assemble.ts'
import { BASIS_ORDER, type RunBasis } from '@junheng/core/features/collection/round/bases.ts'
import type { Db } from '../../../db/database.ts'
import { schoolOf } from './read-return.ts'
import * as queries from './return-queries.ts'
import type { RoundRow } from './round-queries.ts'

/** Every return of a round with the values a run on `basis` is judged on. A 自查 brings no figures. */
export async function sheetsOf(db: Db, countyCode: string, roundId: string, basis: RunBasis): Promise<ReturnSheet[]> {
  const returns = await figureReturns(db, countyCode, roundId)
  const byReturn = Map.groupBy(await queries.chosenValuesOf(db, countyCode, roundId), ({ return_id }) => return_id)
  return returns.map((row) => sheetOf(row, byReturn.get(row.return_id) ?? [], basis))
}

/** Sheets of a round as they were read, each with what tells whether its return was changed since. */
export type SheetsRead = ReadonlyMap<string, { mark: string; sheet: ReturnSheet }>

/** `marks` of the round as it stands, each with its return's `return_id`. */
export type Marks = Awaited<ReturnType<typeof queries.marksOf>>

/** The same, reading again only what was changed since `before`; a sheet that was not is the very same object. */
export async function sheetsSince(
  db: Db,
  { county_code, round_id }: Pick<RoundRow, 'county_code' | 'round_id'>,
  basis: RunBasis,
  marks: Marks,
  before: SheetsRead,
): Promise<SheetsRead> {
  const changed = marks.filter(({ return_id, mark }) => before.get(return_id)?.mark !== mark).map(({ return_id }) => return_id)
  // Past a few, one pass over the round is quicker than so many look-ups.
  const ids = changed.length > MOST_LOOKUPS ? undefined : changed
  // Both are read after the marks: should something be written meanwhile, the mark is an older one and the return is read again next time.
  const [returns, values] =
    changed.length === 0
      ? [[], []]
      : await Promise.all([
          queries.returnsOf(db, county_code, round_id, ids),
          queries.chosenValuesOf(db, county_code, round_id, ids),
        ])
  const rows = new Map(returns.map((row) => [row.return_id, row]))
  const byReturn = Map.groupBy(values, ({ return_id }) => return_id)
  const known = new Map<string, { mark: string; sheet: ReturnSheet }>()
  for (const { return_id, mark } of marks) {
    const old = before.get(return_id)
    const row = rows.get(return_id)
    if (old?.mark === mark) known.set(return_id, old)
    else if (row) known.set(return_id, { mark, sheet: sheetOf(row, byReturn.get(return_id) ?? [], basis) })
  }
  return known
}

const MOST_LOOKUPS = 40

const figureReturns = async (db: Db, countyCode: string, roundId: string) =>
  (await queries.returnsOf(db, countyCode, roundId)).filter(({ kind }) => kind !== 'self_check')

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
