import type { OwnSession } from '@junheng/core/features/access/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically } from '../../db/database.ts'
import type { Context } from '../../http/context.ts'
import { audit } from '../audit/service.ts'
import * as queries from './session-queries.ts'

/** One's live sessions, the one asking first, then by last use. */
export async function listOwnSessions(ctx: Context): Promise<{ items: OwnSession[] }> {
  const rows = await queries.liveSessionsOf(ctx.db, ctx.actor.accountId, ctx.now.toISOString())
  const items = rows.map((row) => ({
    id: row.session_id,
    isThis: row.token_hash === ctx.session.tokenHash,
    role: row.role,
    unit: row.unit_name,
    address: row.address,
    agent: row.agent,
    startedAt: row.created_at,
    lastUsedAt: row.last_used_at,
  }))
  return { items: items.sort((a, b) => Number(b.isThis) - Number(a.isThis)) }
}

/** @throws Problem record.missing for a session that is not one's own or has ended */
export async function endOwnSession(ctx: Context, id: string): Promise<{ items: OwnSession[] }> {
  await atomically(ctx.db, async (tx) => {
    const rows = await queries.liveSessionsOf(tx, ctx.actor.accountId, ctx.now.toISOString())
    const session = rows.find((row) => row.session_id === id)
    if (!session) throw new Problem('record.missing')
    await queries.endSession(tx, session.token_hash, ctx.now.toISOString())
    const details = { 登录于: session.created_at, 地址: session.address }
    await audit(tx, ctx, {
      verb: 'access.end-own-session',
      subject: ctx.actor.accountId,
      subjectName: ctx.actor.name,
      details,
    })
  })
  return listOwnSessions(ctx)
}
