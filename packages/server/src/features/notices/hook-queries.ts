import { type Insertable, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { NoticeHookTable } from './tables.ts'

/** The robots of a county, or of all, each with what became of its last message. */
export function listHooks(db: Db, county: string | null) {
  return db
    .selectFrom('notice_hook')
    .leftJoin('county', 'county.county_code', 'notice_hook.county_code')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('notice_delivery')
          .select(['state', 'reason', sql<string>`coalesce(settled_at, created_at)`.as('at')])
          .whereRef('notice_delivery.county_code', '=', 'notice_hook.county_code')
          .whereRef('notice_delivery.hook_id', '=', 'notice_hook.hook_id')
          .where((or) => or.or([or('settled_at', 'is not', null), or('reason', 'is not', null)]))
          .orderBy(sql`coalesce(settled_at, created_at)`, 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select([
      'notice_hook.hook_id',
      'notice_hook.county_code',
      'county.name as county_name',
      'notice_hook.unit_name',
      'notice_hook.kind',
      'notice_hook.mask',
      'notice_hook.kinds',
      'notice_hook.enabled',
      'notice_hook.changed_at',
      'notice_hook.changed_name',
      'last.state as last_state',
      'last.reason as last_reason',
      'last.at as last_at',
    ])
    .where((eb) => (county === null ? eb.lit(true) : eb('notice_hook.county_code', '=', county)))
    .orderBy('notice_hook.county_code')
    .orderBy('notice_hook.unit_name')
    .execute()
}

export const findHook = (db: Db, hookId: string) =>
  db
    .selectFrom('notice_hook')
    .select(['county_code', 'hook_id', 'unit_name', 'kind', 'sealed', 'mask', 'kinds', 'enabled'])
    .where('hook_id', '=', hookId)
    .forUpdate()
    .executeTakeFirst()

export const addHook = (tx: Db, row: Insertable<NoticeHookTable>) => tx.insertInto('notice_hook').values(row).execute()

export const setHook = (tx: Db, { county_code, hook_id, ...values }: NoticeHookTable) =>
  tx.updateTable('notice_hook').set(values).where('county_code', '=', county_code).where('hook_id', '=', hook_id).execute()

export const removeHook = (tx: Db, county: string, hookId: string) =>
  tx.deleteFrom('notice_hook').where('county_code', '=', county).where('hook_id', '=', hookId).execute()
