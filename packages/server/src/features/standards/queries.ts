import type { Db } from '../../db/database.ts'

export function findProfile(db: Db, countyCode: string, id: string) {
  return db
    .selectFrom('local_profile')
    .select(['profile_id', 'name', 'settings', 'created_at', 'created_name', 'withdrawn_at', 'withdrawn_name'])
    .where('county_code', '=', countyCode)
    .where('profile_id', '=', id)
    .executeTakeFirst()
}
