import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { PlanFundTable, PlanPartTable } from './tables.ts'

export const partLinks = (db: Db, countyCode: string, planId: string) =>
  db
    .selectFrom('plan_part')
    .select(['part', 'part_key', 'ref_id', 'published'])
    .where('county_code', '=', countyCode)
    .where('plan_id', '=', planId)
    .orderBy('part')
    .orderBy('part_key')
    .execute()

export const addPartLinks = (tx: Db, rows: readonly Insertable<PlanPartTable>[]) =>
  tx.insertInto('plan_part').values(rows).execute()

/** Of these refs, those that a plan adopted after this one has too. */
export const supersededRefs = (db: Db, countyCode: string, planId: string, refs: readonly string[]) =>
  db
    .selectFrom('plan_part as p')
    .innerJoin('plan_adoption as theirs', (on) =>
      on.onRef('theirs.county_code', '=', 'p.county_code').onRef('theirs.plan_id', '=', 'p.plan_id'),
    )
    .innerJoin('plan_adoption as own', (on) => on.onRef('own.county_code', '=', 'p.county_code').on('own.plan_id', '=', planId))
    .select('p.ref_id')
    .where('p.county_code', '=', countyCode)
    .where('p.ref_id', '=', sql<string>`any(${refs}::uuid[])`)
    .whereRef('theirs.adopted_at', '>', 'own.adopted_at')
    .execute()

export const measuresByIds = (db: Db, countyCode: string, ids: readonly string[]) =>
  db
    .selectFrom('rectification_measure')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('measure_id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('created_at')
    .orderBy('measure_id')
    .execute()

export const fundsByIds = (db: Db, countyCode: string, ids: readonly string[]) =>
  db
    .selectFrom('plan_fund')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('fund_id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('fund_id')
    .execute()

export const addFund = (tx: Db, row: Insertable<PlanFundTable>) => tx.insertInto('plan_fund').values(row).execute()

export const setFund = (tx: Db, countyCode: string, id: string, change: Updateable<PlanFundTable>) =>
  tx.updateTable('plan_fund').set(change).where('county_code', '=', countyCode).where('fund_id', '=', id).execute()
