import type { Insertable } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { LocalProfileTable, ProfileAdoptionTable } from './tables.ts'

const columns = ['profile_id', 'name', 'settings', 'created_at', 'created_name', 'withdrawn_at', 'withdrawn_name'] as const

const profiles = (db: Db, countyCode: string) =>
  db.selectFrom('local_profile').select(columns).where('county_code', '=', countyCode)

export function findProfile(db: Db, countyCode: string, id: string) {
  return profiles(db, countyCode).where('profile_id', '=', id).executeTakeFirst()
}

/** Held until the transaction ends, so that nobody adopts what is being withdrawn. */
export function findProfileForUpdate(tx: Db, countyCode: string, id: string) {
  return profiles(tx, countyCode).where('profile_id', '=', id).forUpdate().executeTakeFirst()
}

/** Newest first, withdrawn ones too. */
export function listProfiles(db: Db, countyCode: string) {
  return profiles(db, countyCode).orderBy('created_at', 'desc').orderBy('profile_id').execute()
}

export function findByName(db: Db, countyCode: string, name: string) {
  return profiles(db, countyCode).where('name', '=', name).where('withdrawn_at', 'is', null).executeTakeFirst()
}

export function addProfile(tx: Db, row: Insertable<LocalProfileTable>) {
  return tx.insertInto('local_profile').values(row).returning(columns).executeTakeFirstOrThrow()
}

export function recordWithdrawal(tx: Db, countyCode: string, id: string, by: { at: string; name: string }) {
  return tx
    .updateTable('local_profile')
    .set({ withdrawn_at: by.at, withdrawn_name: by.name })
    .where('county_code', '=', countyCode)
    .where('profile_id', '=', id)
    .returning(columns)
    .executeTakeFirstOrThrow()
}

/** The adoption that counts: the newest. */
export function findAdoption(db: Db, countyCode: string) {
  return db
    .selectFrom('profile_adoption')
    .select(['adoption_no', 'profile_id', 'adopted_at', 'adopted_name'])
    .where('county_code', '=', countyCode)
    .orderBy('adoption_no', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export function addAdoption(tx: Db, row: Insertable<ProfileAdoptionTable>) {
  return tx.insertInto('profile_adoption').values(row).execute()
}
