import type { Insertable } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { NoticeMailCodeTable, NoticeSettingTable } from './tables.ts'

export const findSetting = (db: Db, accountId: string) =>
  db
    .selectFrom('notice_setting')
    .select(['mail', 'mail_kinds', 'digest', 'quiet_from', 'quiet_to'])
    .where('account_id', '=', accountId)
    .executeTakeFirst()

export function putSetting(tx: Db, row: Insertable<NoticeSettingTable>) {
  const { account_id: _, ...values } = row
  return tx
    .insertInto('notice_setting')
    .values(row)
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(values))
    .execute()
}

export const findCode = (db: Db, accountId: string) =>
  db
    .selectFrom('notice_mail_code')
    .select(['mail', 'code_hash', 'sent_at', 'tries', 'sends', 'first_at'])
    .where('account_id', '=', accountId)
    .executeTakeFirst()

export function putCode(tx: Db, row: Insertable<NoticeMailCodeTable>) {
  const { account_id: _, ...values } = row
  return tx
    .insertInto('notice_mail_code')
    .values(row)
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(values))
    .execute()
}

/** Counts a try before it is judged, so that no two at once pass as one. @returns the row with its tries, undefined where none are left */
export const countTry = (db: Db, accountId: string, most: number) =>
  db
    .updateTable('notice_mail_code')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('account_id', '=', accountId)
    .where('tries', '<', most)
    .returning(['mail', 'code_hash', 'sent_at', 'tries'])
    .executeTakeFirst()

/** The count of mails stays: taking an address back is no way to send more. */
export const useUpCode = (tx: Db, accountId: string, tries: number) =>
  tx.updateTable('notice_mail_code').set({ tries }).where('account_id', '=', accountId).execute()
