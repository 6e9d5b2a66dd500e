import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { ItemFundTable, ItemStepTable, ItemTable, ItemUnitTable } from './tables.ts'

export type ItemRow = NonNullable<Awaited<ReturnType<typeof findItem>>>

/** Takes the next `count` numbers of a county. @returns the first of them */
export async function takeNumbers(tx: Db, countyCode: string, count: number): Promise<number> {
  const { last_no } = await tx
    .insertInto('rectification_number')
    .values({ county_code: countyCode, last_no: count })
    .onConflict((on) =>
      on.column('county_code').doUpdateSet((eb) => ({ last_no: eb('rectification_number.last_no', '+', count) })),
    )
    .returning('last_no')
    .executeTakeFirstOrThrow()
  return last_no - count + 1
}

const BATCH = 1000

/** In parts, for a statement takes 65 535 values. */
async function inBatches<T>(rows: readonly T[], add: (part: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) await add(rows.slice(from, from + BATCH))
}

export const addItems = (tx: Db, rows: readonly Insertable<ItemTable>[]) =>
  inBatches(rows, (part) => tx.insertInto('rectification_item').values(part).execute())

export const addUnits = (tx: Db, rows: readonly Insertable<ItemUnitTable>[]) =>
  inBatches(rows, (part) => tx.insertInto('item_unit').values(part).execute())

export const addFunds = (tx: Db, rows: readonly Insertable<ItemFundTable>[]) =>
  inBatches(rows, (part) => tx.insertInto('item_fund').values(part).execute())

export const addSteps = (tx: Db, rows: readonly Insertable<ItemStepTable>[]) =>
  inBatches(rows, (part) => tx.insertInto('item_step').values(part).execute())

/** The standing items about these matters. */
export function standingAbout(db: Db, countyCode: string, keys: readonly string[]) {
  return db
    .selectFrom('rectification_item')
    .select(['item_no', 'matter_key'])
    .where('county_code', '=', countyCode)
    .where('matter_key', '=', sql<string>`any(${keys})`)
    .where('state', 'not in', ['closed', 'merged', 'dropped'])
    .execute()
}

export function findItem(db: Db, countyCode: string, no: number) {
  return db
    .selectFrom('rectification_item')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('item_no', '=', no)
    .executeTakeFirst()
}

/** Held until the transaction ends. */
export function takeItem(tx: Db, countyCode: string, no: number) {
  return tx
    .selectFrom('rectification_item')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('item_no', '=', no)
    .forUpdate()
    .executeTakeFirst()
}

export const itemsOf = (db: Db, countyCode: string, numbers: readonly number[]) =>
  db
    .selectFrom('rectification_item')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('item_no', '=', sql<number>`any(${numbers})`)
    .orderBy('item_no')
    .execute()

export const setItem = (tx: Db, countyCode: string, no: number, change: Updateable<ItemTable>) =>
  tx
    .updateTable('rectification_item')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('county_code', '=', countyCode)
    .where('item_no', '=', no)
    .execute()

export async function clearParts(tx: Db, countyCode: string, no: number): Promise<void> {
  await tx.deleteFrom('item_unit').where('county_code', '=', countyCode).where('item_no', '=', no).execute()
  await tx.deleteFrom('item_fund').where('county_code', '=', countyCode).where('item_no', '=', no).execute()
}

export const unitsOf = (db: Db, countyCode: string, numbers: readonly number[]) =>
  db
    .selectFrom('item_unit')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('item_no', '=', sql<number>`any(${numbers})`)
    .orderBy('item_no')
    .orderBy('part')
    .orderBy('position')
    .execute()

export const fundsOf = (db: Db, countyCode: string, numbers: readonly number[]) =>
  db
    .selectFrom('item_fund')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('item_no', '=', sql<number>`any(${numbers})`)
    .orderBy('item_no')
    .orderBy('position')
    .execute()

/** In the order of time. */
export const stepsOf = (db: Db, countyCode: string, no: number) =>
  db
    .selectFrom('item_step')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('item_no', '=', no)
    .orderBy('at')
    .orderBy('step')
    .execute()

export async function lastSteps(db: Db, countyCode: string, numbers: readonly number[]): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('item_step')
    .select((eb) => ['item_no', eb.fn.max('step').as('last')])
    .where('county_code', '=', countyCode)
    .where('item_no', '=', sql<number>`any(${numbers})`)
    .groupBy('item_no')
    .execute()
  return new Map(rows.map(({ item_no, last }) => [item_no, last]))
}
