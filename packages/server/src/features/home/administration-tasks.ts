import type { DeskTask } from '@junheng/core/features/home/schema.ts'
import type { Context } from '../../http/context.ts'
import * as queries from './queries.ts'

/** The log is to be gone through at least this often. */
const VERIFY_AFTER_DAYS = 30

/** What waits for the three administrators, who see no county's data. */
export async function administrationTasks(ctx: Context, today: string): Promise<DeskTask[]> {
  const line = (kind: DeskTask['kind'], urgency: DeskTask['urgency'], n: number, link: string): DeskTask[] =>
    n === 0 ? [] : [{ kind, urgency, n, name: null, due: null, link }]
  const { role } = ctx.actor
  if (role === 'audit_admin') return logTasks(ctx, line)
  const { locked, without } = await queries.stuckAccounts(ctx.db, ctx.now.toISOString(), today)
  if (role === 'security_admin')
    return [
      ...line('posts-asked', 'waiting', await queries.postsAsked(ctx.db), '/accounts/requests'),
      ...line('accounts-without-post', 'waiting', without, '/accounts'),
    ]
  return [
    ...line('deliveries', 'red', await queries.failedDeliveries(ctx.db), '/notice-deliveries?state=given_up'),
    ...line('accounts-locked', 'waiting', locked, '/accounts'),
  ]
}

async function logTasks(
  ctx: Context,
  line: (kind: DeskTask['kind'], urgency: DeskTask['urgency'], n: number, link: string) => DeskTask[],
): Promise<DeskTask[]> {
  const last = await queries.lastVerification(ctx.db)
  if (last?.result?.whole === false) return line('log-broken', 'red', Math.max(1, last.result.breakCount), '/audit')
  const days = last?.finished_at ? (ctx.now.getTime() - Date.parse(last.finished_at)) / 86_400_000 : Number.POSITIVE_INFINITY
  return line('log-unverified', 'waiting', days > VERIFY_AFTER_DAYS ? 1 : 0, '/audit')
}
