import { randomUUID } from 'node:crypto'
import type { AuditVerb } from '@junheng/core/features/audit/verbs.ts'
import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import { type Actor, PROGRAM } from '../../http/context.ts'
import { verifyChain } from './verify.ts'

/** Who acts, when, in which request and from where; a request's context fits. A bare name where nobody is signed in. */
export interface By {
  actor: Actor | string
  now: Date
  reference: string
  address?: string | null
}

/** What happened. Values are written as they are read by people later: names and words, never a secret. */
export interface AuditLine {
  verb: AuditVerb
  /** What it was done to: an id. The history of one thing is found by it. */
  subject: string
  /** The county it belongs to, where that is not the actor's. */
  countyCode?: string
  /** What people called it at that moment. */
  subjectName?: string | null
  /** The values that changed, as they were and as they are. */
  before?: Values | null
  after?: Values | null
  details?: Values
  /** What the person gave as the reason. */
  reason?: string | null
}

type Values = Record<string, unknown>

/**
 * Writes down what `by` does, in the transaction that does it: both become durable, or neither. One statement, which waits for no
 * other writer; its place in the chain is given by the sealer afterwards (seal.ts).
 */
export async function audit(db: Db, by: By, line: AuditLine): Promise<void> {
  const actor = typeof by.actor === 'string' ? null : by.actor
  const person = actor?.accountId === PROGRAM ? null : actor
  const entry = {
    entry_id: randomUUID(),
    at: by.now.toISOString(),
    account_id: person?.accountId ?? null,
    actor_name: plain(actor?.name ?? String(by.actor)),
    role: person?.role ?? null,
    address: by.address || null,
    verb: line.verb,
    county_code: line.countyCode ?? actor?.county?.code ?? null,
    subject: plain(line.subject),
    subject_name: plain(line.subjectName ?? '') || null,
    before: line.before ? json(line.before) : null,
    after: line.after ? json(line.after) : null,
    details: json({ ...line.details, ...(actor?.reach.kind === 'schools' && { 任职单位: actor.post.unit }) }),
    reason: plain(line.reason ?? '') || null,
    reference: by.reference,
  }
  await db
    .with('entry', (cte) => cte.insertInto('audit_entry').values(entry).returning('entry_id'))
    .insertInto('audit_pending')
    .columns(['entry_id'])
    .expression((eb) => eb.selectFrom('entry').select('entry.entry_id'))
    .execute()
}

const json = (values: Values): string =>
  JSON.stringify(values, (_, value: unknown) => (typeof value === 'string' ? plain(value) : value))

/** Text the database can hold whatever a caller typed: half characters and NUL become U+FFFD, so that no action fails for being written down. */
const plain = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD')

/** Work at the machine itself, by whoever may open its data folder; nobody is signed in. */
export const atTheMachine = (now: Date): By => ({ actor: '命令行', now, reference: 'command-line' })

/** As `audit`, for commands that also take a database older than the queue: there nothing is written. */
export async function auditWherePossible(db: Db, by: By, line: AuditLine): Promise<void> {
  const { rows } = await sql<{ it: boolean }>`select to_regclass('audit_pending') is not null as it`.execute(db)
  if (rows[0]!.it) await audit(db, by, line)
}

/** Re-computes the chain (verify.ts), for commands. */
export const verifyLog = verifyChain
