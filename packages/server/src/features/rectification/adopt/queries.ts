import { type Insertable, sql } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { PlanAdoptionTable, PlanItemTable, PublishedNameTable } from './tables.ts'

/** Every decision on published names of a county, oldest first within each. */
export const nameDecisions = (db: Db, countyCode: string) =>
  db
    .selectFrom('published_name')
    .select(['part', 'name', 'decision_no', 'answer', 'org_ids', 'plan_id', 'decided_at', 'decided_name'])
    .where('county_code', '=', countyCode)
    .orderBy('part')
    .orderBy('name')
    .orderBy('decision_no')
    .execute()

export const addNameDecisions = (tx: Db, rows: readonly Insertable<PublishedNameTable>[]) =>
  tx.insertInto('published_name').values(rows).execute()

export const findAdoption = (db: Db, countyCode: string, planId: string) =>
  db
    .selectFrom('plan_adoption')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('plan_id', '=', planId)
    .executeTakeFirst()

/** All adopted plans, the newest first; those taken back since among them, for their items stand. */
export const listAdoptions = (db: Db, countyCode: string) =>
  db
    .selectFrom('plan_adoption as a')
    .innerJoin('published_plan as p', (join) =>
      join.onRef('p.county_code', '=', 'a.county_code').onRef('p.plan_id', '=', 'a.plan_id'),
    )
    .select(['a.plan_id', 'a.adopted_at', 'p.title', 'p.file_name'])
    .select(sql<string | null>`p.plan -> 'document' ->> 'annex_title'`.as('annex_title'))
    .where('a.county_code', '=', countyCode)
    .orderBy('a.adopted_at', 'desc')
    .orderBy('a.plan_id')
    .execute()

/** Kept as first made: a later call only adds what was left. */
export const addAdoption = (tx: Db, row: Insertable<PlanAdoptionTable>) =>
  tx
    .insertInto('plan_adoption')
    .values(row)
    .onConflict((on) => on.columns(['county_code', 'plan_id']).doNothing())
    .execute()

export const linksOf = (db: Db, countyCode: string, planId: string) =>
  db
    .selectFrom('plan_item')
    .select(['entry_key', 'item_no', 'published', 'linked_at'])
    .where('county_code', '=', countyCode)
    .where('plan_id', '=', planId)
    .execute()

/** Which plans an item comes from, the newest link first. */
export const plansOfItem = (db: Db, countyCode: string, itemNo: number) =>
  db
    .selectFrom('plan_item')
    .select(['plan_id', 'entry_key', 'linked_at'])
    .where('county_code', '=', countyCode)
    .where('item_no', '=', itemNo)
    .orderBy('linked_at', 'desc')
    .orderBy('entry_key')
    .execute()

const BATCH = 2000

export async function addLinks(tx: Db, rows: readonly Insertable<PlanItemTable>[]): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH)
    await tx
      .insertInto('plan_item')
      .values(rows.slice(from, from + BATCH))
      .execute()
}

export const setPublished = (tx: Db, countyCode: string, planId: string, entryKey: string, published: string) =>
  tx
    .updateTable('plan_item')
    .set({ published })
    .where('county_code', '=', countyCode)
    .where('plan_id', '=', planId)
    .where('entry_key', '=', entryKey)
    .execute()

/** Items that stand about one of these matters, and items of these numbers. */
export const itemsAbout = (db: Db, countyCode: string, keys: readonly string[], numbers: readonly number[]) =>
  db
    .selectFrom('rectification_item')
    .select(['item_no', 'state', 'matter_key', 'problem', 'requirement', 'deadline'])
    .where('county_code', '=', countyCode)
    .where((eb) =>
      eb.or([
        eb.and([eb('matter_key', '=', sql<string>`any(${keys})`), eb('state', 'not in', ['closed', 'merged', 'dropped'])]),
        eb('item_no', '=', sql<number>`any(${numbers})`),
      ]),
    )
    .orderBy('item_no')
    .execute()
