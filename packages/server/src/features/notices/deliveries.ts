import { maskedMail } from '@junheng/core/features/notices/mail-code.ts'
import {
  DELIVERY_STATES,
  type Deliveries,
  type DeliveryState,
  HOOK_KINDS,
  INSTALLATION,
} from '@junheng/core/features/notices/schema.ts'
import { atomically } from '../../db/database.ts'
import type { Context } from '../../http/context.ts'
import { audit } from '../audit/service.ts'
import type { Channels } from './channel.ts'
import * as queries from './delivery-queries.ts'

/** What is on its way out of the house, for whoever looks after the sending: neither titles nor texts, addresses masked. */
export async function listDeliveries(
  ctx: Context,
  channels: Channels,
  { state, page, size }: { state?: DeliveryState | undefined; page: number; size: number },
): Promise<Deliveries> {
  const rows = await queries.pageOfDeliveries(ctx.db, state, { page, size })
  const counted = new Map((await queries.countByState(ctx.db)).map((row) => [row.state, row.count]))
  const counts = Object.fromEntries(DELIVERY_STATES.map((each) => [each, counted.get(each) ?? 0])) as Record<
    DeliveryState,
    number
  >
  return {
    items: rows.map((row) => ({
      id: row.delivery_id,
      county: row.county_code === INSTALLATION ? '系统' : (row.county_name ?? row.county_code),
      kind: row.kind,
      channel: row.channel,
      to: receiver(row),
      state: row.state,
      attempts: row.attempts,
      createdAt: row.created_at,
      dueAt: row.due_at,
      settledAt: row.settled_at,
      reason: row.reason,
    })),
    total: state ? counts[state] : Object.values(counts).reduce((sum, count) => sum + count, 0),
    page,
    size,
    counts,
    hasMail: channels.mail !== null,
    hasWebUrl: channels.webUrl !== null,
  }
}

export async function retryDeliveries(ctx: Context, ids: readonly string[] | null): Promise<{ count: number }> {
  return atomically(ctx.db, async (tx) => {
    const count = await queries.retry(tx, ids, ctx.now.toISOString())
    if (count > 0) await audit(tx, ctx, { verb: 'notices.retry', subject: 'notices.delivery', details: { 条数: count } })
    return { count }
  })
}

type Row = Awaited<ReturnType<typeof queries.pageOfDeliveries>>[number]

function receiver({ channel, account_name, mail, hook_kind, hook_unit }: Row): string {
  if (channel === 'mail') return `${account_name ?? ''}${mail ? `（${maskedMail(mail)}）` : ''}`
  return hook_kind === null ? '已删除的群机器人' : `${HOOK_KINDS[hook_kind]}群机器人（${hook_unit || '全区县'}）`
}
