import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { needsSecondFactor, timesOf } from '@junheng/core/features/access/policy.ts'
import type { Role } from '@junheng/core/features/access/roles.ts'
import type { Pending } from '@junheng/core/features/access/schema.ts'
import { reachOf } from '@junheng/core/features/access/scope.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Db } from '../../db/database.ts'
import type { Actor, OpenSession } from '../../http/context.ts'
import { schoolsInRemit } from '../orgs/service.ts'
import { dayInChina } from './china-day.ts'
import { readPolicy } from './policy.ts'
import * as posts from './post-queries.ts'
import * as queries from './session-queries.ts'

// Noted at most so often: a page full of calls is not a page full of writes.
const TOUCH_EVERY_MS = 60_000

// Who has shown the password has so long to show the code.
const CODE_WITHIN_MS = 10 * 60_000

export const tokenHashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Where a sign-in comes from; a request's context fits. */
interface From {
  now: Date
  address?: string | null
  agent?: string | null
  /** By the organisation's own sign-in. */
  viaProvider?: boolean
}

/** Opens a session of an account in one of its posts, `county` being the one a 市级督导 looks at. It lives as long as the policy says today. */
export async function beginSession(
  db: Db,
  post: { account_id: string; post_id: string; role: Role },
  county: string | null,
  { now, address = null, agent = null, viaProvider = false }: From,
): Promise<{ token: string; session: OpenSession }> {
  const policy = await readPolicy(db)
  const { idleMinutes, longestHours } = timesOf(post.role, policy)
  const held = await posts.postsOf(db, post.account_id, dayInChina(now))
  const token = randomBytes(32).toString('base64url')
  await queries.addSession(db, {
    token_hash: tokenHashOf(token),
    account_id: post.account_id,
    post_id: post.post_id,
    county_code: county,
    csrf_token: randomBytes(24).toString('base64url'),
    session_id: randomUUID(),
    address: address || null,
    agent: agent || null,
    idle_minutes: idleMinutes,
    created_at: now.toISOString(),
    ends_at: new Date(now.getTime() + longestHours * 3_600_000).toISOString(),
    via_provider: viaProvider,
    // Of all posts: none can be reached by a door that asks less.
    factor_required: needsSecondFactor(
      held.map(({ role }) => role),
      policy,
    ),
  })
  const session = await findLiveSession(db, token, now)
  if (!session) throw new Error('a session just begun is not there')
  return { token, session }
}

/**
 * The live session of a token, or null: unknown, ended, idle too long, too old, of a disabled account, in a post that ended, or with no code
 * shown in time. Using it keeps it alive, unless the use is `passive`.
 */
export async function findLiveSession(
  db: Db,
  token: string,
  now: Date,
  { passive = false }: { passive?: boolean } = {},
): Promise<OpenSession | null> {
  return findByHash(db, tokenHashOf(token), now, passive)
}

/** A session that was live a moment ago, as it is after its post changed. */
export async function findSessionAgain(db: Db, tokenHash: string, now: Date): Promise<OpenSession> {
  const session = await findByHash(db, tokenHash, now)
  if (!session) throw new Problem('access.not-signed-in')
  return session
}

async function findByHash(db: Db, tokenHash: string, now: Date, passive = false): Promise<OpenSession | null> {
  const today = dayInChina(now)
  const row = await queries.findSession(db, tokenHash, today)
  if (!row || row.disabled || !row.is_held) return null
  const endsAt = new Date(row.ends_at)
  const unusedFor = now.getTime() - Date.parse(row.last_used_at)
  const idleFor = row.idle_minutes * 60_000
  if (now >= endsAt || unusedFor >= idleFor) return null
  const pending = pendingOf(row)
  if (pending === 'code' && now.getTime() - Date.parse(row.created_at) >= CODE_WITHIN_MS) return null
  if (!passive && unusedFor >= TOUCH_EVERY_MS) await queries.touchSession(db, tokenHash, now.toISOString())
  const actor = await actorOf(db, row, today)
  const idleUntil = new Date(Math.min(endsAt.getTime(), now.getTime() + idleFor))
  return {
    actor,
    pending,
    tokenHash,
    csrfToken: row.csrf_token,
    viaProvider: row.via_provider,
    idleUntil,
    endsAt,
  }
}

type Row = NonNullable<Awaited<ReturnType<typeof queries.findSession>>>

function pendingOf(row: Row): Pending | null {
  if (row.factor_since !== null && row.code_shown_at === null) return 'code'
  if (row.must_change && !row.via_provider) return 'new-password'
  return row.factor_required && row.factor_since === null ? 'second-factor' : null
}

async function actorOf(db: Db, row: Row, today: string): Promise<Actor> {
  const county =
    row.county_code === null
      ? null
      : { code: row.county_code, name: row.county_name ?? row.county_code, isDemo: row.county_is_demo === true }
  const post = { id: row.post_id, unit: row.unit_name, orgId: row.org_id, cityCode: cityOf(row) }
  const reach = reachOf(row.role, await schoolsOf(db, row, today))
  return { accountId: row.account_id, name: row.name, displayName: row.display_name, role: row.role, county, post, reach }
}

const cityOf = (row: Row): string | null => (row.role === 'city_supervisor' ? row.post_county_code : null)

/** The schools of a post that sees schools: given by name, and in its organisation's remit. One that sees a county or none asks nothing. */
async function schoolsOf(db: Db, row: Row, today: string): Promise<string[]> {
  if (reachOf(row.role, []).kind !== 'schools') return []
  if (row.school_code !== null) return [row.school_code]
  const given = await posts.schoolsGivenTo(db, row.post_id)
  if (row.org_id === null || row.post_county_code === null) return given
  return [...new Set([...given, ...(await schoolsInRemit(db, row.post_county_code, row.org_id, today))])]
}
