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
  return returns.map((row) => ({
    returnId: row.return_id,
    school: schoolOf(row),
    values: effectiveValues(byReturn.get(row.return_id) ?? [], basis),
  }))
}

/** Sheets of a round as they were read, each with what tells whether its return was changed since. */
export type SheetsRead = ReadonlyMap<string, { mark: string; sheet: ReturnSheet }>

/** The same as `marks` say it stands, reading again only what was changed since `before`; a sheet that was not is the very same object. */
export async function sheetsSince(
  db: Db,
  { county_code, round_id }: Pick<RoundRow, 'county_code' | 'round_id'>,
  basis: RunBasis,
  marks: ReadonlyMap<string, string>,
  before: SheetsRead,
): Promise<SheetsRead> {
  const changed = [...marks].filter(([id, mark]) => before.get(id)?.mark !== mark)
  const renamed = changed.filter(([id, mark]) => factsIn(before.get(id)?.mark) !== factsIn(mark))
  // Both are read after the marks: should something be written meanwhile, the mark is an older one and the return is read again next time.
  const [returns, values] = await Promise.all([
    renamed.length === 0 ? [] : queries.returnsOf(db, county_code, round_id, few(renamed)),
    changed.length === 0 ? [] : queries.chosenValuesOf(db, county_code, round_id, few(changed)),
  ])
  const rows = new Map(returns.map((row) => [row.return_id, row]))
  const byReturn = Map.groupBy(values, ({ return_id }) => return_id)
  return new Map(
    [...marks].map(([returnId, mark]) => {
      const old = before.get(returnId)
      if (old?.mark === mark) return [returnId, old]
      const row = rows.get(returnId)
      const school = row ? schoolOf(row) : (old?.sheet.school ?? null)
      return [returnId, { mark, sheet: { returnId, school, values: effectiveValues(byReturn.get(returnId) ?? [], basis) } }]
    }),
  )
}

/** Past a few, one pass over the round is quicker than so many look-ups. */
const few = (marks: readonly [string, string][]): string[] | undefined =>
  marks.length > MOST_LOOKUPS ? undefined : marks.map(([id]) => id)

const factsIn = (mark: string | undefined): string | undefined => mark?.slice(mark.lastIndexOf(' '))

const MOST_LOOKUPS = 40

const figureReturns = async (db: Db, countyCode: string, roundId: string) =>
  (await queries.returnsOf(db, countyCode, roundId)).filter(({ kind }) => kind !== 'self_check')

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
