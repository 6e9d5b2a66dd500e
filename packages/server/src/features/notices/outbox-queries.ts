import type { Insertable } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { NoticeDeliveryTable } from './tables.ts'

/** The wishes of those among `accounts` who have a proved address and want mail. */
export async function mailWishesOf(db: Db, accounts: readonly string[]) {
  if (accounts.length === 0) return []
  return db
    .selectFrom('notice_setting')
    .select(['account_id', 'mail_kinds', 'digest', 'quiet_from', 'quiet_to'])
    .where('account_id', 'in', [...accounts])
    .where('mail', 'is not', null)
    .where('digest', '!=', 'none')
    .execute()
}

/** The robots in use of a county and of these units of it. */
export const hooksHearing = (db: Db, county: string, units: readonly string[]) =>
  db
    .selectFrom('notice_hook')
    .select(['hook_id', 'kinds'])
    .where('county_code', '=', county)
    .where('enabled', '=', true)
    .where('unit_name', 'in', ['', ...units])
    .execute()

export const addDeliveries = (tx: Db, rows: Insertable<NoticeDeliveryTable>[]) =>
  tx.insertInto('notice_delivery').values(rows).execute()
