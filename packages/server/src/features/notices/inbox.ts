import type { Page } from '@junheng/core/endpoint.ts'
import { KIND_KEYS, urgencyOf } from '@junheng/core/features/notices/kinds.ts'
import type { AllRead, Inbox, InboxFilter, NoticeCount, ReadMark } from '@junheng/core/features/notices/schema.ts'
import { INSTALLATION } from '@junheng/core/features/notices/schema.ts'
import type { Context } from '../../http/context.ts'
import * as queries from './inbox-queries.ts'

const URGENT = KIND_KEYS.filter((kind) => urgencyOf(kind) === 'urgent')

/** One's own notices, whichever post they came to: nobody sees another's. */
export async function listNotices(ctx: Context, filter: InboxFilter & Pick<Page<unknown>, 'page' | 'size'>): Promise<Inbox> {
  const { accountId } = ctx.actor
  const { page, size, ...shown } = filter
  const rows = await queries.pageOfNotices(ctx.db, accountId, shown, { page, size })
  const counted = await queries.countByKind(ctx.db, accountId, shown)
  const { all, unread } = await queries.countAll(ctx.db, accountId)
  const order = (kind: string) => (KIND_KEYS as readonly string[]).indexOf(kind)
  return {
    items: rows.map((row) => ({
      id: row.message_id,
      county: row.county_code === INSTALLATION ? null : { code: row.county_code, name: row.county_name ?? row.county_code },
      kind: row.kind,
      title: row.title,
      body: row.body,
      link: row.link,
      from: row.from_name,
      at: row.created_at,
      readAt: row.read_at,
    })),
    total: counted.reduce((sum, { kind, count }) => (shown.kind && shown.kind !== kind ? sum : sum + count), 0),
    page,
    size,
    kinds: counted.sort((a, b) => order(a.kind) - order(b.kind)),
    all,
    unread,
  }
}

export const countNotices = (ctx: Context): Promise<NoticeCount> => queries.countUnread(ctx.db, ctx.actor.accountId, URGENT)

export async function markNotices(ctx: Context, { ids, isRead }: ReadMark): Promise<NoticeCount> {
  await queries.mark(ctx.db, ctx.actor.accountId, ids, isRead ? ctx.now.toISOString() : null)
  return countNotices(ctx)
}

export async function markAllRead(ctx: Context, filter: Pick<InboxFilter, 'kind' | 'search'>): Promise<AllRead> {
  const at = ctx.now.toISOString()
  return { at, count: await queries.markShown(ctx.db, ctx.actor.accountId, filter, at) }
}

export async function undoAllRead(ctx: Context, at: string): Promise<NoticeCount> {
  await queries.unmarkAt(ctx.db, ctx.actor.accountId, at)
  return countNotices(ctx)
}
