import type { ChosenValue, ReturnSheet } from '@junheng/core/features/collection/round/assemble.ts'
import { BASIS_ORDER, type RunBasis } from '@junheng/core/features/collection/round/bases.ts'
import type { Db } from '../../../db/database.ts'
import { schoolOf } from './read-return.ts'
import * as queries from './return-queries.ts'

/** Every return of a round with the values a run on `basis` is judged on. A 自查 brings no figures. */
export async function sheetsOf(db: Db, countyCode: string, roundId: string, basis: RunBasis): Promise<ReturnSheet[]> {
  const returns = (await queries.returnsOf(db, countyCode, roundId)).filter(({ kind }) => kind !== 'self_check')
  const byReturn = Map.groupBy(await queries.valuesOf(db, countyCode, roundId), ({ return_id }) => return_id)
  return returns.map((row) => ({
    returnId: row.return_id,
    school: schoolOf(row),
    values: effectiveValues(byReturn.get(row.return_id) ?? [], basis),
  }))
}

/** Of each path the value of the first basis that has one; a cleared value is none. */
export function effectiveValues(
  rows: readonly Pick<queries.ValueRow, 'basis' | 'path' | 'value' | 'version'>[],
  run: RunBasis,
): Map<string, ChosenValue> {
  const chosen = new Map<string, ChosenValue>()
  for (const basis of BASIS_ORDER[run])
    for (const row of rows)
      if (row.basis === basis && row.value !== '' && !chosen.has(row.path))
        chosen.set(row.path, { value: row.value, basis, version: row.version })
  return chosen
}
