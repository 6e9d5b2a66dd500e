import type { AuditFilter } from '@junheng/core/features/audit/schema.ts'
import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db } from '../../db/database.ts'

/** What of the log a reader may see. `verbs` are beginnings, `access.`; null stands for no limit. */
export interface Scope {
  countyCode: string | null
  verbs: string | null
}

/** Instants: from (included) and to (not included). */
export type Search = Omit<AuditFilter, 'from' | 'to'> & { from?: string; to?: string; no?: number | undefined }

const columns = [
  'e.entry_id',
  'e.at',
  'e.actor_name',
  'e.role',
  'e.address',
  'e.verb',
  'e.county_code',
  'e.subject',
  'e.subject_name',
  'e.before',
  'e.after',
  'e.details',
  'e.reason',
  'e.reference',
  'l.entry_no',
  'l.hash',
] as const

/** Newest first; with `newer` those right after that entry, oldest first. Cursors are entries, so that equal times lose and repeat none. */
export function listEntries(
  db: Db,
  { scope, search, size }: { scope: Scope; search: Search; size: number },
  cursor: { older?: string | undefined; newer?: string | undefined },
) {
  const way = cursor.newer ? 'asc' : 'desc'
  return found(db, scope, search)
    .leftJoin('audit_link as l', 'l.entry_id', 'e.entry_id')
    .select(columns)
    .$if(cursor.older !== undefined, (q) => q.where(beside('<', cursor.older!)))
    .$if(cursor.newer !== undefined, (q) => q.where(beside('>', cursor.newer!)))
    .orderBy('e.at', way)
    .orderBy('e.entry_id', way)
    .limit(size)
    .execute()
}

/** How many entries fit, counted no further than `most`. */
export async function countEntries(db: Db, scope: Scope, search: Search, most: number): Promise<number> {
  const { n } = await db
    .selectFrom(found(db, scope, search).select('e.entry_id').limit(most).as('some'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

function found(db: Db, scope: Scope, { subject, person, verb, from, to, no }: Search) {
  return db
    .selectFrom('audit_entry as e')
    .$if(scope.countyCode !== null, (q) => q.where('e.county_code', '=', scope.countyCode))
    .$if(scope.verbs !== null, (q) => q.where(sql<boolean>`starts_with(e.verb, ${scope.verbs})`))
    .$if(subject !== undefined, (q) => q.where('e.subject', '=', subject!))
    .$if(person !== undefined, (q) => q.where('e.actor_name', '=', person!))
    .$if(verb !== undefined, (q) => q.where('e.verb', '=', verb!))
    .$if(no !== undefined, (q) =>
      q.where('e.entry_id', '=', (eb) => eb.selectFrom('audit_link').select('audit_link.entry_id').where('entry_no', '=', no!)),
    )
    .$if(from !== undefined, (q) => q.where('e.at', '>=', from!))
    .$if(to !== undefined, (q) => q.where('e.at', '<', to!))
}

function beside(how: '<' | '>', entryId: string): Expression<SqlBool> {
  const cursor = sql`(select c.at, c.entry_id from audit_entry c where c.entry_id = ${entryId})`
  return how === '<' ? sql<SqlBool>`(e.at, e.entry_id) < ${cursor}` : sql<SqlBool>`(e.at, e.entry_id) > ${cursor}`
}

export function addVerification(
  db: Db,
  row: { verification_id: string; started_at: string; started_by: string; seen_at: string; total: number },
) {
  return db
    .insertInto('audit_verification')
    .values({ ...row, checked: 0, finished_at: null, result: null, failure: null })
    .execute()
}

export function findLatestVerification(db: Db) {
  return db.selectFrom('audit_verification').selectAll().orderBy('started_at', 'desc').limit(1).executeTakeFirst()
}

export function noteProgress(db: Db, id: string, checked: number, seen_at: string) {
  return db.updateTable('audit_verification').set({ checked, seen_at }).where('verification_id', '=', id).execute()
}

export function finishVerification(
  db: Db,
  id: string,
  outcome: { finished_at: string; checked?: number; result?: string; failure?: string },
) {
  return db.updateTable('audit_verification').set(outcome).where('verification_id', '=', id).execute()
}
