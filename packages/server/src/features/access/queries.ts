import type { Branch } from '@junheng/core/features/access/roles.ts'
import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'

const accountColumns = [
  'account.account_id',
  'account.name',
  'account.display_name',
  'account.branch',
  'account.disabled',
  'account.last_sign_in_at',
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
export function listAccounts(db: Db, now: string, idleSince: string) {
  return db
    .selectFrom('account')
    .select(accountColumns)
    .select((eb) =>
      eb
        .selectFrom('session')
        .whereRef('session.account_id', '=', 'account.account_id')
        .where('ended_at', 'is', null)
        .where('ends_at', '>', now)
        .where('last_used_at', '>', idleSince)
        .select(eb.fn.countAll<number>().as('n'))
        .as('open_sessions'),
    )
    .orderBy('account.name')
    .execute()
}

export function addAccount(
  db: Db,
  account: { account_id: string; name: string; display_name: string; branch: Branch; password_hash: string },
  now: string,
) {
  return db
    .insertInto('account')
    .values({ ...account, disabled: false, last_sign_in_at: null, password_changed_at: now, created_at: now })
    .execute()
}

export function setPassword(db: Db, accountId: string, password_hash: string, now: string) {
  return db.updateTable('account').set({ password_hash, password_changed_at: now }).where('account_id', '=', accountId).execute()
}

export function noteSignIn(db: Db, accountId: string, now: string) {
  return db.updateTable('account').set({ last_sign_in_at: now }).where('account_id', '=', accountId).execute()
}

/** A session with its account and its post, also where the post is held no longer on `today`: then `is_held` is false. */
export function findSession(db: Db, tokenHash: string, today: string) {
  return db
    .selectFrom('session')
    .innerJoin('account', 'account.account_id', 'session.account_id')
    .innerJoin('post', 'post.post_id', 'session.post_id')
    .leftJoin('county', (join) => join.on(sql<boolean>`county.county_code = coalesce(session.county_code, post.county_code)`))
    .select([
      ...accountColumns,
      'session.csrf_token',
      'session.last_used_at',
      'session.ends_at',
      'post.post_id',
      'post.role',
      'post.org_id',
      'post.school_code',
      'post.unit_name',
      'post.county_code as post_county_code',
      'county.county_code',
      'county.name as county_name',
      'county.is_demo as county_is_demo',
    ])
    .select(sql<boolean>`post.valid_from <= ${today} and (post.valid_to is null or post.valid_to > ${today})`.as('is_held'))
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}

export function addSession(
  db: Db,
  session: {
    token_hash: string
    account_id: string
    post_id: string
    county_code: string | null
    csrf_token: string
    created_at: string
    ends_at: string
  },
) {
  return db
    .insertInto('session')
    .values({ ...session, last_used_at: session.created_at, ended_at: null })
    .execute()
}

export function setSessionPost(db: Db, tokenHash: string, post_id: string, county_code: string | null) {
  return db.updateTable('session').set({ post_id, county_code }).where('token_hash', '=', tokenHash).execute()
}

export function touchSession(db: Db, tokenHash: string, now: string) {
  return db.updateTable('session').set({ last_used_at: now }).where('token_hash', '=', tokenHash).execute()
}

export function endSession(db: Db, tokenHash: string, now: string) {
  return db.updateTable('session').set({ ended_at: now }).where('token_hash', '=', tokenHash).execute()
}

/** Ends every live session of an account but `except`. */
export function endSessionsOf(db: Db, accountId: string, now: string, except: string | null) {
  return db
    .updateTable('session')
    .set({ ended_at: now })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .$if(except !== null, (query) => query.where('token_hash', '!=', except))
    .execute()
}

/** Old sessions and old throttles tell nobody anything. */
export async function sweep(db: Db, before: string) {
  await db.deleteFrom('session').where('ends_at', '<', before).execute()
  await db.deleteFrom('sign_in_throttle').where('changed_at', '<', before).execute()
}

export function findThrottleForUpdate(db: Db, nameHash: string) {
  return db
    .selectFrom('sign_in_throttle')
    .select(['failures', 'locked_until'])
    .where('name_hash', '=', nameHash)
    .forUpdate()
    .executeTakeFirst()
}

export function openThrottle(db: Db, nameHash: string, now: string) {
  return db
    .insertInto('sign_in_throttle')
    .values({ name_hash: nameHash, failures: 0, locked_until: null, changed_at: now })
    .onConflict((conflict) => conflict.column('name_hash').doNothing())
    .execute()
}

export function setThrottle(db: Db, nameHash: string, failures: number, lockedUntil: string | null, now: string) {
  return db
    .updateTable('sign_in_throttle')
    .set({ failures, locked_until: lockedUntil, changed_at: now })
    .where('name_hash', '=', nameHash)
    .execute()
}

export function listThrottles(db: Db, nameHashes: readonly string[]) {
  return db
    .selectFrom('sign_in_throttle')
    .select(['name_hash', 'locked_until'])
    .where('name_hash', 'in', nameHashes.length > 0 ? nameHashes : [''])
    .execute()
}

export function clearThrottle(db: Db, nameHash: string) {
  return db.deleteFrom('sign_in_throttle').where('name_hash', '=', nameHash).execute()
}
