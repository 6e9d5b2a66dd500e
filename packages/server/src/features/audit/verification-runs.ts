import { randomUUID } from 'node:crypto'
import type { Verification } from '@junheng/core/features/audit/schema.ts'
import { atomically } from '../../db/database.ts'
import type { Context } from '../../http/context.ts'
import { findBase, findLastSeal } from './chain-queries.ts'
import * as queries from './queries.ts'
import { audit } from './service.ts'
import { verifyChain } from './verify.ts'

/** A run that has not said anything for so long has lost its process. */
const SILENCE_MS = 30_000
const TELL_EVERY_MS = 500

/** Starts a verification that goes on after the reply; while one runs, that one is answered. */
export async function startVerification(ctx: Context, stop: AbortSignal): Promise<Verification> {
  const current = await latestVerification(ctx)
  if (current?.state === 'running') return current
  const id = randomUUID()
  const at = ctx.now.toISOString()
  const [head, base] = [await findLastSeal(ctx.db), await findBase(ctx.db)]
  const total = (head?.entryNo ?? 0) - (base?.entryNo ?? 0)
  const row = { verification_id: id, started_at: at, started_by: ctx.actor.displayName, seen_at: at, total }
  await queries.addVerification(ctx.db, row)
  void run(ctx, id, stop)
  return viewOf({ ...row, checked: 0, finished_at: null, result: null, failure: null }, ctx.now)
}

export async function latestVerification(ctx: Context): Promise<Verification | null> {
  const row = await queries.findLatestVerification(ctx.db)
  return row ? viewOf(row, ctx.now) : null
}

async function run(ctx: Context, id: string, signal: AbortSignal): Promise<void> {
  const began = performance.now()
  const clock = () => new Date(ctx.now.getTime() + performance.now() - began)
  let told = began
  try {
    const progress = async (checked: number) => {
      if (performance.now() - told < TELL_EVERY_MS) return
      told = performance.now()
      await queries.noteProgress(ctx.db, id, checked, clock().toISOString())
    }
    const result = await verifyChain(ctx.db, { progress, signal, now: clock() })
    const { whole, entries, breakCount, head } = result
    await atomically(ctx.db, async (tx) => {
      const outcome = { finished_at: clock().toISOString(), checked: entries, result: JSON.stringify(result) }
      await queries.finishVerification(tx, id, outcome)
      const details = { whole, entries, breaks: breakCount, seal: head?.seal ?? 0, hash: head?.hash ?? '' }
      await audit(tx, { ...ctx, now: clock() }, { verb: 'audit.verify', subject: id, details })
    })
  } catch (error) {
    // A server that stops leaves the run unfinished: the page says so.
    if (signal.aborted) return
    ctx.log.error({ reason: (error as Error).message }, 'verification of the audit log failed')
    const failure = (error as Error).message
    await queries.finishVerification(ctx.db, id, { finished_at: clock().toISOString(), failure }).catch(() => {})
  }
}

type Row = NonNullable<Awaited<ReturnType<typeof queries.findLatestVerification>>>

function viewOf(row: Row, now: Date): Verification {
  const isSilent = now.getTime() - Date.parse(row.seen_at) > SILENCE_MS
  const unfinished = isSilent ? 'interrupted' : 'running'
  return {
    id: row.verification_id,
    startedAt: row.started_at,
    startedBy: row.started_by,
    state: row.finished_at === null ? unfinished : row.failure === null ? 'done' : 'failed',
    checked: row.checked,
    total: row.total,
    finishedAt: row.finished_at,
    result: row.result,
  }
}
