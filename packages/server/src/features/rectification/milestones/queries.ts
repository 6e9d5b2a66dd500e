import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { MilestoneTable, ReminderSettingTable } from './tables.ts'

export type MilestoneRow = NonNullable<Awaited<ReturnType<typeof findMilestone>>>

/** Of many items, by item and day; withdrawn ones too. */
export const milestonesOf = (db: Db, countyCode: string, numbers: readonly number[]) =>
  db
    .selectFrom('item_milestone')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('item_no', '=', sql<number>`any(${numbers})`)
    .orderBy('item_no')
    .orderBy('due', (order) => order.asc().nullsLast())
    .orderBy('milestone_no')
    .execute()

export const findMilestone = (db: Db, countyCode: string, item: number, no: number) =>
  db
    .selectFrom('item_milestone')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('item_no', '=', item)
    .where('milestone_no', '=', no)
    .executeTakeFirst()

export async function lastNumbers(db: Db, countyCode: string, items: readonly number[]): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('item_milestone')
    .select((eb) => ['item_no', eb.fn.max('milestone_no').as('last')])
    .where('county_code', '=', countyCode)
    .where('item_no', '=', sql<number>`any(${items})`)
    .groupBy('item_no')
    .execute()
  return new Map(rows.map(({ item_no, last }) => [item_no, last]))
}

const BATCH = 1000

/** In parts, for a statement takes 65 535 values. */
export async function addMilestones(tx: Db, rows: readonly Insertable<MilestoneTable>[]): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH)
    await tx
      .insertInto('item_milestone')
      .values(rows.slice(from, from + BATCH))
      .execute()
}

export const setMilestone = (
  tx: Db,
  { county_code, item_no, milestone_no }: Pick<MilestoneRow, 'county_code' | 'item_no' | 'milestone_no'>,
  change: Updateable<MilestoneTable>,
) =>
  tx
    .updateTable('item_milestone')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('county_code', '=', county_code)
    .where('item_no', '=', item_no)
    .where('milestone_no', '=', milestone_no)
    .execute()

export const findSetting = (db: Db, countyCode: string) =>
  db.selectFrom('item_reminder_setting').selectAll().where('county_code', '=', countyCode).executeTakeFirst()

/** @returns false where another version stands than `seen` (0: none) */
export async function putSetting(tx: Db, row: Insertable<ReminderSettingTable>, seen: number): Promise<boolean> {
  const { county_code, ...change } = row
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('item_reminder_setting')
    .values(row)
    .onConflict((on) =>
      on
        .column('county_code')
        .doUpdateSet(change)
        .where('item_reminder_setting.version', '=', seen === 0 ? -1 : seen),
    )
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}
