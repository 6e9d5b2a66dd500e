import { sql } from 'kysely'
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

export const standingOrg = (db: Db, keepers: readonly string[], orgId: string, day: string) =>
  standing(db, keepers, day)
    .select(['organisation.kind', 'region_code'])
    .where('organisation_version.org_id', '=', orgId)
    .executeTakeFirst()

/** 标识码 of the schools that stand under an organisation, lie in the town whose codes begin with `town`, or are its members. */
export async function schoolCodesOf(
  db: Db,
  keepers: readonly string[],
  { orgId, town }: { orgId: string; town: string | null },
  day: string,
): Promise<string[]> {
  const members = db
    .selectFrom('organisation_member')
    .select('member_org_id')
    .where('county_code', 'in', [...keepers])
    .where('org_id', '=', orgId)
    .where('member_org_id', 'is not', null)
    .where('valid_from', '<=', day)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', day)]))
  const rows = await standing(db, keepers, day)
    .select('school_code')
    .where('organisation.kind', '=', 'school')
    .where('school_code', 'is not', null)
    .where((eb) =>
      eb.or([
        sql<boolean>`organisation_version.path @> array[${orgId}]::uuid[]`,
        eb('organisation_version.org_id', 'in', members.$castTo<{ member_org_id: string }>()),
        ...(town === null ? [] : [sql<boolean>`starts_with(region_code, ${town})`]),
      ]),
    )
    .orderBy('school_code')
    .execute()
  return rows.map(({ school_code }) => school_code!)
}
