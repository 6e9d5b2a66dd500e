import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { type Insertable, sql } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { SchoolPlanFileTable, SchoolPlanStepTable } from './tables.ts'

/** Whose plan: of one county's school by one standard. */
export interface PlanKey {
  county: string
  school: string
  standard: StandardKey
}

export type StepRow = Awaited<ReturnType<typeof stepsOf>>[number]
export type NewestRow = Awaited<ReturnType<typeof newestSteps>>[number]
export type ApprovalRow = Awaited<ReturnType<typeof newestApprovals>>[number]

const HEAD = ['school_code', 'step', 'action', 'state', 'version', 'remark', 'at', 'account_id', 'account_name'] as const

/** The life of a plan, newest first. */
export const stepsOf = (db: Db, { county, school, standard }: PlanKey) =>
  db
    .selectFrom('school_plan_step')
    .select(HEAD)
    .where('county_code', '=', county)
    .where('school_code', '=', school)
    .where('standard_key', '=', standard)
    .orderBy('step', 'desc')
    .execute()

/** The newest step of each plan, with what is written; `schools` null: of all. */
export const newestSteps = (db: Db, county: string, standard: StandardKey, schools: readonly string[] | null) =>
  newest(db, county, standard, schools)
    .select([...HEAD, 'written'])
    .execute()

/** As `newestSteps`, without what is written. */
export const planHeads = (db: Db, county: string, standard: StandardKey, schools: readonly string[] | null) =>
  newest(db, county, standard, schools).select(HEAD).execute()

/** The newest approval of each plan with what was approved; `schools` null: of all. */
export const newestApprovals = (db: Db, county: string, standard: StandardKey, schools: readonly string[] | null) =>
  newest(db, county, standard, schools)
    .where('action', '=', 'approve')
    .select([...HEAD, 'paper', 'figures'])
    .execute()

/** As `newestApprovals`, only when it was. */
export const approvalDays = (db: Db, county: string, standard: StandardKey, schools: readonly string[] | null) =>
  newest(db, county, standard, schools).where('action', '=', 'approve').select(HEAD).execute()

const newest = (db: Db, county: string, standard: StandardKey, schools: readonly string[] | null) =>
  db
    .selectFrom('school_plan_step')
    .distinctOn('school_code')
    .where('county_code', '=', county)
    .where('standard_key', '=', standard)
    .$if(schools !== null, (query) => query.where('school_code', '=', sql<string>`any(${schools})`))
    .orderBy('school_code')
    .orderBy('step', 'desc')

export const findApproval = (db: Db, { county, school, standard }: PlanKey, step: number) =>
  db
    .selectFrom('school_plan_step')
    .select(['version', 'paper', 'figures'])
    .where('county_code', '=', county)
    .where('school_code', '=', school)
    .where('standard_key', '=', standard)
    .where('step', '=', step)
    .where('action', '=', 'approve')
    .executeTakeFirst()

export const addStep = (tx: Db, row: Insertable<SchoolPlanStepTable>) => tx.insertInto('school_plan_step').values(row).execute()

/** The items plans tell, by number; `schools` null: of all schools. Without those merged or dropped. */
export const itemsOfSchools = (db: Db, county: string, standard: StandardKey, schools: readonly string[] | null) =>
  planned(db, county, standard, schools).selectAll().orderBy('item_no').execute()

/** How many items each school has, how they stand, and how many came after its newest approval. `day`: today. */
export const countItems = (db: Db, county: string, standard: StandardKey, schools: readonly string[] | null, day: string) =>
  planned(db, county, standard, schools)
    .leftJoin(
      db
        .selectFrom('school_plan_step')
        .select((eb) => ['school_code', eb.fn.max('at').as('approved_at')])
        .where('county_code', '=', county)
        .where('standard_key', '=', standard)
        .where('action', '=', 'approve')
        .groupBy('school_code')
        .as('approval'),
      (join) => join.onRef('approval.school_code', '=', 'rectification_item.school_code'),
    )
    .select((eb) => [
      eb.ref('rectification_item.school_code').$notNull().as('school_code'),
      sql<string | null>`(array_agg(school_name order by item_no desc))[1]`.as('school_name'),
      sql<number>`count(*)::int`.as('total'),
      sql<number>`count(*) filter (where state <> 'closed')::int`.as('standing'),
      sql<number>`count(*) filter (where state <> 'closed' and deadline < ${day})::int`.as('late'),
      sql<number>`count(*) filter (where state = 'closed')::int`.as('closed'),
      sql<number>`count(*) filter (where created_at > approved_at)::int`.as('added'),
      sql<string | null>`min(deadline) filter (where state <> 'closed')`.as('next_due'),
    ])
    .groupBy('rectification_item.school_code')
    .orderBy('rectification_item.school_code')
    .execute()

const planned = (db: Db, county: string, standard: StandardKey, schools: readonly string[] | null) =>
  db
    .selectFrom('rectification_item')
    .where('county_code', '=', county)
    .where('standard_key', '=', standard)
    .where('rectification_item.school_code', 'is not', null)
    .where('state', 'not in', ['merged', 'dropped'])
    .$if(schools !== null, (query) => query.where('rectification_item.school_code', '=', sql<string>`any(${schools})`))

export const addFile = (tx: Db, row: Insertable<SchoolPlanFileTable>) => tx.insertInto('school_plan_file').values(row).execute()

export const findFile = (db: Db, county: string, id: string) =>
  db
    .selectFrom('school_plan_file')
    .select(['file_id', 'file_name'])
    .where('county_code', '=', county)
    .where('made_id', '=', id)
    .executeTakeFirst()
