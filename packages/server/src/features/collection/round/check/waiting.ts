import type { WaitingReturn } from '@junheng/core/features/collection/round/check/review-schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../../../db/database.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { type ReturnRow, takeReturn } from '../find-return.ts'
import { takeStep } from '../return-steps.ts'
import { getRound } from '../round-queries.ts'
import { faultsOf, readReturnFaults } from './return-faults.ts'
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
  const county = countyOf(ctx.actor)
  await getRound(ctx.db, county.code, id)
  // Checked before the returns are held, as for submitting.
  for (const one of asked) await readReturnFaults(ctx, one.id)
  return atomically(ctx.db, async (tx) => {
    const rows = []
    // Always in the same order, so that two who do this at once do not wait for each other in a ring.
    for (const one of [...asked].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const row = await takeReturn(tx, ctx, one.id, 'accept')
      if (row.revision !== one.revision) throw new Problem('record.changed')
      rows.push(row)
    }
    const listed = new Map((await waitingIn(tx, county.code, id)).map((one) => [one.id, one]))
    const others = []
    for (const row of rows) if (!(listed.get(row.return_id)?.isClean && (await isClean(tx, ctx, row)))) others.push(row.unit_name)
    if (others.length > 0)
      throw new Problem('round.not-clean', {
        count: others.length,
        names: `${others.slice(0, 5).join('、')}${others.length > 5 ? ' 等' : ''}`,
      })
    for (const row of rows) await takeStep(tx, ctx, row, 'accept', '没有问题，批量通过')
    return { accepted: rows.length }
  })
}

/** The numbers beside a return may be of an earlier program; what is accepted unseen is checked by this one. */
async function isClean(tx: Db, ctx: Context, row: ReturnRow): Promise<boolean> {
  const { faults, missing } = await faultsOf({ db: tx, work: ctx.work, now: ctx.now }, countyOf(ctx.actor).name, row)
  return faults.length + missing.length === 0
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
