import { sql } from 'kysely'
import type { Db } from '../../../../db/database.ts'

export type RoundListRow = Awaited<ReturnType<typeof listRounds>>[number]

/** Newest school year first, its last round first. */
export function listRounds(db: Db, countyCode: string) {
  return db
    .selectFrom('data_round')
    .select([
      'round_id',
      'school_year',
      'number',
      'name',
      'origin',
      'standard_key',
      'state',
      'opened_at',
      'opened_name',
      'locked_at',
    ])
    .where('county_code', '=', countyCode)
    .orderBy('school_year', 'desc')
    .orderBy('number', 'desc')
    .execute()
}

/** How many returns of each kind a round asks for. */
export function countReturns(db: Db, countyCode: string, roundId: string) {
  return db
    .selectFrom('data_return')
    .select(['kind', (eb) => eb.fn.countAll<number>().as('asked')])
    .where('county_code', '=', countyCode)
    .where('round_id', '=', roundId)
    .groupBy('kind')
    .orderBy('kind')
    .execute()
}

export function departmentReturns(db: Db, countyCode: string, roundId: string) {
  return db
    .selectFrom('data_return')
    .select(['return_id', 'unit_key', 'keeper_unit', 'keeper_org_id', 'keeper_school', 'state'])
    .where('county_code', '=', countyCode)
    .where('round_id', '=', roundId)
    .where('kind', '=', 'department')
    .orderBy('unit_key')
    .execute()
}

/** Two people open rounds of one county one after the other. */
export async function lockRounds(tx: Db, countyCode: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`round ${countyCode}`}, 0))`.execute(tx)
}
