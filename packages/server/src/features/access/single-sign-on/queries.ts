import type { Insertable } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { AccountIdentityTable, SignOnFlowTable } from '../tables.ts'

export const addFlow = (db: Db, flow: Insertable<SignOnFlowTable>) => db.insertInto('sign_on_flow').values(flow).execute()

/** Takes it away: it is answered once. */
export const takeFlow = (db: Db, flowHash: string) =>
  db
    .deleteFrom('sign_on_flow')
    .where('flow_hash', '=', flowHash)
    .returning(['state', 'nonce', 'verifier', 'account_id', 'begun_at'])
    .executeTakeFirst()

export const sweepFlows = (db: Db, before: string) => db.deleteFrom('sign_on_flow').where('begun_at', '<', before).execute()

export async function accountOf(db: Db, issuer: string, subject: string): Promise<string | null> {
  const row = await db
    .selectFrom('account_identity')
    .select('account_id')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row?.account_id ?? null
}

export async function boundAt(db: Db, issuer: string, accountId: string): Promise<string | null> {
  const row = await db
    .selectFrom('account_identity')
    .select('bound_at')
    .where('issuer', '=', issuer)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row?.bound_at ?? null
}

/** False where the person is bound to another account, or the account to another person. */
export async function bind(db: Db, identity: Insertable<AccountIdentityTable>): Promise<boolean> {
  const row = await db
    .insertInto('account_identity')
    .values(identity)
    .onConflict((conflict) => conflict.doNothing())
    .returning('account_id')
    .executeTakeFirst()
  return row !== undefined
}

/** False where nothing was bound. */
export async function unbind(db: Db, issuer: string, accountId: string): Promise<boolean> {
  const row = await db
    .deleteFrom('account_identity')
    .where('issuer', '=', issuer)
    .where('account_id', '=', accountId)
    .returning('account_id')
    .executeTakeFirst()
  return row !== undefined
}
