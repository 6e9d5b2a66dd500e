import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'

/** The row of a name or source, made where there is none, and held until the transaction ends: nobody can take it away in between. */
export function holdThrottle(db: Db, nameHash: string, now: string) {
  return db
    .insertInto('sign_in_throttle')
    .values({ name_hash: nameHash, failures: 0, locked_until: null, changed_at: now })
    .onConflict((conflict) => conflict.column('name_hash').doUpdateSet({ name_hash: nameHash }))
    .returning(['failures', 'locked_until', 'changed_at'])
    .executeTakeFirstOrThrow()
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

export function giveBackTry(db: Db, key: string, lifts: { lock: boolean } = { lock: false }) {
  return db
    .updateTable('sign_in_throttle')
    .set({ failures: sql<number>`greatest(failures - 1, 0)`, ...(lifts.lock && { locked_until: null }) })
    .where('name_hash', '=', key)
    .execute()
}
