import type { Db } from '../../db/database.ts'

/** The versions that hold on `day` of these keepers' organisations, closed ones and mistakes left out. */
export const standing = (db: Db, keepers: readonly string[], day: string) =>
  db
    .selectFrom('organisation_version')
    .innerJoin('organisation', (join) =>
      join
        .onRef('organisation.county_code', '=', 'organisation_version.county_code')
        .onRef('organisation.org_id', '=', 'organisation_version.org_id'),
    )
    .where('organisation_version.county_code', 'in', [...keepers])
    .where('set_aside_at', 'is', null)
    .where('state', '=', 'active')
    .where('valid_from', '<=', day)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', day)]))

export const standingOn = (db: Db, keepers: readonly string[], day: string) =>
  standing(db, keepers, day)
    .select(['organisation_version.org_id', 'organisation.kind', 'name', 'school_code'])
    .orderBy('organisation.kind')
    .orderBy('name')
    .execute()
