import { RETURN_LISTS } from '@junheng/core/features/collection/round/value-path.ts'
import { sql } from 'kysely'
import type { Db } from '../../../../db/database.ts'

/** Another text once the round or any return of it was written to: every write of a row gives it a higher transaction number. */
export async function stampOf(db: Db, countyCode: string, roundId: string): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select count(*) || ' ' || coalesce(sum(xmin::text::bigint), 0) || ' ' || coalesce(
      (select xmin::text from data_round where county_code = ${countyCode} and round_id = ${roundId}::uuid), '') as stamp
    from data_return where county_code = ${countyCode} and round_id = ${roundId}::uuid
  `.execute(db)
  return rows[0]!.stamp
}

export function boardReturns(db: Db, countyCode: string, roundId: string) {
  return db
    .selectFrom('data_return')
    .select([
      'return_id',
      'kind',
      'unit_key',
      'unit_name',
      'school_code',
      'keeper_school',
      'keeper_unit',
      'facts',
      'due',
      'state',
      'revision',
      'counted_revision',
      'first_opened_at',
      'changed_at',
      'submitted_at',
      'attested_name',
      'errors',
      'warnings',
      'unexplained',
    ])
    .where('county_code', '=', countyCode)
    .where('round_id', '=', roundId)
    .orderBy('kind')
    .orderBy('unit_key')
    .execute()
}
export type BoardReturn = Awaited<ReturnType<typeof boardReturns>>[number]

/** Which values some returns have, the rows of a list as the list's name. */
export async function filledPaths(db: Db, countyCode: string, roundId: string, returns: readonly string[]) {
  if (returns.length === 0) return []
  const { rows } = await sql<{ return_id: string; path: string }>`
    select distinct return_id,
      case when split_part(path, '/', 1) = any(${[...RETURN_LISTS]}::text[]) then split_part(path, '/', 1) else path end as path
    from data_value
    where county_code = ${countyCode} and round_id = ${roundId}::uuid and return_id = any(${[...returns]}::uuid[])
      and basis = 'reported' and value <> ''
  `.execute(db)
  return rows
}
