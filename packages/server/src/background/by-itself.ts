import { randomUUID } from 'node:crypto'
import { NO_SECRET_KEY } from '../features/access/secret-key.ts'
import { type Actor, type Context, PROGRAM } from '../http/context.ts'
import type { Unattended } from './clockwork.ts'

/** A context in which the program acts for a county by itself: the log names 系统, and no account. */
export function byItself(
  { db, work, log, signal }: Pick<Unattended, 'db' | 'work' | 'log' | 'signal'>,
  county: NonNullable<Actor['county']>,
  now: Date,
): Context {
  const actor: Actor = {
    accountId: PROGRAM,
    name: '系统',
    displayName: '系统',
    role: 'coordinator',
    county,
    post: { id: PROGRAM, unit: '', orgId: null, cityCode: null },
    reach: { kind: 'county' },
  }
  return {
    db,
    work,
    log,
    now,
    signal,
    reference: randomUUID(),
    address: '',
    agent: null,
    demo: county.isDemo,
    secretKey: NO_SECRET_KEY,
    signOn: null,
    tell() {},
    actor,
    session: { actor, pending: null, viaProvider: false, tokenHash: '', csrfToken: '', idleUntil: now, endsAt: now },
  }
}
