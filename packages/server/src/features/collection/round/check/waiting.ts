import type { WaitingReturn } from '@junheng/core/features/collection/round/check/review-schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../../../db/database.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { takeReturn } from '../find-return.ts'
import { takeStep } from '../return-steps.ts'
import { getRound } from '../round-queries.ts'
import * as queries from './review-queries.ts'

/** @throws Problem record.missing */
export async function listWaiting(ctx: Context, id: string): Promise<{ roundName: string; waiting: WaitingReturn[] }> {
  const { code } = countyOf(ctx.actor)
  const round = await getRound(ctx.db, code, id)
  return { roundName: round.name, waiting: await waitingIn(ctx.db, code, id) }
}

/**
 * Accepts returns in which there is nothing to look at: all of them or none.
 *
 * @throws Problem record.missing, round.not-clean, record.changed, access.forbidden
 */
export async function acceptClean(
  ctx: Context,
  id: string,
  asked: readonly { id: string; revision: number }[],
): Promise<{ accepted: number }> {
  const { code } = countyOf(ctx.actor)
  await getRound(ctx.db, code, id)
  return atomically(ctx.db, async (tx) => {
    // Always in the same order, so that two who do this at once do not wait for each other in a ring.
    const ordered = [...asked].sort((a, b) => (a.id < b.id ? -1 : 1))
    const rows = []
    for (const one of ordered) rows.push({ row: await takeReturn(tx, ctx, one.id, 'accept'), revision: one.revision })
    const waiting = new Map((await waitingIn(tx, code, id)).map((one) => [one.id, one]))
    const others = rows.filter(({ row }) => waiting.get(row.return_id)?.isClean !== true).map(({ row }) => row.unit_name)
    if (others.length > 0)
      throw new Problem('round.not-clean', {
        count: others.length,
        names: `${others.slice(0, 5).join('、')}${others.length > 5 ? ' 等' : ''}`,
      })
    for (const { row, revision } of rows) {
      if (row.revision !== revision) throw new Problem('record.changed')
      await takeStep(tx, ctx, row, 'accept', '没有问题，批量通过')
    }
    return { accepted: rows.length }
  })
}

async function waitingIn(db: Db, county: string, round: string): Promise<WaitingReturn[]> {
  return (await queries.waitingOf(db, county, round)).map((row) => ({
    id: row.return_id,
    kind: row.kind,
    unitKey: row.unit_key,
    unitName: row.unit_name,
    revision: row.revision,
    submittedAt: row.submitted_at!,
    warnings: row.warnings,
    explanations: row.explanations,
    openRemarks: row.open_remarks,
    isClean: row.errors + row.warnings + row.explanations + row.open_remarks === 0,
  }))
}
