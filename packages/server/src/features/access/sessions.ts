import { createHash, randomBytes } from 'node:crypto'
import type { Role } from '@junheng/core/features/access/rules.ts'
import type { Db } from '../../db/database.ts'
import type { Actor, OpenSession } from '../../http/context.ts'
import * as queries from './queries.ts'

/** Without a call for so long, a session ends; and in any case after so many hours. */
export const IDLE_MINUTES = 30
export const LONGEST_HOURS = 12

// Noted at most so often: a page full of calls is not a page full of writes.
const TOUCH_EVERY_MS = 60_000

export const tokenHashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

export async function beginSession(db: Db, actor: Actor, now: Date): Promise<{ token: string; session: OpenSession }> {
  const token = randomBytes(32).toString('base64url')
  const endsAt = new Date(now.getTime() + LONGEST_HOURS * 3_600_000)
  const csrfToken = randomBytes(24).toString('base64url')
  await queries.addSession(db, {
    token_hash: tokenHashOf(token),
    account_id: actor.accountId,
    csrf_token: csrfToken,
    created_at: now.toISOString(),
    ends_at: endsAt.toISOString(),
  })
  return { token, session: { actor, tokenHash: tokenHashOf(token), csrfToken, idleUntil: idleUntil(now, endsAt), endsAt } }
}

/** The live session of a token, or null: unknown, ended, idle too long, too old, or of a disabled account. Using it keeps it alive. */
export async function findLiveSession(db: Db, token: string, now: Date): Promise<OpenSession | null> {
  const tokenHash = tokenHashOf(token)
  const row = await queries.findSession(db, tokenHash)
  if (!row || row.disabled) return null
  const endsAt = new Date(row.ends_at)
  const unusedFor = now.getTime() - Date.parse(row.last_used_at)
  if (now >= endsAt || unusedFor >= IDLE_MINUTES * 60_000) return null
  if (unusedFor >= TOUCH_EVERY_MS) await queries.touchSession(db, tokenHash, now.toISOString())
  return { actor: actorOf(row), tokenHash, csrfToken: row.csrf_token, idleUntil: idleUntil(now, endsAt), endsAt }
}

export function actorOf(row: {
  account_id: string
  name: string
  display_name: string
  role: Role
  county_code: string | null
  county_name: string | null
  county_is_demo: boolean | null
}): Actor {
  const county =
    row.county_code === null
      ? null
      : { code: row.county_code, name: row.county_name ?? row.county_code, isDemo: row.county_is_demo === true }
  return { accountId: row.account_id, name: row.name, displayName: row.display_name, role: row.role, county }
}

function idleUntil(now: Date, endsAt: Date): Date {
  return new Date(Math.min(endsAt.getTime(), now.getTime() + IDLE_MINUTES * 60_000))
}
