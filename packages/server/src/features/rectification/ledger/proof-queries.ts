import { sql } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { ItemRow } from './queries.ts'

/** Runs by the item's standard made since a moment, the newest first; of data as a whole, not of one basis alone. */
export const runsSince = (db: Db, row: ItemRow, since: string) =>
  db
    .selectFrom('evaluation_run')
    .selectAll()
    .where('county_code', '=', row.county_code)
    .where('standard_key', '=', row.standard_key)
    .where('made_at', '>', since)
    .where((eb) => eb.or([eb('run_basis', 'is', null), eb('run_basis', '=', 'effective')]))
    .orderBy('made_at', 'desc')
    .orderBy('run_id')
    .limit(50)
    .execute()

/** The day of the newest locked data that were judged by the item's standard; null: none were. */
export async function newestLockedDay(db: Db, row: ItemRow): Promise<string | null> {
  const { newest } = await db
    .selectFrom('evaluation_run')
    .select((eb) => eb.fn.max<string | null>('statistics_day').as('newest'))
    .where('county_code', '=', row.county_code)
    .where('standard_key', '=', row.standard_key)
    .where('kind', '=', 'final')
    .where((eb) => eb.or([eb('run_basis', 'is', null), eb('run_basis', '=', 'effective')]))
    .executeTakeFirstOrThrow()
  return newest
}

export const runOf = (db: Db, countyCode: string, runId: string) =>
  db.selectFrom('evaluation_run').selectAll().where('county_code', '=', countyCode).where('run_id', '=', runId).executeTakeFirst()

/** When the item was last reopened; null: never. */
export async function lastReopening(db: Db, { county_code, item_no }: ItemRow): Promise<string | null> {
  const { last } = await db
    .selectFrom('item_step')
    .select((eb) => eb.fn.max<string | null>('at').as('last'))
    .where('county_code', '=', county_code)
    .where('item_no', '=', item_no)
    .where('action', '=', 'reopen')
    .executeTakeFirstOrThrow()
  return last
}

/**
 * The values of the item's school that were given in the run's round since a moment and before the run, as they stood for it: by path and basis, the last
 * one each. `elements` of figures; rows of classes and rooms where the figure is made of them.
 */
export async function givenSince(
  db: Db,
  row: ItemRow,
  { run, since, elements }: { run: { round_id: string | null; made_at: string }; since: string; elements: readonly string[] },
) {
  if (run.round_id === null || row.school_code === null || elements.length === 0) return []
  const lists = [
    ...(elements.some((e) => /class/.test(e)) ? ['classes'] : []),
    ...(elements.some((e) => /room_areas$/.test(e)) ? ['rooms'] : []),
  ]
  return db
    .selectFrom('data_value_entry as entry')
    .innerJoin('data_return', (join) =>
      join
        .onRef('data_return.county_code', '=', 'entry.county_code')
        .onRef('data_return.round_id', '=', 'entry.round_id')
        .onRef('data_return.return_id', '=', 'entry.return_id'),
    )
    .distinctOn(['path', 'basis'])
    .select(['path', 'basis', 'value', 'entry.at', 'entry.account_name'])
    .where('entry.county_code', '=', row.county_code)
    .where('entry.round_id', '=', run.round_id)
    .where('data_return.school_code', '=', row.school_code)
    .where('basis', 'in', ['reported', 'verified'])
    .where('entry.at', '>', since)
    .where('entry.at', '<=', run.made_at)
    .where(sql<boolean>`(split_part(path, '/', 1) = any(${lists}) or (regexp_match(path, '[^/]+$'))[1] = any(${elements}))`)
    .orderBy('path')
    .orderBy('basis')
    .orderBy('version', 'desc')
    .execute()
}
