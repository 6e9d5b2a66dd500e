import { mayRole } from '@junheng/core/features/access/rules.ts'
import type { AuditEntry, AuditFilter, AuditPage, AuditQuery, SealingState } from '@junheng/core/features/audit/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Context } from '../../http/context.ts'
import * as chain from './chain-queries.ts'
import * as queries from './queries.ts'

/** Counting stops here: a log of millions opens as fast as a new one. */
const COUNTED = 10_000

/**
 * A page of the log within the caller's scope, newest first. Who holds `audit.read` sees everything. Everybody else sees the history of
 * one subject: business roles what was done in their county, administrators of accounts what happened to accounts; without addresses.
 *
 * @throws Problem access.forbidden  without `audit.read` and without a subject
 */
export async function list(ctx: Context, { older, newer, size, no, ...filter }: AuditQuery): Promise<AuditPage> {
  const isAuditor = mayRole(ctx.actor.role, 'audit.read')
  if (!isAuditor && filter.subject === undefined) throw new Problem('access.forbidden')
  const scope = scopeOf(ctx)
  const search = { ...searchOf(filter), no }
  const rows = await queries.listEntries(ctx.db, { scope, search, size: size + 1 }, { older, newer })
  const hasMore = rows.length > size
  const shown = hasMore ? rows.slice(0, size) : rows
  if (newer) shown.reverse()
  const total = await queries.countEntries(ctx.db, scope, search, COUNTED + 1)
  const items = shown.map((row) => entryOf(row, isAuditor))
  return {
    items,
    total: Math.min(total, COUNTED),
    isMore: total > COUNTED,
    older: newer || hasMore ? (items.at(-1)?.id ?? null) : null,
    newer: (newer ? hasMore : older !== undefined) ? (items[0]?.id ?? null) : null,
  }
}

/** Up to where the log is sealed and what waits. */
export async function readSealing(ctx: Context): Promise<SealingState> {
  const head = await chain.findLastSeal(ctx.db)
  const base = await chain.findBase(ctx.db)
  const { awaiting, oldestAt } = await chain.readQueue(ctx.db)
  return {
    head: head && { seal: head.sealNo, entry: head.entryNo, hash: head.hash, sealedAt: head.sealedAt },
    awaiting,
    oldestAwaitingAt: oldestAt,
    archivedTo: base?.entryNo ?? 0,
  }
}

function scopeOf({ actor }: Context): queries.Scope {
  if (mayRole(actor.role, 'audit.read')) return { countyCode: null, verbs: null }
  // A school's history of one value comes with its return; the county's is the county's.
  if (actor.reach.kind === 'schools') throw new Problem('access.out-of-scope')
  if (actor.county) return { countyCode: actor.county.code, verbs: null }
  if (mayRole(actor.role, 'account.read')) return { countyCode: null, verbs: 'access.' }
  throw new Problem('access.forbidden')
}

/** Days are Asia/Shanghai's: UTC+8 all year round. */
export function searchOf({ from, to, ...rest }: AuditFilter): queries.Search {
  const day = 24 * 3_600_000
  const instant = (date: string, plus: number) => new Date(Date.parse(`${date}T00:00:00+08:00`) + plus).toISOString()
  return { ...rest, ...(from && { from: instant(from, 0) }), ...(to && { to: instant(to, day) }) }
}

type Row = Awaited<ReturnType<typeof queries.listEntries>>[number]

function entryOf(row: Row, withAddress: boolean): AuditEntry {
  return {
    id: row.entry_id,
    no: row.entry_no,
    hash: row.hash,
    at: row.at,
    actor: row.actor_name,
    role: row.role,
    address: withAddress ? row.address : null,
    verb: row.verb,
    countyCode: row.county_code,
    subject: row.subject,
    subjectName: row.subject_name,
    before: row.before,
    after: row.after,
    details: row.details,
    reason: row.reason,
    reference: row.reference,
  }
}
