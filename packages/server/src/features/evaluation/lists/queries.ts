import type { Insertable } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { WeakSchoolRuleTable } from './tables.ts'

/** The rule that holds; none: the proposal does. */
export function newestRule(db: Db, countyCode: string) {
  return db
    .selectFrom('weak_school_rule')
    .selectAll()
    .where('county_code', '=', countyCode)
    .orderBy('version_no', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export const addRule = (tx: Db, row: Insertable<WeakSchoolRuleTable>) => tx.insertInto('weak_school_rule').values(row).execute()
