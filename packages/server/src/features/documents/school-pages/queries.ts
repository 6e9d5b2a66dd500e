import type { Insertable } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { SchoolPagesTable } from './tables.ts'

const own = (db: Db, countyCode: string) =>
  db
    .selectFrom('school_pages')
    .innerJoin('stored_file', (join) =>
      join
        .onRef('stored_file.county_code', '=', 'school_pages.county_code')
        .onRef('stored_file.file_id', '=', 'school_pages.file_id'),
    )
    .select([
      'school_pages.pages_id',
      'school_pages.file_name',
      'school_pages.schools',
      'school_pages.file_id',
      'stored_file.size',
    ])
    .where('school_pages.county_code', '=', countyCode)

export const findPages = (db: Db, countyCode: string, id: string) =>
  own(db, countyCode).where('school_pages.pages_id', '=', id).executeTakeFirst()

/** What was made of the very same data, rules and day. */
export const findSame = (db: Db, countyCode: string, basisKey: string) =>
  own(db, countyCode).where('school_pages.basis_key', '=', basisKey).executeTakeFirst()

export const addPages = (tx: Db, row: Insertable<SchoolPagesTable>) => tx.insertInto('school_pages').values(row).execute()
