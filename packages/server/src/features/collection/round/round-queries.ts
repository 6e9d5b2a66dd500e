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

export function findRound(db: Db, countyCode: string, id: string) {
  return db
    .selectFrom('data_round')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('round_id', '=', id)
    .executeTakeFirst()
}

export const addRound = (tx: Db, row: Insertable<DataRoundTable>) => tx.insertInto('data_round').values(row).execute()
