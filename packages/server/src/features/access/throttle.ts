import { createHash } from 'node:crypto'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../db/database.ts'
import * as queries from './throttle-queries.ts'

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
 * Tries from one address that cost nothing: an office of hundreds may share one, so right passwords are taken off again and the count starts
 * anew after a quiet quarter of an hour.
 */
export const FREE_TRIES_OF_SOURCE = 50
const QUIET_MS = 15 * 60_000

const sourceKey = (address: string): string => createHash('sha256').update(`source ${address}`).digest('hex')

/**
 * Counts a try before its password is looked at, so that a hundred tries at once are a hundred tries: against the name, and against where it
 * comes from. A right password afterwards calls `forgive`.
 *
 * @throws Problem access.locked with the seconds left
 */
export async function countTry(db: Db, name: string, { now, address }: { now: Date; address: string }): Promise<void> {
  await atomically(db, async (tx) => {
    if (address !== '') await countAgainst(tx, sourceKey(address), now, FREE_TRIES_OF_SOURCE, QUIET_MS)
    await countAgainst(tx, throttleKey(name), now, FREE_TRIES, null)
  })
}

/** The name starts anew; the source is given back its one try. */
export async function forgive(db: Db, name: string, address = ''): Promise<void> {
  await giveBackToSource(db, address)
  await queries.clearThrottle(db, throttleKey(name))
}

/** Always before the name is touched, as in `countTry`: two sign-ins that took them in different order would wait for each other. */
async function giveBackToSource(db: Db, address: string): Promise<void> {
  if (address !== '') await queries.giveBackTry(db, sourceKey(address))
}

/** Refuses a name that is locked, counting nothing: for who proves by other means to be the one. @throws Problem access.locked */
export async function refuseLocked(db: Db, name: string, now: Date): Promise<void> {
  const [known] = await queries.listThrottles(db, [throttleKey(name)])
  const left = known?.locked_until ? Date.parse(known.locked_until) - now.getTime() : 0
  if (left > 0) throw new Problem('access.locked', { retryAfter: Math.ceil(left / 1000) })
}

/** A right password with a code still to come: its one try is taken back, and what went wrong before still counts. */
export async function forgiveTry(db: Db, name: string, address: string): Promise<void> {
  await giveBackToSource(db, address)
  // A lock that stands now was set by this very try: a locked name is not tried.
  await queries.giveBackTry(db, throttleKey(name), { lock: true })
}

async function countAgainst(tx: Db, key: string, now: Date, free: number, quietMs: number | null): Promise<void> {
  const known = await queries.holdThrottle(tx, key, now.toISOString())
  const left = known.locked_until === null ? 0 : Date.parse(known.locked_until) - now.getTime()
  if (left > 0) throw new Problem('access.locked', { retryAfter: Math.ceil(left / 1000) })
  const isQuiet = quietMs !== null && now.getTime() - Date.parse(known.changed_at) > quietMs
  const failures = (isQuiet ? 0 : known.failures) + 1
  const seconds = lockSeconds(failures - free + FREE_TRIES)
  const lockedUntil = seconds === 0 ? null : new Date(now.getTime() + seconds * 1000).toISOString()
  await queries.setThrottle(tx, key, failures, lockedUntil, now.toISOString())
}
