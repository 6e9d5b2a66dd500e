import { randomUUID } from 'node:crypto'
import type { Db } from '../../db/database.ts'
import type { Actor } from '../../http/context.ts'

export type AuditVerb =
  | 'access.sign-in'
  | 'access.sign-in-refused'
  | 'access.sign-out'
  | 'access.change-password'
  | 'access.unlock'
  | 'access.add-account'
  | 'access.reset-password'
  | 'access.end-sessions'
  | 'collection.hand-in'
  | 'collection.refuse'
  | 'collection.withdraw'
  | 'rectification.import'
  | 'rectification.review-name'

export interface AuditLine {
  verb: AuditVerb
  subject: string
  details?: Record<string, unknown>
}

/**
 * Writes down what `actor` does, in the transaction that does it: both become durable, or neither. `actor` may be a bare name where
 * nobody is signed in (a refused sign-in, the program itself).
 */
export async function audit(
  db: Db,
  by: { actor: Actor | string; now: Date; reference: string },
  { verb, subject, details = {} }: AuditLine,
): Promise<void> {
  const actor = typeof by.actor === 'string' ? null : by.actor
  await db
    .insertInto('audit_entry')
    .values({
      entry_id: randomUUID(),
      at: by.now.toISOString(),
      account_id: actor?.accountId ?? null,
      actor_name: actor?.name ?? String(by.actor),
      verb,
      county_code: actor?.county?.code ?? null,
      subject,
      details: JSON.stringify(details),
      reference: by.reference,
    })
    .execute()
}
