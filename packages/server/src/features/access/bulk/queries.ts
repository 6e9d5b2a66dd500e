import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { PostRequestTable } from '../tables.ts'

/** Those of `names` that are taken, in lower case. */
export async function namesTaken(db: Db, names: readonly string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set()
  const lower = names.map((name) => name.toLowerCase())
  const rows = await db
    .selectFrom('account')
    .select(sql<string>`lower(name)`.as('name'))
    .where(sql<string>`lower(name)`, 'in', lower)
    .execute()
  return new Set(rows.map(({ name }) => name))
}

export const addRequest = (db: Db, row: Omit<Insertable<PostRequestTable>, 'decided_at' | 'decided_name' | 'post_id'>) =>
  db
    .insertInto('post_request')
    .values({ ...row, decided_at: null, decided_name: null, post_id: null })
    .execute()

/** Not decided yet, in the order they were asked. */
export const openRequests = (db: Db) =>
  db
    .selectFrom('post_request')
    .innerJoin('account', 'account.account_id', 'post_request.account_id')
    .select([
      'post_request.request_id',
      'post_request.role',
      'post_request.county_code',
      'post_request.school_code',
      'post_request.unit_name',
      'post_request.requested_at',
      'post_request.requested_name',
      'account.account_id',
      'account.name',
      'account.display_name',
    ])
    .where('post_request.decided_at', 'is', null)
    .orderBy('post_request.requested_at')
    .orderBy('account.name')
    .execute()

/** False where somebody decided it meanwhile. */
export async function decideRequest(
  db: Db,
  requestId: string,
  decided: { decided_at: string; decided_name: string; post_id: string | null },
): Promise<boolean> {
  const row = await db
    .updateTable('post_request')
    .set(decided)
    .where('request_id', '=', requestId)
    .where('decided_at', 'is', null)
    .returning('request_id')
    .executeTakeFirst()
  return row !== undefined
}
