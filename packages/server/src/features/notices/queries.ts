import type { Insertable } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { NoticeMessageTable, NoticeTable } from './tables.ts'

/** Who of `accounts` has been told this before. */
export async function toldAlready(db: Db, county: string, dedupe: string, accounts: readonly string[]): Promise<string[]> {
  if (accounts.length === 0) return []
  const rows = await db
    .selectFrom('notice')
    .select('account_id')
    .where('county_code', '=', county)
    .where('dedupe', '=', dedupe)
    .where('account_id', 'in', [...accounts])
    .execute()
  return rows.map((row) => row.account_id)
}

export const addMessage = (tx: Db, row: Insertable<NoticeMessageTable>) => tx.insertInto('notice_message').values(row).execute()

/** One statement takes so many rows: the parameters of one are numbered with 16 bits. */
export const ROWS_AT_ONCE = 2000

/** @returns the accounts told now; those another transaction told at the same moment are not among them */
export async function addNotices(tx: Db, rows: readonly Insertable<NoticeTable>[]): Promise<string[]> {
  const told: string[] = []
  for (let i = 0; i < rows.length; i += ROWS_AT_ONCE) {
    const added = await tx
      .insertInto('notice')
      .values(rows.slice(i, i + ROWS_AT_ONCE))
      .onConflict((conflict) => conflict.doNothing())
      .returning('account_id')
      .execute()
    told.push(...added.map((row) => row.account_id))
  }
  return told
}
