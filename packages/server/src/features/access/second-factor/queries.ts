import type { Db } from '../../../db/database.ts'

export const findFactor = (db: Db, accountId: string) =>
  db
    .selectFrom('second_factor')
    .select(['secret', 'confirmed_at', 'last_step'])
    .where('account_id', '=', accountId)
    .executeTakeFirst()

/** Everybody who has one or is setting one up. */
export const accountsWithFactor = (db: Db) =>
  db
    .selectFrom('second_factor')
    .innerJoin('account', 'account.account_id', 'second_factor.account_id')
    .select(['account.account_id', 'account.name'])
    .orderBy('account.name')
    .execute()

/** A new secret, in place of one that was begun and never confirmed; a confirmed one stays as it is. */
export async function beginFactor(db: Db, accountId: string, secret: string, now: string): Promise<boolean> {
  const row = await db
    .insertInto('second_factor')
    .values({ account_id: accountId, secret, confirmed_at: null, last_step: 0, begun_at: now })
    .onConflict((conflict) =>
      conflict.column('account_id').doUpdateSet({ secret, begun_at: now }).where('second_factor.confirmed_at', 'is', null),
    )
    .returning('account_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Of two who confirm at once only one does. */
export async function confirmFactor(db: Db, accountId: string, secret: string, step: number, now: string): Promise<boolean> {
  const row = await db
    .updateTable('second_factor')
    .set({ confirmed_at: now, last_step: step })
    .where('account_id', '=', accountId)
    .where('secret', '=', secret)
    .where('confirmed_at', 'is', null)
    .returning('account_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Takes a step; false where it, or a later one, was taken before: also by a call at the same moment. */
export async function takeStep(db: Db, accountId: string, step: number): Promise<boolean> {
  const row = await db
    .updateTable('second_factor')
    .set({ last_step: step })
    .where('account_id', '=', accountId)
    .where('last_step', '<', step)
    .returning('account_id')
    .executeTakeFirst()
  return row !== undefined
}

export const addRecoveryCodes = (db: Db, accountId: string, hashes: readonly string[]) =>
  db
    .insertInto('recovery_code')
    .values(hashes.map((code_hash) => ({ account_id: accountId, code_hash, used_at: null })))
    .execute()

/** False where it is none of the account's, or was used before. */
export async function takeRecoveryCode(db: Db, accountId: string, hash: string, now: string): Promise<boolean> {
  const row = await db
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('account_id', '=', accountId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .returning('account_id')
    .executeTakeFirst()
  return row !== undefined
}

export async function recoveryCodesLeft(db: Db, accountId: string): Promise<number> {
  const { left } = await db
    .selectFrom('recovery_code')
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(left)
}

/** False where there was none. */
export async function removeFactor(db: Db, accountId: string): Promise<boolean> {
  const row = await db
    .deleteFrom('second_factor')
    .where('account_id', '=', accountId)
    .returning('confirmed_at')
    .executeTakeFirst()
  return row !== undefined && row.confirmed_at !== null
}
