import type { Branch } from '@junheng/core/features/access/roles.ts'
import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import { liveAt } from './session-queries.ts'

const accountColumns = [
  'account.account_id',
  'account.name',
  'account.display_name',
  'account.branch',
  'account.disabled',
  'account.last_sign_in_at',
  'account.phone',
  'account.must_change',
  'account.password_changed_at',
] as const

/** Names are compared without regard to case, as the unique index does. */
export function findAccountByName(db: Db, name: string) {
  return db
    .selectFrom('account')
    .select([...accountColumns, 'account.password_hash'])
    .where(sql<boolean>`lower(account.name) = lower(${name})`)
    .executeTakeFirst()
}

export function findAccount(db: Db, accountId: string) {
  return db
    .selectFrom('account')
    .select([...accountColumns, 'account.password_hash'])
    .where('account.account_id', '=', accountId)
    .executeTakeFirst()
}

/** All accounts by name, each with how many of its sessions are live at `now`. */
export function listAccounts(db: Db, now: string) {
  return db
    .selectFrom('account')
    .select(accountColumns)
    .select((eb) =>
      eb
        .selectFrom('session')
        .whereRef('session.account_id', '=', 'account.account_id')
        .where(liveAt(now))
        .select(eb.fn.countAll<number>().as('n'))
        .as('open_sessions'),
    )
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('second_factor')
            .select('second_factor.account_id')
            .whereRef('second_factor.account_id', '=', 'account.account_id')
            .where('confirmed_at', 'is not', null),
        )
        .$castTo<boolean>()
        .as('has_second_factor'),
    )
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('account_identity')
            .select('account_identity.account_id')
            .whereRef('account_identity.account_id', '=', 'account.account_id'),
        )
        .$castTo<boolean>()
        .as('has_sign_on'),
    )
    .orderBy('account.name')
    .execute()
}

export async function hasAccounts(db: Db): Promise<boolean> {
  return (await db.selectFrom('account').select('account_id').limit(1).executeTakeFirst()) !== undefined
}

export function addAccount(
  db: Db,
  account: {
    account_id: string
    name: string
    display_name: string
    branch: Branch
    phone: string | null
    password_hash: string
    must_change: boolean
  },
  now: string,
) {
  return db
    .insertInto('account')
    .values({ ...account, disabled: false, last_sign_in_at: null, password_changed_at: now, created_at: now })
    .execute()
}

/** `mustChange`: the next sign-in leads to a new one. The former hash goes into the history. */
export async function setPassword(db: Db, accountId: string, password_hash: string, mustChange: boolean, now: string) {
  await db
    .insertInto('password_history')
    .columns(['account_id', 'changed_at', 'password_hash'])
    .expression((eb) =>
      eb.selectFrom('account').select(['account_id', 'password_changed_at', 'password_hash']).where('account_id', '=', accountId),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .updateTable('account')
    .set({ password_hash, must_change: mustChange, password_changed_at: now })
    .where('account_id', '=', accountId)
    .execute()
}

export const setDisabled = (db: Db, accountId: string, disabled: boolean) =>
  db.updateTable('account').set({ disabled }).where('account_id', '=', accountId).execute()

export const requireNewPassword = (db: Db, accountId: string) =>
  db.updateTable('account').set({ must_change: true }).where('account_id', '=', accountId).execute()

/** The hashes before the present one, newest first. */
export async function formerPasswords(db: Db, accountId: string, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('password_history')
    .select('password_hash')
    .where('account_id', '=', accountId)
    .orderBy('changed_at', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => row.password_hash)
}

export function noteSignIn(db: Db, accountId: string, now: string) {
  return db.updateTable('account').set({ last_sign_in_at: now }).where('account_id', '=', accountId).execute()
}
