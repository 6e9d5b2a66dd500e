import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../db/database.ts'

/** Of the table session: not ended, not too old, not idle too long at `now`. */
export const liveAt = (now: string) =>
  sql<SqlBool>`session.ended_at is null and session.ends_at > ${now}
    and session.last_used_at + session.idle_minutes * interval '1 minute' > ${now}`

export const liveSessionsOf = (db: Db, accountId: string, now: string) =>
  db
    .selectFrom('session')
    .innerJoin('post', 'post.post_id', 'session.post_id')
    .select([
      'session.token_hash',
      'session.session_id',
      'session.address',
      'session.agent',
      'session.created_at',
      'session.last_used_at',
      'post.role',
      'post.unit_name',
    ])
    .where('session.account_id', '=', accountId)
    .where(liveAt(now))
    .orderBy('session.last_used_at', 'desc')
    .execute()

/** A session with its account and its post, also where the post is held no longer on `today`: then `is_held` is false. */
export function findSession(db: Db, tokenHash: string, today: string) {
  return db
    .selectFrom('session')
    .innerJoin('account', 'account.account_id', 'session.account_id')
    .innerJoin('post', 'post.post_id', 'session.post_id')
    .leftJoin('second_factor', (join) =>
      join.onRef('second_factor.account_id', '=', 'account.account_id').on('second_factor.confirmed_at', 'is not', null),
    )
    .leftJoin('county', (join) => join.on(sql<boolean>`county.county_code = coalesce(session.county_code, post.county_code)`))
    .select([
      'account.account_id',
      'account.name',
      'account.display_name',
      'account.disabled',
      'account.must_change',
      'session.idle_minutes',
      'session.csrf_token',
      'session.last_used_at',
      'session.ends_at',
      'session.created_at',
      'session.code_shown_at',
      'session.factor_required',
      'session.via_provider',
      'second_factor.confirmed_at as factor_since',
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
    session_id: string
    address: string | null
    agent: string | null
    idle_minutes: number
    created_at: string
    ends_at: string
    factor_required: boolean
    via_provider: boolean
  },
) {
  return db
    .insertInto('session')
    .values({ ...session, last_used_at: session.created_at, ended_at: null, code_shown_at: null })
    .execute()
}

export function setSessionPost(db: Db, tokenHash: string, post_id: string, county_code: string | null) {
  return db.updateTable('session').set({ post_id, county_code }).where('token_hash', '=', tokenHash).execute()
}

export const requireFactor = (db: Db, tokenHash: string) =>
  db.updateTable('session').set({ factor_required: true }).where('token_hash', '=', tokenHash).execute()

export const noteCodeShown = (db: Db, tokenHash: string, now: string) =>
  db.updateTable('session').set({ code_shown_at: now }).where('token_hash', '=', tokenHash).execute()

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
