import { type Insertable, sql } from 'kysely'
import type { Db } from '../../../../db/database.ts'
import type { ReturnRow } from '../return-queries.ts'
import type { DataRemarkTable } from '../tables.ts'

export const addRemark = (tx: Db, row: Insertable<DataRemarkTable>) => tx.insertInto('data_remark').values(row).execute()

type RemarkKey = Pick<ReturnRow, 'county_code' | 'round_id' | 'return_id'> & { remark_id: string }

const oneRemark = ({ county_code, round_id, return_id, remark_id }: RemarkKey) => sql<boolean>`
  county_code = ${county_code} and round_id = ${round_id}::uuid and return_id = ${return_id}::uuid and remark_id = ${remark_id}::uuid`

export function findRemark(tx: Db, key: RemarkKey) {
  return tx.selectFrom('data_remark').selectAll().where(oneRemark(key)).executeTakeFirst()
}

export function putAnswer(tx: Db, key: RemarkKey, answer: { answer: string; answered_at: string; answered_name: string }) {
  return tx.updateTable('data_remark').set(answer).where(oneRemark(key)).execute()
}

export function settle(tx: Db, key: RemarkKey, settled: { settled_at: string; settled_name: string }) {
  return tx.updateTable('data_remark').set(settled).where(oneRemark(key)).execute()
}

/** Returns that were handed in and wait, in that order, with what there is to look at. */
export function waitingOf(db: Db, countyCode: string, roundId: string) {
  const counted = (table: 'data_remark' | 'data_explanation', also = sql``) => sql<number>`(
    select count(*)::int from ${sql.table(table)} t
    where t.county_code = r.county_code and t.round_id = r.round_id and t.return_id = r.return_id ${also})`
  return db
    .selectFrom('data_return as r')
    .select(['r.return_id', 'r.kind', 'r.unit_key', 'r.unit_name', 'r.revision', 'r.submitted_at', 'r.errors', 'r.warnings'])
    .select([
      counted('data_remark', sql`and t.settled_at is null`).as('open_remarks'),
      counted('data_explanation').as('explanations'),
    ])
    .where('r.county_code', '=', countyCode)
    .where('r.round_id', '=', roundId)
    .where('r.state', '=', 'submitted')
    .orderBy('r.submitted_at')
    .orderBy('r.unit_key')
    .execute()
}
