import type { Insertable } from 'kysely'
import type { Db } from '../../../../db/database.ts'
import type { ReturnRow } from '../return-queries.ts'
import type { DataExplanationTable, DataRoundExplanationTable } from '../tables.ts'

export type ExplanationRow = Awaited<ReturnType<typeof explanationsOf>>[number]

/** The explanations of some returns of a round; of all where none are named. */
export function explanationsOf(db: Db, countyCode: string, roundId: string, returnId?: string) {
  return db
    .selectFrom('data_explanation')
    .select(['return_id', 'fault_key', 'text', 'at', 'account_name'])
    .where('county_code', '=', countyCode)
    .where('round_id', '=', roundId)
    .$if(returnId !== undefined, (query) => query.where('return_id', '=', returnId!))
    .execute()
}

export function putExplanation(tx: Db, row: Insertable<DataExplanationTable>) {
  return tx
    .insertInto('data_explanation')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['county_code', 'round_id', 'return_id', 'fault_key']).doUpdateSet(({ ref }) => ({
        text: ref('excluded.text'),
        at: ref('excluded.at'),
        account_name: ref('excluded.account_name'),
      })),
    )
    .execute()
}

/** What the bureau says to warnings of the round as a whole. */
export function roundExplanationsOf(db: Db, countyCode: string, roundId: string) {
  return db
    .selectFrom('data_round_explanation')
    .select(['of_return', 'fault_key', 'text', 'at', 'account_name'])
    .where('county_code', '=', countyCode)
    .where('round_id', '=', roundId)
    .execute()
}

export function putRoundExplanation(tx: Db, row: Insertable<DataRoundExplanationTable>) {
  return tx
    .insertInto('data_round_explanation')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['county_code', 'round_id', 'of_return', 'fault_key']).doUpdateSet(({ ref }) => ({
        text: ref('excluded.text'),
        at: ref('excluded.at'),
        account_name: ref('excluded.account_name'),
      })),
    )
    .execute()
}

/** Has everything that can still change counted anew: the rules may have come with the program. */
export const forgetCounts = (db: Db) =>
  db
    .updateTable('data_return')
    .set({ counted_revision: 0 })
    .where('state', '<>', 'locked')
    .where('counted_revision', '>', 0)
    .execute()

/** Returns that changed since their faults were counted, and were then left alone for a while; with the names of their counties. */
export async function uncounted(db: Db, changedBefore: string, most: number) {
  const found = await db
    .selectFrom('data_return as r')
    .innerJoin('county as c', 'c.county_code', 'r.county_code')
    .select(['r.county_code', 'r.return_id', 'c.name as county_name'])
    .whereRef('r.counted_revision', '<', 'r.revision')
    .where('r.changed_at', '<', changedBefore)
    .orderBy('r.changed_at')
    .limit(most)
    .execute()
  return found
}

/** What the last check of the whole return counted; nothing where the return has changed since. */
export function putCounts(db: Db, row: ReturnRow, counts: { errors: number; warnings: number; unexplained: number }) {
  return db
    .updateTable('data_return')
    .set({ ...counts, counted_revision: row.revision })
    .where('county_code', '=', row.county_code)
    .where('round_id', '=', row.round_id)
    .where('return_id', '=', row.return_id)
    .where('revision', '=', row.revision)
    .execute()
}
