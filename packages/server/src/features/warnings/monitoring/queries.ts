import { type Insertable, sql } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { MonitoringBatchTable, MonitoringCalendarTable } from '../tables.ts'

export type CalendarRow = NonNullable<Awaited<ReturnType<typeof findCalendar>>>
export type BatchRow = Awaited<ReturnType<typeof batchesOf>>[number]

export const findCalendar = (db: Db, countyCode: string) =>
  db.selectFrom('monitoring_calendar').selectAll().where('county_code', '=', countyCode).executeTakeFirst()

/** Held until the transaction ends; nothing where somebody else holds it. */
export const takeCalendar = (tx: Db, countyCode: string) =>
  tx
    .selectFrom('monitoring_calendar')
    .selectAll()
    .where('county_code', '=', countyCode)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()

export function putCalendar(tx: Db, row: Insertable<MonitoringCalendarTable>) {
  const { county_code: _, ...change } = row
  return tx
    .insertInto('monitoring_calendar')
    .values(row)
    .onConflict((conflict) => conflict.column('county_code').doUpdateSet(change))
    .execute()
}

/** Every county with a calendar. */
export const calendars = (db: Db) =>
  db
    .selectFrom('monitoring_calendar')
    .innerJoin('county', 'county.county_code', 'monitoring_calendar.county_code')
    .selectAll('monitoring_calendar')
    .select(['county.name', 'county.is_demo'])
    .where('every', '<>', 'never')
    .orderBy('monitoring_calendar.county_code')
    .execute()

/** Newest first. */
export const batchesOf = (db: Db, countyCode: string, most: number) =>
  batches(db, countyCode).orderBy('monitoring_batch.day', 'desc').limit(most).execute()

export const findBatch = (db: Db, countyCode: string, day: string) =>
  batches(db, countyCode).where('monitoring_batch.day', '=', day).executeTakeFirst()

const batches = (db: Db, countyCode: string) =>
  db
    .selectFrom('monitoring_batch')
    .leftJoin('evaluation_run', (join) =>
      join
        .onRef('evaluation_run.county_code', '=', 'monitoring_batch.county_code')
        .onRef('evaluation_run.run_id', '=', 'monitoring_batch.run_id'),
    )
    .selectAll('monitoring_batch')
    .select('evaluation_run.name as run_name')
    .where('monitoring_batch.county_code', '=', countyCode)

export const addBatch = (tx: Db, row: Insertable<MonitoringBatchTable>) => tx.insertInto('monitoring_batch').values(row).execute()

/** How many warnings stand at each level. */
export async function levelsOf(db: Db, countyCode: string): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('warning')
    .select((eb) => ['level', eb.fn.countAll<number>().as('count')])
    .where('county_code', '=', countyCode)
    .where('state', '<>', 'closed')
    .groupBy('level')
    .execute()
  return Object.fromEntries(rows.map(({ level, count }) => [level, count]))
}

type Moment = 'before' | 'after'

/** Warnings that stood at both moments, or at one of them alone. A closed one changes no more, so `changed_at` is when it closed. */
export async function stoodAt(
  db: Db,
  countyCode: string,
  at: Readonly<Record<Moment, string>>,
  which: Readonly<Record<Moment, boolean>>,
  most: number,
) {
  const stood = (moment: string) => sql<boolean>`(opened_at <= ${moment} and (state <> 'closed' or changed_at > ${moment}))`
  const chosen = db
    .selectFrom('warning')
    .where('county_code', '=', countyCode)
    .where(sql<boolean>`${stood(at.before)} = ${which.before}`)
    .where(sql<boolean>`${stood(at.after)} = ${which.after}`)
  const { count } = await chosen.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  const rows = await chosen
    .selectAll()
    .orderBy(sql`array_position(array['red', 'orange', 'yellow', 'blue'], level)`)
    .orderBy('warning_key')
    .orderBy('opened_at')
    .limit(most)
    .execute()
  return { count, rows }
}
