import type { LookBackRule } from '@junheng/core/features/rectification/look-back/schema.ts'
import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { Actor } from '../../../http/context.ts'
import { reachItems } from '../ledger/find-item.ts'
import type { LookBackItemTable, LookBackTable } from './tables.ts'

export type LookBackRow = NonNullable<Awaited<ReturnType<typeof findLookBack>>>

/** The closed items a rule means, with the day each was closed. */
export function closedItems(db: Db, countyCode: string, rule: LookBackRule) {
  const { matter, indicator, school, unit, closedFrom, closedTo } = rule
  return db
    .selectFrom('rectification_item')
    .select(['item_no', 'closed_on'])
    .where('county_code', '=', countyCode)
    .where('state', '=', 'closed')
    .$narrowType<{ closed_on: string }>()
    .$if(matter !== null, (query) => query.where('matter', '=', matter!))
    .$if(indicator !== null, (query) => query.where('indicator', '=', indicator!))
    .$if(school !== null, (query) => query.where('school_code', '=', school!))
    .$if(closedFrom !== null, (query) => query.where('closed_on', '>=', closedFrom!))
    .$if(closedTo !== null, (query) => query.where('closed_on', '<=', closedTo!))
    .$if(unit !== null, (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('item_unit')
            .select('item_unit.item_no')
            .whereRef('item_unit.county_code', '=', 'rectification_item.county_code')
            .whereRef('item_unit.item_no', '=', 'rectification_item.item_no')
            .where('item_unit.org_id', '=', unit!),
        ),
      ),
    )
    .orderBy('item_no')
    .execute()
}

export const addLookBack = (tx: Db, row: Insertable<LookBackTable>) => tx.insertInto('look_back').values(row).execute()

export const addLookBackItems = (tx: Db, rows: Insertable<LookBackItemTable>[]) =>
  tx.insertInto('look_back_item').values(rows).execute()

export const findLookBack = (db: Db, countyCode: string, id: string) =>
  db.selectFrom('look_back').selectAll().where('county_code', '=', countyCode).where('look_back_id', '=', id).executeTakeFirst()

/** Those in which the viewer sees an item, newest first. */
export async function listLookBacks(db: Db, actor: Actor, countyCode: string, { page, size }: { page: number; size: number }) {
  const seen = db
    .selectFrom('look_back')
    .where('look_back.county_code', '=', countyCode)
    .where('look_back_id', 'in', seenItems(db, actor, countyCode).select('look_back_item.look_back_id'))
  const { total } = await seen.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await seen
    .selectAll('look_back')
    .orderBy('made_at', 'desc')
    .orderBy('look_back_id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { total, rows }
}

const seenItems = (db: Db, actor: Actor, countyCode: string) =>
  db
    .selectFrom('look_back_item')
    .innerJoin('rectification_item', (join) =>
      join
        .onRef('rectification_item.county_code', '=', 'look_back_item.county_code')
        .onRef('rectification_item.item_no', '=', 'look_back_item.item_no'),
    )
    .where('look_back_item.county_code', '=', countyCode)
    .where(reachItems(actor) as never)

/** The items of these look-backs that the viewer sees. */
export const itemsOf = (db: Db, actor: Actor, countyCode: string, ids: readonly string[]) =>
  seenItems(db, actor, countyCode)
    .selectAll('look_back_item')
    .where('look_back_item.look_back_id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('look_back_item.item_no')
    .execute()

/** Held until the transaction ends. */
export const takeLookBackItem = (tx: Db, countyCode: string, id: string, no: number) =>
  tx
    .selectFrom('look_back_item')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('look_back_id', '=', id)
    .where('item_no', '=', no)
    .forUpdate()
    .executeTakeFirst()

export const setLookBackItem = (tx: Db, countyCode: string, id: string, no: number, change: Updateable<LookBackItemTable>) =>
  tx
    .updateTable('look_back_item')
    .set(change)
    .where('county_code', '=', countyCode)
    .where('look_back_id', '=', id)
    .where('item_no', '=', no)
    .execute()
