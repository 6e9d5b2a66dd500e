import type { Insertable } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { PaperTemplateTables } from './tables.ts'

export const addTemplate = (tx: Db, row: Insertable<PaperTemplateTables['paper_template']>) =>
  tx.insertInto('paper_template').values(row).execute()

/** Every change of the county's templates, newest first. */
export const listTemplates = (db: Db, countyCode: string) =>
  db
    .selectFrom('paper_template')
    .selectAll()
    .where('county_code', '=', countyCode)
    .orderBy('kind')
    .orderBy('version', 'desc')
    .execute()
