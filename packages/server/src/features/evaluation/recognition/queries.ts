import { type Insertable, sql } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { DeclarationReceiptTable, DeclarationTable, ReadinessSettingTable, RecognitionEntryTable } from './tables.ts'

export type EntryRow = Awaited<ReturnType<typeof entriesOf>>[number]

/** Oldest first. */
export const entriesOf = (db: Db, countyCode: string) =>
  db.selectFrom('recognition_entry').selectAll().where('county_code', '=', countyCode).orderBy('number').execute()

/** Every step of these counties' ways, each county's oldest first. */
export const stepsOf = (db: Db, counties: readonly string[]) =>
  db
    .selectFrom('recognition_entry')
    .select(['county_code', 'action', 'happened_on'])
    .where('county_code', 'in', counties)
    .where('action', 'is not', null)
    .orderBy('county_code')
    .orderBy('number')
    .execute()

export const addEntry = (tx: Db, row: Insertable<RecognitionEntryTable>) =>
  tx.insertInto('recognition_entry').values(row).execute()

/** Oldest first. */
export const declarationsOf = (db: Db, countyCode: string) =>
  db.selectFrom('declaration').selectAll().where('county_code', '=', countyCode).orderBy('number').execute()

export const addDeclaration = (tx: Db, row: Insertable<DeclarationTable>) => tx.insertInto('declaration').values(row).execute()

/** With the file's size and hash where there is one. */
export const receiptsOf = (db: Db, countyCode: string) =>
  db
    .selectFrom('declaration_receipt as r')
    .leftJoin('stored_file as f', (join) =>
      join.onRef('f.county_code', '=', 'r.county_code').onRef('f.file_id', '=', 'r.file_id'),
    )
    .select(['r.number', 'r.receipt', 'r.doc_no', 'r.file_id', 'r.file_name', 'r.at', 'r.account_name', 'f.sha256', 'f.size'])
    .where('r.county_code', '=', countyCode)
    .orderBy('r.number')
    .orderBy('r.receipt')
    .execute()

export const addReceipt = (tx: Db, row: Insertable<DeclarationReceiptTable>) =>
  tx.insertInto('declaration_receipt').values(row).execute()

/** Those of the newest figures first, of the same figures those kept last: a past year judged today is no later one. */
export const runsOf = (db: Db, countyCode: string) =>
  db
    .selectFrom('evaluation_run')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('standard_key', '=', 'quality_balanced_2017')
    .where((eb) => eb.or([eb('run_basis', 'is', null), eb('run_basis', '=', 'effective')]))
    .orderBy(sql`coalesce(statistics_day, judged_on)`, 'desc')
    .orderBy('made_at', 'desc')
    .orderBy('run_id')
    .execute()

export const demandsOf = (db: Db, countyCode: string) =>
  db.selectFrom('readiness_setting').select('demands').where('county_code', '=', countyCode).executeTakeFirst()

export function putDemands(tx: Db, row: Insertable<ReadinessSettingTable>) {
  const { demands, changed_at, changed_name } = row
  return tx
    .insertInto('readiness_setting')
    .values(row)
    .onConflict((conflict) => conflict.column('county_code').doUpdateSet({ demands, changed_at, changed_name }))
    .execute()
}
