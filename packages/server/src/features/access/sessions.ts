import { createHash, randomBytes } from 'node:crypto'
import { reachOf } from '@junheng/core/features/access/scope.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Db } from '../../db/database.ts'
import type { Actor, OpenSession } from '../../http/context.ts'
import { dayInChina } from './china-day.ts'
import * as posts from './post-queries.ts'
import * as queries from './queries.ts'

/** Without a call for so long, a session ends; and in any case after so many hours. */
export const IDLE_MINUTES = 30
export const LONGEST_HOURS = 12

// Noted at most so often: a page full of calls is not a page full of writes.
const TOUCH_EVERY_MS = 60_000

export const tokenHashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Opens a session of an account in one of its posts, `county` being the one a 市级督导 looks at. */
export async function beginSession(
  db: Db,
  post: { account_id: string; post_id: string },
  county: string | null,
  now: Date,
): Promise<{ token: string; session: OpenSession }> {
  const token = randomBytes(32).toString('base64url')
  await queries.addSession(db, {
    token_hash: tokenHashOf(token),
    account_id: post.account_id,
    post_id: post.post_id,
    county_code: county,
    csrf_token: randomBytes(24).toString('base64url'),
    created_at: now.toISOString(),
    ends_at: new Date(now.getTime() + LONGEST_HOURS * 3_600_000).toISOString(),
  })
  const session = await findLiveSession(db, token, now)
  if (!session) throw new Error('a session just begun is not there')
  return { token, session }
}

/**
 * The live session of a token, or null: unknown, ended, idle too long, too old, of a disabled account, or in a post that ended. Using it
 * keeps it alive.
 */
export async function findLiveSession(db: Db, token: string, now: Date): Promise<OpenSession | null> {
  return findByHash(db, tokenHashOf(token), now)
}

/** A session that was live a moment ago, as it is after its post changed. */
export async function findSessionAgain(db: Db, tokenHash: string, now: Date): Promise<OpenSession> {
  const session = await findByHash(db, tokenHash, now)
  if (!session) throw new Problem('access.not-signed-in')
  return session
}

async function findByHash(db: Db, tokenHash: string, now: Date): Promise<OpenSession | null> {
  const row = await queries.findSession(db, tokenHash, dayInChina(now))
  if (!row || row.disabled || !row.is_held) return null
  const endsAt = new Date(row.ends_at)
  const unusedFor = now.getTime() - Date.parse(row.last_used_at)
  if (now >= endsAt || unusedFor >= IDLE_MINUTES * 60_000) return null
  if (unusedFor >= TOUCH_EVERY_MS) await queries.touchSession(db, tokenHash, now.toISOString())
  const actor = await actorOf(db, row)
  return { actor, tokenHash, csrfToken: row.csrf_token, idleUntil: idleUntil(now, endsAt), endsAt }
}

type Row = NonNullable<Awaited<ReturnType<typeof queries.findSession>>>

async function actorOf(db: Db, row: Row): Promise<Actor> {
  const county =
    row.county_code === null
      ? null
      : { code: row.county_code, name: row.county_name ?? row.county_code, isDemo: row.county_is_demo === true }
  const post = { id: row.post_id, unit: row.unit_name, orgId: row.org_id, cityCode: cityOf(row) }
  const reach = reachOf(row.role, await schoolsOf(db, row))
  return { accountId: row.account_id, name: row.name, displayName: row.display_name, role: row.role, county, post, reach }
}

const cityOf = (row: Row): string | null => (row.role === 'city_supervisor' ? row.post_county_code : null)

/** The schools of a post that sees schools; a post that sees a county or none asks nothing. */
async function schoolsOf(db: Db, row: Row): Promise<string[]> {
  if (reachOf(row.role, []).kind !== 'schools') return []
  if (row.school_code !== null) return [row.school_code]
  return posts.schoolsGivenTo(db, row.post_id)
}

function idleUntil(now: Date, endsAt: Date): Date {
  return new Date(Math.min(endsAt.getTime(), now.getTime() + IDLE_MINUTES * 60_000))
}
