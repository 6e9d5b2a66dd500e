import { type Insertable, sql } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { Actor } from '../../../http/context.ts'
import { reachItems } from '../ledger/find-item.ts'
import type { FeedbackLetterTable, ItemOriginTable } from './tables.ts'

export const addOrigins = (tx: Db, rows: readonly Insertable<ItemOriginTable>[]) =>
  tx.insertInto('item_origin').values(rows).execute()

/** The items made of records of a kind that the viewer sees, the newest first. */
export const linksOf = (db: Db, actor: Actor, countyCode: string, kind: ItemOriginTable['kind']) =>
  db
    .selectFrom('rectification_item')
    .innerJoin('item_origin', (join) =>
      join
        .onRef('item_origin.county_code', '=', 'rectification_item.county_code')
        .onRef('item_origin.item_no', '=', 'rectification_item.item_no'),
    )
    .select(['item_origin.record', 'rectification_item.item_no', 'rectification_item.state'])
    .where('rectification_item.county_code', '=', countyCode)
    .where('item_origin.kind', '=', kind)
    .where(reachItems(actor))
    .orderBy('rectification_item.item_no', 'desc')
    .execute()

/** Standing items that say by an indicator what they are about, whatever they were made of. */
export const standingMatters = (db: Db, actor: Actor, countyCode: string) =>
  db
    .selectFrom('rectification_item')
    .select(['item_no', 'state', 'standard_key', 'matter', 'indicator', 'stage', 'school_code'])
    .where('county_code', '=', countyCode)
    .where('matter_key', 'is not', null)
    .where('state', 'not in', ['closed', 'merged', 'dropped'])
    .where(reachItems(actor))
    .orderBy('item_no')
    .execute()

/** What an item was made from. */
export const originsOf = (db: Db, countyCode: string, no: number) =>
  db
    .selectFrom('item_origin')
    .select(['kind', 'record'])
    .where('county_code', '=', countyCode)
    .where('item_no', '=', no)
    .orderBy('kind')
    .orderBy('record')
    .execute()

/** The standing item made of a record, if there is one. */
export const standingOf = (db: Db, countyCode: string, kind: ItemOriginTable['kind'], record: string) =>
  db
    .selectFrom('item_origin')
    .innerJoin('rectification_item', (join) =>
      join
        .onRef('rectification_item.county_code', '=', 'item_origin.county_code')
        .onRef('rectification_item.item_no', '=', 'item_origin.item_no'),
    )
    .select('rectification_item.item_no')
    .where('item_origin.county_code', '=', countyCode)
    .where('kind', '=', kind)
    .where('record', '=', record)
    .where('state', 'not in', ['closed', 'merged', 'dropped'])
    .executeTakeFirst()

export const addLetter = (tx: Db, row: Insertable<FeedbackLetterTable>) => tx.insertInto('feedback_letter').values(row).execute()

/** With how many items each has, how many of them wait for nobody any more, how many are late on `today`. */
export const lettersOf = (db: Db, countyCode: string, today: string, id?: string) =>
  db
    .selectFrom('feedback_letter as l')
    .leftJoin('review as r', (join) => join.onRef('r.county_code', '=', 'l.county_code').onRef('r.review_id', '=', 'l.review_id'))
    .leftJoin('item_origin as o', (join) =>
      join
        .onRef('o.county_code', '=', 'l.county_code')
        .on('o.kind', '=', 'letter')
        .on(sql<boolean>`o.record = l.letter_id::text`),
    )
    .leftJoin('rectification_item as i', (join) =>
      join.onRef('i.county_code', '=', 'o.county_code').onRef('i.item_no', '=', 'o.item_no'),
    )
    .selectAll('l')
    .select('r.title as review_title')
    .select([
      sql<number>`count(i.item_no)::int`.as('items'),
      sql<number>`(count(*) filter (where i.state in ('closed', 'merged', 'dropped')))::int`.as('settled'),
      sql<number>`(count(*) filter (where i.state not in ('closed', 'merged', 'dropped') and i.deadline < ${today}))::int`.as(
        'overdue',
      ),
    ])
    .where('l.county_code', '=', countyCode)
    .$if(id !== undefined, (q) => q.where('l.letter_id', '=', id!))
    .groupBy(['l.county_code', 'l.letter_id', 'r.title'])
    .orderBy('l.dated', 'desc')
    .orderBy('l.number')
    .execute()

export const itemsOfLetter = (db: Db, countyCode: string, id: string) =>
  db
    .selectFrom('item_origin')
    .select('item_no')
    .where('county_code', '=', countyCode)
    .where('kind', '=', 'letter')
    .where('record', '=', id)
    .orderBy('item_no')
    .execute()
