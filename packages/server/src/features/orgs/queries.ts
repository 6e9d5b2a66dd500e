import { type Insertable, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type {
  OrganisationAliasTable,
  OrganisationLineageTable,
  OrganisationMemberTable,
  OrganisationTable,
  OrganisationTagTable,
  OrganisationVersionTable,
  RegionTable,
} from './tables.ts'

const versionColumns = [
  'organisation_version.county_code',
  'organisation_version.org_id',
  'organisation.kind',
  'organisation.is_demo',
  'version_no',
  'valid_from',
  'valid_to',
  'state',
  'name',
  'short_name',
  'parent_county_code',
  'parent_org_id',
  'path',
  'region_code',
  'school_code',
  'attributes',
  'change',
  'event_id',
  'reason',
  'recorded_at',
  'recorded_name',
  'set_aside_at',
  'set_aside_name',
  'set_aside_reason',
] as const

export type VersionRow = Awaited<ReturnType<typeof versionsOf>>[number]

/** Every row that counts of these keepers' directories, oldest first. */
export function versionsOf(db: Db, keepers: readonly string[]) {
  return db
    .selectFrom('organisation_version')
    .innerJoin('organisation', (join) =>
      join
        .onRef('organisation.county_code', '=', 'organisation_version.county_code')
        .onRef('organisation.org_id', '=', 'organisation_version.org_id'),
    )
    .select(versionColumns)
    .where('organisation_version.county_code', 'in', [...keepers])
    .where('set_aside_at', 'is', null)
    .orderBy('organisation_version.org_id')
    .orderBy('valid_from')
    .execute()
}

/** All rows of one organisation, those set aside among them, in the order they were written. */
export function allVersionsOf(db: Db, keeper: string, orgId: string) {
  return db
    .selectFrom('organisation_version')
    .innerJoin('organisation', (join) =>
      join
        .onRef('organisation.county_code', '=', 'organisation_version.county_code')
        .onRef('organisation.org_id', '=', 'organisation_version.org_id'),
    )
    .select(versionColumns)
    .where('organisation_version.county_code', '=', keeper)
    .where('organisation_version.org_id', '=', orgId)
    .orderBy('version_no')
    .execute()
}

/** Who writes the directory of a county does so alone: what was decided on is what is written. Ends with the transaction. */
export const lockDirectory = (tx: Db, keeper: string) =>
  sql`select pg_advisory_xact_lock(hashtext(${`orgs ${keeper}`}))`.execute(tx)

export const addOrganisation = (tx: Db, row: Insertable<OrganisationTable>) => tx.insertInto('organisation').values(row).execute()

export const addVersion = (tx: Db, row: Insertable<OrganisationVersionTable>) =>
  tx.insertInto('organisation_version').values(row).execute()

export async function nextVersionNo(tx: Db, keeper: string, orgId: string): Promise<number> {
  const { last } = await tx
    .selectFrom('organisation_version')
    .select((eb) => eb.fn.max<number | null>('version_no').as('last'))
    .where('county_code', '=', keeper)
    .where('org_id', '=', orgId)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

export function setEnd(tx: Db, keeper: string, orgId: string, versionNo: number, on: string | null) {
  return tx
    .updateTable('organisation_version')
    .set({ valid_to: on })
    .where('county_code', '=', keeper)
    .where('org_id', '=', orgId)
    .where('version_no', '=', versionNo)
    .execute()
}

export function setAside(
  tx: Db,
  keeper: string,
  orgId: string,
  versionNo: number,
  by: { at: string; name: string; reason: string },
) {
  return tx
    .updateTable('organisation_version')
    .set({ set_aside_at: by.at, set_aside_name: by.name, set_aside_reason: by.reason })
    .where('county_code', '=', keeper)
    .where('org_id', '=', orgId)
    .where('version_no', '=', versionNo)
    .execute()
}

/** 标识码 and who ever had it, mistakes left out. */
export function codesOf(db: Db, keeper: string) {
  return db
    .selectFrom('organisation_version')
    .select(['school_code', 'org_id'])
    .distinct()
    .where('county_code', '=', keeper)
    .where('school_code', 'is not', null)
    .where('set_aside_at', 'is', null)
    .execute()
}

export const addLineage = (tx: Db, row: Insertable<OrganisationLineageTable>) =>
  tx.insertInto('organisation_lineage').values(row).execute()

export function withdrawLineage(tx: Db, keeper: string, eventId: string, at: string) {
  return tx
    .updateTable('organisation_lineage')
    .set({ withdrawn_at: at })
    .where('county_code', '=', keeper)
    .where('event_id', '=', eventId)
    .execute()
}

export function lineageOf(db: Db, keeper: string, orgId: string) {
  return db
    .selectFrom('organisation_lineage')
    .select(['from_org_id', 'to_org_id', 'kind', 'on_date'])
    .where('county_code', '=', keeper)
    .where((eb) => eb.or([eb('from_org_id', '=', orgId), eb('to_org_id', '=', orgId)]))
    .where('withdrawn_at', 'is', null)
    .orderBy('on_date')
    .execute()
}

export function aliasesOf(db: Db, keepers: readonly string[]) {
  return db
    .selectFrom('organisation_alias')
    .select(['county_code', 'alias_id', 'org_id', 'name', 'source', 'confirmed_at', 'confirmed_name'])
    .where('county_code', 'in', [...keepers])
    .where('withdrawn_at', 'is', null)
    .orderBy('confirmed_at')
    .orderBy('alias_id')
    .execute()
}

export const addAlias = (tx: Db, row: Insertable<OrganisationAliasTable>) =>
  tx.insertInto('organisation_alias').values(row).execute()

export function withdrawAlias(tx: Db, keeper: string, aliasId: string, by: { at: string; name: string }) {
  return tx
    .updateTable('organisation_alias')
    .set({ withdrawn_at: by.at, withdrawn_name: by.name })
    .where('county_code', '=', keeper)
    .where('alias_id', '=', aliasId)
    .execute()
}

export function tagsOf(db: Db, keepers: readonly string[]) {
  return db
    .selectFrom('organisation_tag')
    .select(['tag_id', 'org_id', 'tag', 'valid_from', 'valid_to', 'reason', 'recorded_name'])
    .where('county_code', 'in', [...keepers])
    .orderBy('valid_from')
    .orderBy('tag')
    .execute()
}

export const addTag = (tx: Db, row: Insertable<OrganisationTagTable>) => tx.insertInto('organisation_tag').values(row).execute()

export function endTag(tx: Db, keeper: string, tagId: string, by: { on: string; name: string }) {
  return tx
    .updateTable('organisation_tag')
    .set({ valid_to: by.on, ended_name: by.name })
    .where('county_code', '=', keeper)
    .where('tag_id', '=', tagId)
    .execute()
}

export function membersOf(db: Db, keepers: readonly string[]) {
  return db
    .selectFrom('organisation_member')
    .select(['member_id', 'org_id', 'member_org_id', 'person_name', 'post', 'duty', 'valid_from', 'valid_to', 'end_reason'])
    .where('county_code', 'in', [...keepers])
    .orderBy('recorded_at')
    .orderBy('member_id')
    .execute()
}

export const addMember = (tx: Db, row: Insertable<OrganisationMemberTable>) =>
  tx.insertInto('organisation_member').values(row).execute()

export function endMember(tx: Db, keeper: string, memberId: string, by: { on: string; name: string; reason: string }) {
  return tx
    .updateTable('organisation_member')
    .set({ valid_to: by.on, ended_name: by.name, end_reason: by.reason })
    .where('county_code', '=', keeper)
    .where('member_id', '=', memberId)
    .execute()
}

/** A county, its towns, and what lies above it. */
export function regionsAround(db: Db, keeper: string) {
  const stem = keeper.endsWith('00') ? keeper.slice(0, 4) : keeper
  const above = ['000000', `${keeper.slice(0, 2)}0000`, `${keeper.slice(0, 4)}00`]
  return db
    .selectFrom('region')
    .select(['region_code as code', 'level', 'name'])
    .where((eb) => eb.or([eb('region_code', 'in', above), eb('region_code', 'like', `${stem}%`)]))
    .orderBy('region_code')
    .execute()
}

/** Adds those that are not there; a name somebody gave stays. */
export function putRegions(tx: Db, rows: Insertable<RegionTable>[]) {
  return tx
    .insertInto('region')
    .values(rows)
    .onConflict((conflict) => conflict.column('region_code').doNothing())
    .execute()
}
