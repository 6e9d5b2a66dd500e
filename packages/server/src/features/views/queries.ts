import type { Insertable } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { AccountViewTable } from './tables.ts'

export function viewsOf(db: Db, accountId: string, room: string) {
  return db
    .selectFrom('account_view')
    .select(['name', 'search', 'at'])
    .where('account_id', '=', accountId)
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

export function removeView(tx: Db, accountId: string, room: string, name: string) {
  return tx
    .deleteFrom('account_view')
    .where('account_id', '=', accountId)
    .where('room', '=', room)
    .where('name', '=', name)
    .execute()
}
