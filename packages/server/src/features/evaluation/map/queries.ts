import { type Insertable, sql } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { CountyMapTable } from './tables.ts'

/** Every version, the newest first, without what is drawn. */
export function versionsOf(db: Db, countyCode: string) {
  return db
    .selectFrom('county_map')
    .select(['version', 'file_name', 'at', 'account_name', 'withdrawn_at', 'withdrawn_name'])
    .select(sql<number>`jsonb_array_length(areas)`.as('areas'))
    .where('county_code', '=', countyCode)
    .orderBy('version', 'desc')
    .execute()
}

/** What is drawn now. */
export function currentAreas(db: Db, countyCode: string) {
  return db
    .selectFrom('county_map')
    .select('areas')
    .where('county_code', '=', countyCode)
    .where('withdrawn_at', 'is', null)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export const addVersion = (tx: Db, row: Insertable<CountyMapTable>) => tx.insertInto('county_map').values(row).execute()

/** @returns its file's name; undefined where there is no such version, or it was withdrawn before */
export function withdraw(tx: Db, countyCode: string, version: number, by: { at: string; name: string }) {
  return tx
    .updateTable('county_map')
    .set({ withdrawn_at: by.at, withdrawn_name: by.name })
    .where('county_code', '=', countyCode)
    .where('version', '=', version)
    .where('withdrawn_at', 'is', null)
    .returning('file_name')
    .executeTakeFirst()
}
