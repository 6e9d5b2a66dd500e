import { createHash } from 'node:crypto'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../db/database.ts'
import * as queries from './queries.ts'

/** Wrong passwords in a row that cost nothing but themselves. */
export const FREE_TRIES = 5
const FIRST_LOCK_SECONDS = 60
const LONGEST_LOCK_SECONDS = 3600

/** Seconds a name is locked after its n-th wrong password in a row: none, then 1 min, doubling up to an hour. */
export function lockSeconds(failures: number): number {
  if (failures < FREE_TRIES) return 0
  return Math.min(LONGEST_LOCK_SECONDS, FIRST_LOCK_SECONDS * 2 ** (failures - FREE_TRIES))
}

/** The name's key; case does not matter, as in signing in. */
export const throttleKey = (name: string): string => createHash('sha256').update(name.toLowerCase()).digest('hex')

/**
 * Counts a try before its password is looked at, so that a hundred tries at once are a hundred tries. A right password afterwards
 * calls `forgive`.
 *
 * @throws Problem access.locked with the seconds left
 */
export async function countTry(db: Db, name: string, now: Date): Promise<void> {
  const key = throttleKey(name)
  await atomically(db, async (tx) => {
    await queries.openThrottle(tx, key, now.toISOString())
    const known = await queries.findThrottleForUpdate(tx, key)
    if (!known) throw new Error('a throttle vanished while it was held')
    const left = known.locked_until === null ? 0 : Date.parse(known.locked_until) - now.getTime()
    if (left > 0) throw new Problem('access.locked', { retryAfter: Math.ceil(left / 1000) })
    const failures = known.failures + 1
    const seconds = lockSeconds(failures)
    const lockedUntil = seconds === 0 ? null : new Date(now.getTime() + seconds * 1000).toISOString()
    await queries.setThrottle(tx, key, failures, lockedUntil, now.toISOString())
  })
}

export const forgive = (db: Db, name: string): Promise<unknown> => queries.clearThrottle(db, throttleKey(name))
