import type { Basis } from '@junheng/core/features/collection/round/bases.ts'
import { sql } from 'kysely'
import type { Db } from '../../../../db/database.ts'

/** Values of one basis with their versions, of a whole round or of some returns of it. */
export function standingValues(db: Db, countyCode: string, roundId: string, basis: Basis, returnIds: readonly string[]) {
  return db
    .selectFrom('data_value')
    .select(['return_id', 'path', 'value', 'version'])
    .where('county_code', '=', countyCode)
    .where('round_id', '=', roundId)
    .where('basis', '=', basis)
    .where('return_id', '=', sql<string>`any(${[...returnIds]}::uuid[])`)
    .execute()
}

/** Revisions and states of returns, held against other changes until the transaction ends; always in the same order, so that two uploads wait and do not block each other. */
export function lockReturns(tx: Db, countyCode: string, returnIds: readonly string[]) {
  return tx
    .selectFrom('data_return')
    .select(['return_id', 'unit_key', 'unit_name', 'revision', 'state'])
    .where('county_code', '=', countyCode)
    .where('return_id', '=', sql<string>`any(${[...returnIds]}::uuid[])`)
    .orderBy('return_id')
    .forUpdate()
    .execute()
}

export function countChange(tx: Db, countyCode: string, returnIds: readonly string[], at: string) {
  return tx
    .updateTable('data_return')
    .set({ revision: sql`revision + 1`, changed_at: at })
    .where('county_code', '=', countyCode)
    .where('return_id', '=', sql<string>`any(${[...returnIds]}::uuid[])`)
    .execute()
}

/** Each taking in of statistics, newest first: one statement wrote it, so its moment tells it. */
export function intakesOf(db: Db, countyCode: string, roundId: string) {
  return db
    .selectFrom('data_value_entry')
    .select([
      'at',
      'account_name',
      sql<string>`details->>'day'`.as('day'),
      sql<number>`count(*)::int`.as('values'),
      sql<number>`count(distinct return_id)::int`.as('returns'),
      sql<
        string[]
      >`array_agg(distinct regexp_replace(note, ' [A-Z]+[0-9]+$', '') order by regexp_replace(note, ' [A-Z]+[0-9]+$', ''))`.as(
        'sources',
      ),
    ])
    .where('county_code', '=', countyCode)
    .where('round_id', '=', roundId)
    .where('basis', '=', 'statistics')
    .where('how', '=', 'gathered')
    .groupBy(['at', 'account_name', sql`details->>'day'`])
    .orderBy('at', 'desc')
    .execute()
}
