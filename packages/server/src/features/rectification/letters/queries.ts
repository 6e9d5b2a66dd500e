import type { LetterFilter } from '@junheng/core/features/rectification/letters/contract.ts'
import type { LetterKind } from '@junheng/core/features/rectification/letters/kinds.ts'
import { AWAITING_REPLY } from '@junheng/core/features/rectification/letters/life.ts'
import { type ExpressionBuilder, type Insertable, sql, type Updateable } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { Schema } from '../../../db/schema.ts'
import type { Actor } from '../../../http/context.ts'
import type { LetterSettingTable, LetterStepTable, LetterTable } from './tables.ts'

export type LetterRow = NonNullable<Awaited<ReturnType<typeof findLetter>>>

/** The last serial given of a kind in a year; 0 = none yet. */
export async function lastSerial(db: Db, countyCode: string, kind: LetterKind, year: number): Promise<number> {
  const found = await db
    .selectFrom('letter_register')
    .select('last_serial')
    .where('county_code', '=', countyCode)
    .where('kind', '=', kind)
    .where('year', '=', year)
    .executeTakeFirst()
  return found?.last_serial ?? 0
}

/** Gives the next serial. Who asks meanwhile waits for this transaction; if it fails, the same number is given again. */
export async function takeSerial(tx: Db, county_code: string, kind: LetterKind, year: number): Promise<number> {
  const { last_serial } = await tx
    .insertInto('letter_register')
    .values({ county_code, kind, year, last_serial: 1 })
    .onConflict((on) =>
      on
        .columns(['county_code', 'kind', 'year'])
        .doUpdateSet((eb) => ({ last_serial: eb('letter_register.last_serial', '+', 1) })),
    )
    .returning('last_serial')
    .executeTakeFirstOrThrow()
  return last_serial
}

export const addLetter = (tx: Db, row: Insertable<LetterTable>) => tx.insertInto('supervision_letter').values(row).execute()

export const addItemsOf = (tx: Db, rows: { county_code: string; letter_id: string; item_no: number }[]) =>
  tx.insertInto('letter_item').values(rows).execute()

export const addStep = (tx: Db, row: Insertable<LetterStepTable>) => tx.insertInto('letter_step').values(row).execute()

export const setLetter = (tx: Db, countyCode: string, id: string, change: Updateable<LetterTable>) =>
  tx.updateTable('supervision_letter').set(change).where('county_code', '=', countyCode).where('letter_id', '=', id).execute()

export const findLetter = (db: Db, countyCode: string, id: string) =>
  db
    .selectFrom('supervision_letter')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('letter_id', '=', id)
    .executeTakeFirst()

/** Held until the transaction ends. */
export const takeLetter = (tx: Db, countyCode: string, id: string) =>
  tx
    .selectFrom('supervision_letter')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('letter_id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const stepsOf = (db: Db, countyCode: string, id: string) =>
  db
    .selectFrom('letter_step')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('letter_id', '=', id)
    .orderBy('step')
    .execute()

export async function itemsOf(db: Db, countyCode: string, ids: readonly string[]): Promise<Map<string, number[]>> {
  const rows = await db
    .selectFrom('letter_item')
    .select(['letter_id', 'item_no'])
    .where('county_code', '=', countyCode)
    .where('letter_id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('item_no')
    .execute()
  return new Map([...Map.groupBy(rows, ({ letter_id }) => letter_id)].map(([id, of]) => [id, of.map(({ item_no }) => item_no)]))
}

/** What a viewer sees: who reaches the county all; others what was delivered to their unit or their schools. */
export function seenBy({ reach, post }: Actor) {
  return (eb: ExpressionBuilder<Schema, 'supervision_letter'>) => {
    if (reach.kind === 'county') return sql<boolean>`true`
    const codes = reach.kind === 'schools' ? [...reach.codes] : []
    const own = post.orgId === null ? eb('receiver', '=', post.unit) : eb('receiver_org_id', '=', post.orgId)
    return eb.and([eb('delivered_on', 'is not', null), eb.or([own, eb('school_code', '=', sql<string>`any(${codes})`)])])
  }
}

/** Due and not there, or there after its day. */
const isLate = (today: string) => sql<boolean>`reply_due < ${today} and state in ('delivered', 'received')`

export function chosenLetters(db: Db, actor: Actor, countyCode: string, today: string, filter: LetterFilter) {
  const { kind, state, year, item, text } = filter
  return db
    .selectFrom('supervision_letter')
    .where('supervision_letter.county_code', '=', countyCode)
    .where(seenBy(actor))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
    .$if(year !== undefined, (query) => query.where('year', '=', year!))
    .$if(state === 'waiting', (query) => query.where('state', 'in', AWAITING_REPLY))
    .$if(state === 'late', (query) => query.where(isLate(today)))
    .$if(!['all', 'waiting', 'late'].includes(state), (query) => query.where('state', '=', state as 'issued'))
    .$if(item !== undefined, (query) =>
      query.where('letter_id', 'in', (eb) =>
        eb
          .selectFrom('letter_item')
          .select('letter_item.letter_id')
          .where('letter_item.county_code', '=', countyCode)
          .where('letter_item.item_no', '=', item!),
      ),
    )
    .$if(Boolean(text), (query) =>
      query.where((eb) =>
        eb.or([
          sql<boolean>`position(${text} in title) > 0`,
          sql<boolean>`position(${text} in receiver) > 0`,
          sql<boolean>`position(${text} in agency || '〔' || year || '〕' || serial || '号') > 0`,
        ]),
      ),
    )
}

/** Letters about any of these items, newest first. */
export const lettersAbout = (db: Db, countyCode: string, items: readonly number[]) =>
  db
    .selectFrom('supervision_letter')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('letter_id', 'in', (eb) =>
      eb
        .selectFrom('letter_item')
        .select('letter_item.letter_id')
        .where('letter_item.county_code', '=', countyCode)
        .where('letter_item.item_no', '=', sql<number>`any(${items})`),
    )
    .orderBy('made_at', 'desc')
    .orderBy('serial', 'desc')
    .limit(10)
    .execute()

/** What the county wrote last in a letter of this kind, as the proposal for the next one. */
export const lastTexts = (db: Db, countyCode: string, kind: LetterKind) =>
  db
    .selectFrom('supervision_letter')
    .select('texts')
    .where('county_code', '=', countyCode)
    .where('kind', '=', kind)
    .orderBy('made_at', 'desc')
    .orderBy('serial', 'desc')
    .limit(1)
    .executeTakeFirst()

export const settingsOf = (db: Db, countyCode: string) =>
  db.selectFrom('letter_setting').selectAll().where('county_code', '=', countyCode).execute()

export function putSetting(tx: Db, row: Insertable<LetterSettingTable>) {
  const { days, recheck_days, changed_at, changed_name } = row
  return tx
    .insertInto('letter_setting')
    .values(row)
    .onConflict((on) => on.columns(['county_code', 'kind']).doUpdateSet({ days, recheck_days, changed_at, changed_name }))
    .execute()
}
