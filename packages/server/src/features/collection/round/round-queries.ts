import { Problem } from '@junheng/core/problems.ts'
import type { Insertable } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { DataRoundTable } from './tables.ts'

export type RoundRow = Awaited<ReturnType<typeof getRound>>

/** @throws Problem record.missing */
export async function getRound(db: Db, countyCode: string, id: string) {
  const found = await findRound(db, countyCode, id)
  if (!found) throw new Problem('record.missing')
  return found
}

/** `previous_round_id` is the last one of an earlier school year there is now: past years may be imported after a round was opened. */
export async function findRound(db: Db, countyCode: string, id: string) {
  const rounds = db.selectFrom('data_round').where('county_code', '=', countyCode)
  const found = await rounds.selectAll().where('round_id', '=', id).executeTakeFirst()
  if (!found) return undefined
  const before = await rounds
    .select('round_id')
    .where('school_year', '<', found.school_year)
    .orderBy('school_year', 'desc')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { ...found, previous_round_id: before?.round_id ?? null }
}

export const addRound = (tx: Db, row: Insertable<DataRoundTable>) => tx.insertInto('data_round').values(row).execute()
