import type { Insertable } from 'kysely'
import type { Db } from '../../../../db/database.ts'
import type { DataReminderTable } from '../tables.ts'

/** Who was reminded of a round since then, each with the last time. */
export function remindedSince(db: Db, countyCode: string, roundId: string, since: string) {
  return db
    .selectFrom('data_reminder')
    .select(['account_id', (eb) => eb.fn.max('at').as('at')])
    .where('county_code', '=', countyCode)
    .where('round_id', '=', roundId)
    .where('at', '>', since)
    .groupBy('account_id')
    .execute()
}

export const addReminders = (tx: Db, rows: Insertable<DataReminderTable>[]) =>
  tx
    .insertInto('data_reminder')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
