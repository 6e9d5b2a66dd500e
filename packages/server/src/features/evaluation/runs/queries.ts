import type { Paging } from '@junheng/core/endpoint.ts'
import type { RunBasis } from '@junheng/core/features/collection/round/bases.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { EvaluationRunTable, FinalRunTable } from './tables.ts'

export type RunRow = NonNullable<Awaited<ReturnType<typeof findRun>>>

export const addRun = (tx: Db, row: Insertable<EvaluationRunTable>) =>
  tx.insertInto('evaluation_run').values(row).returningAll().executeTakeFirstOrThrow()

export function findRun(db: Db, countyCode: string, id: string) {
  return db
    .selectFrom('evaluation_run')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('run_id', '=', id)
    .executeTakeFirst()
}

/** What makes two final runs the same one. */
export interface FinalKey {
  source_id: string
  standard_hash: string
  profile_hash: string
  run_basis: RunBasis | null
  engine: string
}

export function findFinal(db: Db, countyCode: string, key: FinalKey) {
  return db
    .selectFrom('evaluation_run')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('kind', '=', 'final')
    .where('source_id', '=', key.source_id)
    .where('standard_hash', '=', key.standard_hash)
    .where('profile_hash', '=', key.profile_hash)
    .where('run_basis', key.run_basis === null ? 'is' : '=', key.run_basis)
    .where('engine', '=', key.engine)
    .executeTakeFirst()
}

export async function listRuns(db: Db, countyCode: string, { page, size }: Paging) {
  const own = db.selectFrom('evaluation_run').where('county_code', '=', countyCode)
  const { total } = await own.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await own
    .selectAll()
    .orderBy('made_at', 'desc')
    .orderBy('run_id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { total, rows }
}

/**
 * Every final run that is owed: of each package of an edition, one by each standard. 统计 alone only where there are any, so that nobody is shown a verdict
 * on nothing.
 */
const owedRuns = (standards: readonly StandardKey[]) => sql`
  select p.county_code, p.package_id, p.file_name, s.standard_key
  from package p cross join unnest(${standards}::text[]) as s (standard_key)
  where p.round_id is not null and p.withdrawn_at is null
    and (p.run_basis <> 'statistics' or exists (
      select from data_value v where v.county_code = p.county_code and v.round_id = p.round_id and v.basis = 'statistics'
    ))`

/** Notes what is owed and was not noted yet. */
export async function noteOwed(db: Db, standards: readonly StandardKey[], at: string): Promise<void> {
  await sql`
    insert into final_run (county_code, package_id, standard_key, state, attempts, due_at, asked_at)
    select o.county_code, o.package_id, o.standard_key, 'waiting', 0, ${at}, ${at}
    from (${owedRuns(standards)}) as o
    where not exists (
      select from final_run f
      where f.county_code = o.county_code and f.package_id = o.package_id and f.standard_key = o.standard_key
    )
    on conflict do nothing`.execute(db)
}

interface Unmade {
  package_id: string
  file_name: string
  standard_key: StandardKey
  is_given_up: boolean
  reason: string | null
}

/** Of one county what is not there yet, also what nobody noted so far, and what could not be made. */
export async function unmade(db: Db, countyCode: string, standards: readonly StandardKey[]): Promise<Unmade[]> {
  const { rows } = await sql<Unmade>`
    select o.package_id, o.file_name, o.standard_key, coalesce(f.state = 'given_up', false) as is_given_up, f.reason
    from (${owedRuns(standards)}) as o
    left join final_run f
      on f.county_code = o.county_code and f.package_id = o.package_id and f.standard_key = o.standard_key
    where o.county_code = ${countyCode} and f.state is distinct from 'made'
    order by f.asked_at desc nulls first, o.file_name, o.package_id, o.standard_key`.execute(db)
  return rows
}

/** What is owed and due, the longest owed first. */
export function owed(db: Db, now: string, most: number) {
  return db
    .selectFrom('final_run')
    .innerJoin('county', 'county.county_code', 'final_run.county_code')
    .select(['final_run.county_code', 'county.name', 'county.is_demo', 'package_id', 'standard_key'])
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .orderBy('asked_at')
    .orderBy('package_id')
    .orderBy('standard_key')
    .limit(most)
    .execute()
}

export type OwedKey = Pick<FinalRunTable, 'county_code' | 'package_id' | 'standard_key'>

/** Holds what is still owed until the transaction ends; nothing where somebody else holds it or has made it. */
export const takeOwed = (tx: Db, key: OwedKey) =>
  tx
    .selectFrom('final_run')
    .select('attempts')
    .where('county_code', '=', key.county_code)
    .where('package_id', '=', key.package_id)
    .where('standard_key', '=', key.standard_key)
    .where('state', '=', 'waiting')
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()

export const settleOwed = (tx: Db, key: OwedKey, change: Updateable<FinalRunTable>) =>
  tx
    .updateTable('final_run')
    .set(change)
    .where('county_code', '=', key.county_code)
    .where('package_id', '=', key.package_id)
    .where('standard_key', '=', key.standard_key)
    .execute()

/**
 * The run to compare with `row` when nobody named one: by the same standard, of other data that was counted earlier, a final one before a provisional
 * one, the newest of them.
 */
export function findEarlier(db: Db, row: RunRow) {
  const day = sql<string>`coalesce(statistics_day, judged_on)`
  const own = row.statistics_day ?? row.judged_on
  return db
    .selectFrom('evaluation_run')
    .selectAll()
    .where('county_code', '=', row.county_code)
    .where('run_id', '<>', row.run_id)
    .where('source_id', '<>', row.source_id)
    .where('standard_key', '=', row.standard_key)
    .where((eb) => eb.or([eb(day, '<', own), eb.and([eb(day, '=', own), eb('made_at', '<', row.made_at)])]))
    .orderBy(day, 'desc')
    .orderBy('kind')
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}
