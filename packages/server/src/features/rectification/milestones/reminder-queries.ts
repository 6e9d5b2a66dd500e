import { STANDING } from '@junheng/core/features/rectification/ledger/states.ts'
import { type Insertable, sql } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { ReminderTable } from './tables.ts'

/** Counties with anything that still waits for somebody. */
export const countiesWithItems = (db: Db) =>
  db
    .selectFrom('county')
    .select(['county_code', 'name', 'is_demo'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('rectification_item')
          .select('item_no')
          .whereRef('rectification_item.county_code', '=', 'county.county_code')
          .where('state', 'in', STANDING),
      ),
    )
    .orderBy('county_code')
    .execute()

/** A day that is not done: a milestone, or an item's deadline (0). */
export interface OpenDay {
  item_no: number
  milestone_no: number
  due: string
  text: string
  problem: string
  school_code: string | null
  school_name: string | null
  /** The last reminder of this very day that was said; null = none. */
  said: number | null
}

/** What of standing items is overdue, or due within `ahead` days. */
export async function openDays(db: Db, countyCode: string, today: string, ahead: number): Promise<OpenDay[]> {
  const { rows } = await sql<OpenDay>`
    select day.*, (
      select min(mark) from item_reminder r
      where r.county_code = ${countyCode} and r.item_no = day.item_no and r.milestone_no = day.milestone_no and r.due = day.due
    ) as said
    from (
      select item_no, 0 as milestone_no, deadline as due, '' as text, problem, school_code, school_name
      from rectification_item
      where county_code = ${countyCode} and state = any(${[...STANDING]}) and deadline <= ${today}::date + ${ahead}::int
      union all
      select m.item_no, m.milestone_no, m.due, m.text, i.problem, i.school_code, i.school_name
      from item_milestone m join rectification_item i on i.county_code = m.county_code and i.item_no = m.item_no
      where m.county_code = ${countyCode} and m.done_on is null and m.withdrawn_at is null
        and m.due <= ${today}::date + ${ahead}::int and i.state = any(${[...STANDING]})
    ) day
    order by due, item_no, milestone_no`.execute(db)
  return rows
}

const BATCH = 1000

/** Writes down that reminders are said. @returns those nobody had said before, as `item milestone` */
export async function addReminders(tx: Db, rows: readonly Insertable<ReminderTable>[]): Promise<string[]> {
  const fresh: string[] = []
  for (let from = 0; from < rows.length; from += BATCH) {
    const added = await tx
      .insertInto('item_reminder')
      .values(rows.slice(from, from + BATCH))
      .onConflict((on) => on.doNothing())
      .returning(['item_no', 'milestone_no'])
      .execute()
    fresh.push(...added.map(({ item_no, milestone_no }) => `${item_no} ${milestone_no}`))
  }
  return fresh
}
