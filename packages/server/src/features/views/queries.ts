import { type Insertable, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { AccountViewTable, CountyViewTable } from './tables.ts'

export function viewsOf(db: Db, accountId: string, room: string) {
  return db
    .selectFrom('account_view')
    .select(['name', 'search', 'at'])
    .where('account_id', '=', accountId)
    .where('room', '=', room)
    .orderBy('name')
    .execute()
}

export function sharedViewsOf(db: Db, countyCode: string, room: string) {
  return db
    .selectFrom('county_view')
    .select(['name', 'search', 'at', 'shared_name as by'])
    .where('county_code', '=', countyCode)
    .where('room', '=', room)
    .orderBy('name')
    .execute()
}

export function putView(tx: Db, row: Insertable<AccountViewTable>) {
  return tx
    .insertInto('account_view')
    .values(row)
    .onConflict((conflict) => conflict.columns(['account_id', 'room', 'name']).doUpdateSet({ search: row.search, at: row.at }))
    .execute()
}

export function putSharedView(tx: Db, row: Insertable<CountyViewTable>) {
  const { search, at, shared_name } = row
  return tx
    .insertInto('county_view')
    .values(row)
    .onConflict((conflict) => conflict.columns(['county_code', 'room', 'name']).doUpdateSet({ search, at, shared_name }))
    .execute()
}

/** @returns how many were renamed: 0 where there is none of that name */
export async function renameView(tx: Db, accountId: string, room: string, name: string, next: string): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('account_view')
    .set({ name: next })
    .where('account_id', '=', accountId)
    .where('room', '=', room)
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** @returns as `renameView` */
export async function renameSharedView(tx: Db, countyCode: string, room: string, name: string, next: string): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('county_view')
    .set({ name: next })
    .where('county_code', '=', countyCode)
    .where('room', '=', room)
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

export function removeView(tx: Db, accountId: string, room: string, name: string) {
  return tx
    .deleteFrom('account_view')
    .where('account_id', '=', accountId)
    .where('room', '=', room)
    .where('name', '=', name)
    .execute()
}

export function removeSharedView(tx: Db, countyCode: string, room: string, name: string) {
  return tx
    .deleteFrom('county_view')
    .where('county_code', '=', countyCode)
    .where('room', '=', room)
    .where('name', '=', name)
    .execute()
}

/** The 督学责任区 and 标签 of each school on `day`; a school with neither is left out. Of several zones the first by name. */
export async function groupsOfSchools(db: Db, keepers: readonly string[], day: string) {
  const { rows } = await sql<{ code: string; zone: string | null; tags: string[] }>`
    with standing as (
      select v.county_code, v.org_id, v.name, v.school_code, o.kind
      from organisation_version v join organisation o on o.county_code = v.county_code and o.org_id = v.org_id
      where v.county_code = any(${[...keepers]}::text[]) and v.set_aside_at is null and v.state = 'active'
        and v.valid_from <= ${day}::date and (v.valid_to is null or v.valid_to > ${day}::date)
    )
    select s.school_code as code,
      (select min(z.name) from organisation_member m
        join standing z on z.county_code = m.county_code and z.org_id = m.org_id and z.kind = 'inspection_zone'
        where m.member_org_id = s.org_id and m.valid_from <= ${day}::date and (m.valid_to is null or m.valid_to > ${day}::date)) as zone,
      array(select distinct t.tag from organisation_tag t
        where t.county_code = s.county_code and t.org_id = s.org_id
          and t.valid_from <= ${day}::date and (t.valid_to is null or t.valid_to > ${day}::date) order by t.tag) as tags
    from standing s
    where s.kind = 'school' and s.school_code is not null
    order by s.school_code
  `.execute(db)
  return rows.filter(({ zone, tags }) => zone !== null || tags.length > 0)
}
