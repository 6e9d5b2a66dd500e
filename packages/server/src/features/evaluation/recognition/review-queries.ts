import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { ReviewLetterTable, ReviewStepTable, ReviewTable } from './tables.ts'

export type ReviewRow = NonNullable<Awaited<ReturnType<typeof findReview>>>

/** Those without a day first, then the newest. */
export const reviewsOf = (db: Db, countyCode: string) =>
  db
    .selectFrom('review')
    .selectAll('review')
    .select((eb) =>
      eb
        .selectFrom('review_letter as l')
        .whereRef('l.county_code', '=', 'review.county_code')
        .whereRef('l.review_id', '=', 'review.review_id')
        .select((of) => of.fn.countAll<number>().as('n'))
        .as('letters'),
    )
    .where('county_code', '=', countyCode)
    .orderBy(sql`coalesce(held_on, planned_on)`, (order) => order.desc().nullsFirst())
    .orderBy('title')
    .execute()

export const findReview = (db: Db, countyCode: string, id: string) =>
  db.selectFrom('review').selectAll().where('county_code', '=', countyCode).where('review_id', '=', id).executeTakeFirst()

/** Held against other changes until the transaction ends. */
export const takeReview = (tx: Db, countyCode: string, id: string) =>
  tx
    .selectFrom('review')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('review_id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const addReview = (tx: Db, row: Insertable<ReviewTable>) => tx.insertInto('review').values(row).execute()

export const setReview = (tx: Db, { county_code, review_id }: ReviewRow, change: Updateable<ReviewTable>) =>
  tx.updateTable('review').set(change).where('county_code', '=', county_code).where('review_id', '=', review_id).execute()

export const lettersOf = (db: Db, countyCode: string, id: string) =>
  db
    .selectFrom('review_letter as l')
    .innerJoin('stored_file as f', (join) =>
      join.onRef('f.county_code', '=', 'l.county_code').onRef('f.file_id', '=', 'l.file_id'),
    )
    .select(['l.number', 'l.file_id', 'l.file_name', 'l.at', 'l.account_name', 'f.sha256', 'f.size'])
    .where('l.county_code', '=', countyCode)
    .where('l.review_id', '=', id)
    .orderBy('l.number')
    .execute()

export const addLetter = (tx: Db, row: Insertable<ReviewLetterTable>) => tx.insertInto('review_letter').values(row).execute()

export const stepsOf = (db: Db, countyCode: string, id: string) =>
  db
    .selectFrom('review_step')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('review_id', '=', id)
    .orderBy('number')
    .execute()

export const addStep = (tx: Db, row: Insertable<ReviewStepTable>) => tx.insertInto('review_step').values(row).execute()
