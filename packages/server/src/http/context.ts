import type { Role } from '@junheng/core/features/access/roles.ts'
import type { Pending } from '@junheng/core/features/access/schema.ts'
import type { Reach } from '@junheng/core/features/access/scope.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Tell } from '@junheng/core/progress.ts'
import type { Work } from '../background/work.ts'
import type { Db } from '../db/database.ts'
import type { SecretKey } from '../features/access/secret-key.ts'
import type { SignOnProvider } from '../features/access/single-sign-on/provider.ts'

/** In place of an account where the program acts by itself (background/by-itself.ts). */
export const PROGRAM = '00000000-0000-0000-0000-000000000000'

/** Who acts. Every read and write of county data passes `countyOf(actor)`. */
export interface Actor {
  accountId: string
  name: string
  displayName: string
  role: Role
  /** The one county this person works on now; null for administration. */
  county: { code: string; name: string; isDemo: boolean } | null
  /** The post it is done in; `cityCode` where it stands over the counties of a city. */
  post: { id: string; unit: string; orgId: string | null; cityCode: string | null }
  /** How far this post sees; `mount` holds it against what each call is about. */
  reach: Reach
}

/** A session as the request brought it. `tokenHash` is its key. */
export interface OpenSession {
  actor: Actor
  /** What is left to do at the door; until then only calls that need `at-the-door` are answered. */
  pending: Pending | null
  tokenHash: string
  csrfToken: string
  /** Opened through the organisation's own sign-in. */
  viaProvider: boolean
  idleUntil: Date
  endsAt: Date
}

/** What the log takes; Fastify's and Pino's loggers fit. Never data, names or bodies. */
export interface Log {
  info: (fields: Record<string, unknown>, text: string) => void
  warn: (fields: Record<string, unknown>, text: string) => void
  error: (fields: Record<string, unknown>, text: string) => void
}

/** What a handler works with when nobody need be signed in. */
export interface PublicContext {
  db: Db
  log: Log
  work: Work
  now: Date
  /** The request's number: in the log, in a problem reply, in the audit. */
  reference: string
  /** Where the request came from, as far as it can be trusted: for the audit. */
  address: string
  /** The browser as it names itself, cut to a length; shown to the session's owner. */
  agent: string | null
  demo: boolean
  /** For secrets that must be read again. */
  secretKey: SecretKey
  /** The organisation's own sign-in; null: there is none. */
  signOn: SignOnProvider | null
  /** Aborted when the caller goes away before the answer. */
  signal: AbortSignal
  /** Tells the caller how long work goes on, where the call can (`progress` in its contract) and the caller asked for it. */
  tell: Tell
  session: OpenSession | null
}

export interface Context extends PublicContext {
  session: OpenSession
  actor: Actor
}

/** The county the actor works on. @throws Problem access.no-county for administration */
export function countyOf(actor: Actor): { code: string; name: string; isDemo: boolean } {
  if (!actor.county) throw new Problem('access.no-county')
  return actor.county
}
