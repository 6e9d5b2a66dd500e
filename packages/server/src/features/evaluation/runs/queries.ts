import type { Paging } from '@junheng/core/endpoint.ts'
import type { RunBasis } from '@junheng/core/features/collection/round/bases.ts'
import type { Insertable } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { EvaluationRunTable } from './tables.ts'

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
