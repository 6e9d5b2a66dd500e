import type { Paging } from '@junheng/core/endpoint.ts'
import type { Insertable } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { PlanNameDecisionTable, PublishedPlanTable } from './tables.ts'

const summaryColumns = [
  'county_code',
  'plan_id',
  'file_name',
  'body_file_name',
  'published_schools',
  'title',
  'indicators',
  'measures',
  'disagreements',
  'is_demo',
  'handed_in_at',
  'handed_in_name',
] as const

export function addPlan(tx: Db, row: Insertable<PublishedPlanTable>) {
  return tx
    .insertInto('published_plan')
    .values(row)
    .returning([...summaryColumns, 'plan'])
    .executeTakeFirstOrThrow()
}

export function findPlan(db: Db, countyCode: string, id: string) {
  return db
    .selectFrom('published_plan')
    .select([...summaryColumns, 'plan'])
    .where('county_code', '=', countyCode)
    .where('plan_id', '=', id)
    .executeTakeFirst()
}

export function findSamePlan(db: Db, countyCode: string, sha256: string) {
  return db
    .selectFrom('published_plan')
    .select([...summaryColumns, 'plan'])
    .where('county_code', '=', countyCode)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
}

export async function listPlans(db: Db, countyCode: string, { page, size }: Paging) {
  const own = db.selectFrom('published_plan').where('county_code', '=', countyCode)
  const { total } = await own.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await own
    .select(summaryColumns)
    .orderBy('handed_in_at', 'desc')
    .orderBy('plan_id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { total, rows }
}

/** Every decision on a plan's names, oldest first. */
export function listDecisions(db: Db, countyCode: string, planId: string) {
  return db
    .selectFrom('plan_name_decision')
    .select(['decision_no', 'published', 'canonical', 'decision', 'decided_at', 'decided_name'])
    .where('county_code', '=', countyCode)
    .where('plan_id', '=', planId)
    .orderBy('decision_no')
    .execute()
}

export function addDecision(tx: Db, row: Insertable<PlanNameDecisionTable>) {
  return tx.insertInto('plan_name_decision').values(row).execute()
}
