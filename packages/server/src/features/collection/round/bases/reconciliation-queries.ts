import type { Insertable } from 'kysely'
import type { Db } from '../../../../db/database.ts'
import type { DataDifferenceNoteTable } from './tables.ts'

/** The last note of each value. */
export function notesOf(db: Db, countyCode: string, roundId: string) {
  return db
    .selectFrom('data_difference_note')
    .select(['return_id', 'path', 'number', 'text', 'figures', 'at', 'account_name'])
    .distinctOn(['return_id', 'path'])
    .where('county_code', '=', countyCode)
    .where('round_id', '=', roundId)
    .orderBy('return_id')
    .orderBy('path')
    .orderBy('number', 'desc')
    .execute()
}

export async function lastNote(tx: Db, countyCode: string, returnId: string, path: string) {
  return tx
    .selectFrom('data_difference_note')
    .select(['number', 'text'])
    .where('county_code', '=', countyCode)
    .where('return_id', '=', returnId)
    .where('path', '=', path)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export const addNote = (tx: Db, row: Insertable<DataDifferenceNoteTable>) =>
  tx.insertInto('data_difference_note').values(row).execute()

/** How many values each basis holds. */
export function valueCounts(db: Db, countyCode: string, roundId: string) {
  return db
    .selectFrom('data_value')
    .select((eb) => ['basis', eb.fn.countAll<number>().as('values')])
    .where('county_code', '=', countyCode)
    .where('round_id', '=', roundId)
    .where('value', '<>', '')
    .groupBy('basis')
    .execute()
}

/** Every value that says something, without its history; of a round or of one return. */
export function saidValues(db: Db, countyCode: string, roundId: string, returnId?: string) {
  return db
    .selectFrom('data_value')
    .select(['return_id', 'basis', 'path', 'value', 'version', 'note'])
    .where('county_code', '=', countyCode)
    .where('round_id', '=', roundId)
    .where('value', '<>', '')
    .$if(returnId !== undefined, (query) => query.where('return_id', '=', returnId!))
    .execute()
}

/** Notes are only ever added: their number changes with each. */
export async function countNotes(db: Db, countyCode: string, roundId: string): Promise<number> {
  const { notes } = await db
    .selectFrom('data_difference_note')
    .select((eb) => eb.fn.countAll<number>().as('notes'))
    .where('county_code', '=', countyCode)
    .where('round_id', '=', roundId)
    .executeTakeFirstOrThrow()
  return notes
}
