import type { Insertable, Updateable } from 'kysely'
import type { Db } from '../../../../db/database.ts'
import type { DataAmendmentTable, DataEditionTable, DataReturnStepTable, DataRoundTable } from '../tables.ts'

/** Editions of a round are made one after the other. */
export function lockRoundRow(tx: Db, countyCode: string, id: string) {
  return tx
    .selectFrom('data_round')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('round_id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export function setRound(tx: Db, countyCode: string, id: string, change: Updateable<DataRoundTable>) {
  return tx.updateTable('data_round').set(change).where('county_code', '=', countyCode).where('round_id', '=', id).execute()
}

/** How each return of a round stands. */
export const returnStates = (db: Db, countyCode: string, roundId: string) => states(db, countyCode, roundId).execute()

/** The same, held against any other change until the transaction ends. */
export const holdReturns = (tx: Db, countyCode: string, roundId: string) => states(tx, countyCode, roundId).forUpdate().execute()

const states = (db: Db, countyCode: string, roundId: string) =>
  db
    .selectFrom('data_return')
    .select(['county_code', 'return_id', 'kind', 'unit_key', 'unit_name', 'school_code', 'state', 'revision'])
    .select(['keeper_school', 'keeper_org_id', 'keeper_unit'])
    .where('county_code', '=', countyCode)
    .where('round_id', '=', roundId)
    .orderBy('return_id')

export function lockReturns(tx: Db, countyCode: string, roundId: string, ids: readonly string[], at: string) {
  return tx
    .updateTable('data_return')
    .set((eb) => ({ state: 'locked' as const, revision: eb('revision', '+', 1), changed_at: at }))
    .where('county_code', '=', countyCode)
    .where('round_id', '=', roundId)
    .where('return_id', 'in', ids)
    .execute()
}

export const addSteps = (tx: Db, rows: Insertable<DataReturnStepTable>[]) =>
  tx.insertInto('data_return_step').values(rows).execute()

export const addEdition = (tx: Db, row: Insertable<DataEditionTable>) => tx.insertInto('data_edition').values(row).execute()

/** Newest first. */
export function editionsOf(db: Db, countyCode: string, roundId: string) {
  return db
    .selectFrom('data_edition')
    .innerJoin('package', (join) =>
      join
        .onRef('package.county_code', '=', 'data_edition.county_code')
        .onRef('package.package_id', '=', 'data_edition.package_id'),
    )
    .select([
      'data_edition.edition',
      'data_edition.package_id',
      'data_edition.hashes',
      'data_edition.cause',
      'data_edition.at',
      'data_edition.account_name',
      'data_edition.amendment_id',
      'package.counties',
    ])
    .where('data_edition.county_code', '=', countyCode)
    .where('data_edition.round_id', '=', roundId)
    .orderBy('data_edition.edition', 'desc')
    .execute()
}

export const openRounds = (db: Db, countyCode: string) =>
  db
    .selectFrom('data_round')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('origin', '=', 'collected')
    .orderBy('school_year', 'desc')
    .orderBy('number', 'desc')
    .execute()

/** What changes whenever any value or state of a round does; `unlocked` counts the returns that may still change by themselves, `waiting` the schools that have not handed in. */
export function stampOf(db: Db, countyCode: string, roundId: string) {
  return db
    .selectFrom('data_return')
    .select((eb) => [
      eb.fn.countAll<number>().as('returns'),
      eb.fn.sum<number>('revision').as('revisions'),
      eb.fn.max('changed_at').as('changed_at'),
      eb.fn.countAll<number>().filterWhere('school_code', 'is not', null).as('schools'),
      eb.fn.countAll<number>().filterWhere('state', '<>', 'locked').filterWhere('kind', '<>', 'self_check').as('unlocked'),
      eb.fn.countAll<number>().filterWhere('state', 'in', ['draft', 'returned']).filterWhere('kind', '=', 'school').as('waiting'),
    ])
    .where('county_code', '=', countyCode)
    .where('round_id', '=', roundId)
    .executeTakeFirstOrThrow()
}

export const addAmendment = (tx: Db, row: Insertable<DataAmendmentTable>) => tx.insertInto('data_amendment').values(row).execute()

/** Newest first; of one return where it is named. */
export function amendmentsOf(db: Db, countyCode: string, roundId: string, returnId?: string) {
  return db
    .selectFrom('data_amendment')
    .innerJoin('data_return', (join) =>
      join
        .onRef('data_return.county_code', '=', 'data_amendment.county_code')
        .onRef('data_return.return_id', '=', 'data_amendment.return_id'),
    )
    .selectAll('data_amendment')
    .select('data_return.unit_name')
    .where('data_amendment.county_code', '=', countyCode)
    .where('data_amendment.round_id', '=', roundId)
    .$if(returnId !== undefined, (query) => query.where('data_amendment.return_id', '=', returnId!))
    .orderBy('data_amendment.asked_at', 'desc')
    .execute()
}

export function takeAmendment(tx: Db, countyCode: string, returnId: string, id: string) {
  return tx
    .selectFrom('data_amendment')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('return_id', '=', returnId)
    .where('amendment_id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export function settleAmendment(tx: Db, countyCode: string, id: string, change: Updateable<DataAmendmentTable>) {
  return tx
    .updateTable('data_amendment')
    .set(change)
    .where('county_code', '=', countyCode)
    .where('amendment_id', '=', id)
    .execute()
}
