import type { Paging } from '@junheng/core/endpoint.ts'
import { type Insertable, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { PlanFindingDecisionTable, PlanNameDecisionTable, PublishedPlanTable } from './tables.ts'

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
  'withdrawn_at',
  'withdrawn_name',
  'withdrawn_reason',
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

/** Holds the plan for the length of the transaction, so that what is decided and its withdrawal do not cross. */
export function findPlanForUpdate(tx: Db, countyCode: string, id: string) {
  return tx
    .selectFrom('published_plan')
    .select([...summaryColumns, 'plan'])
    .where('county_code', '=', countyCode)
    .where('plan_id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export function recordWithdrawal(tx: Db, countyCode: string, id: string, by: { at: string; name: string; reason: string }) {
  return tx
    .updateTable('published_plan')
    .set({ withdrawn_at: by.at, withdrawn_name: by.name, withdrawn_reason: by.reason })
    .where('county_code', '=', countyCode)
    .where('plan_id', '=', id)
    .returning([...summaryColumns, 'plan'])
    .executeTakeFirstOrThrow()
}

/** The same hand-in, taken back or not, the newest first. */
export function findAnySamePlan(db: Db, countyCode: string, sha256: string) {
  return db
    .selectFrom('published_plan')
    .select([...summaryColumns, 'plan'])
    .where('county_code', '=', countyCode)
    .where('sha256', '=', sha256)
    .orderBy('handed_in_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The same hand-in that counts; one taken back does not. */
export function findSamePlan(db: Db, countyCode: string, sha256: string) {
  return db
    .selectFrom('published_plan')
    .select([...summaryColumns, 'plan'])
    .where('county_code', '=', countyCode)
    .where('sha256', '=', sha256)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
}

export async function listPlans(db: Db, countyCode: string, { page, size }: Paging) {
  const own = db.selectFrom('published_plan').where('county_code', '=', countyCode)
  const { total } = await own.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await own
    .select([...summaryColumns, 'plan'])
    .orderBy('handed_in_at', 'desc')
    .orderBy('plan_id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { total, rows }
}

/** Every decision on the names of these plans, oldest first within each. */
export function listNameDecisions(db: Db, countyCode: string, planIds: readonly string[]) {
  return db
    .selectFrom('plan_name_decision')
    .select(['plan_id', 'decision_no', 'published', 'canonical', 'decision', 'decided_at', 'decided_name'])
    .where('county_code', '=', countyCode)
    .where('plan_id', '=', sql<string>`any(${planIds})`)
    .orderBy('plan_id')
    .orderBy('decision_no')
    .execute()
}

export function addNameDecision(tx: Db, row: Insertable<PlanNameDecisionTable>) {
  return tx.insertInto('plan_name_decision').values(row).execute()
}

/** Every decision on the findings of these plans, oldest first within each finding. */
export function listFindingDecisions(db: Db, countyCode: string, planIds: readonly string[]) {
  return db
    .selectFrom('plan_finding_decision')
    .select(['plan_id', 'finding', 'decision_no', 'state', 'note', 'decided_at', 'decided_name'])
    .where('county_code', '=', countyCode)
    .where('plan_id', '=', sql<string>`any(${planIds})`)
    .orderBy('plan_id')
    .orderBy('finding')
    .orderBy('decision_no')
    .execute()
}

export function addFindingDecision(tx: Db, row: Insertable<PlanFindingDecisionTable>) {
  return tx.insertInto('plan_finding_decision').values(row).execute()
}
