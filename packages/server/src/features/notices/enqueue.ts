import { randomUUID } from 'node:crypto'
import { urgencyOf } from '@junheng/core/features/notices/kinds.ts'
import { USUAL_WISHES } from '@junheng/core/features/notices/schema.ts'
import { leavesAt } from '@junheng/core/features/notices/when.ts'
import type { Insertable } from 'kysely'
import type { Db } from '../../db/database.ts'
import * as queries from './outbox-queries.ts'
import type { NoticeDeliveryTable } from './tables.ts'

/** A message that was just written, and who hears it. */
export interface Told {
  county: string
  messageId: string
  kind: string
  accounts: readonly string[]
  /** The units in which they are told, for the robots of units. */
  units: readonly string[]
}

/** A group's robot gathers for half a minute: what is done to many schools at once comes as one message, far under the robots' own limits. */
const GATHER_MS = 30_000

/** Queues what is to leave the house, in the transaction that tells: by mail to whoever wants it, to the robots of the county and its units. */
export async function enqueue(tx: Db, told: Told, now: Date): Promise<void> {
  const urgency = urgencyOf(told.kind)
  const rows: Insertable<NoticeDeliveryTable>[] = []
  const row = { county_code: told.county, message_id: told.messageId, created_at: now.toISOString(), ...UNSENT }
  for (const wish of await queries.mailWishesOf(tx, told.accounts)) {
    if (!wish.mail_kinds.includes(told.kind)) continue
    const at = leavesAt(now, urgency, { digest: wish.digest, quiet: quietOf(wish) })
    if (at) rows.push({ ...row, ...mailTo(wish.account_id), delivery_id: randomUUID(), due_at: at.toISOString() })
  }
  for (const hook of await queries.hooksHearing(tx, told.county, told.units)) {
    if (!hook.kinds.includes(told.kind)) continue
    const at = leavesAt(gathered(now), urgency, { digest: 'immediate', quiet: USUAL_WISHES.quiet })
    if (at) rows.push({ ...row, ...hookTo(hook.hook_id), delivery_id: randomUUID(), due_at: at.toISOString() })
  }
  await queries.addDeliveries(tx, rows)
}

export const quietOf = (row: { quiet_from: string | null; quiet_to: string | null }) =>
  row.quiet_from === null || row.quiet_to === null ? null : { from: row.quiet_from, to: row.quiet_to }

const UNSENT = {
  state: 'waiting',
  attempts: 0,
  batch_id: null,
  claimed_until: null,
  reason: null,
  settled_at: null,
} as const

const mailTo = (account_id: string) => ({ channel: 'mail', account_id, hook_id: null }) as const
const hookTo = (hook_id: string) => ({ channel: 'hook', account_id: null, hook_id }) as const

const gathered = (now: Date): Date => new Date(Math.ceil((now.getTime() + 1) / GATHER_MS) * GATHER_MS)
