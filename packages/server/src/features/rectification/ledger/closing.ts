import { closeRefusals } from '@junheng/core/features/rectification/ledger/close-rule.ts'
import type { CloseProof } from '@junheng/core/features/rectification/ledger/schema.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { todayOf } from '../../orgs/service.ts'
import { holdingEvidence } from '../evidence/holding.ts'
import { findProof } from './find-proof.ts'
import type { ItemRow } from './queries.ts'

/** Why the caller cannot close an item now, in one text; null = they can. */
export async function closeRefusal(ctx: Context, row: ItemRow): Promise<string | null> {
  const { refusals } = await closingOf(ctx, row)
  return refusals.length === 0 ? null : refusals.join('')
}

/** What there is to close an item with, and what stands against it. */
export async function closingOf(ctx: Context, row: ItemRow): Promise<{ refusals: string[]; proof: CloseProof | null }> {
  const evidence = (await holdingEvidence(ctx.db, row.county_code, [row.item_no], todayOf(ctx))).get(row.item_no) ?? 0
  const found = row.proof === 'data' ? await findProof(ctx, row) : judged(ctx, row, evidence)
  const refusals = closeRefusals({
    proof: row.proof,
    found,
    evidence,
    closer: { accountId: ctx.actor.accountId, name: ctx.actor.displayName },
    submittedBy: row.submitted_by,
    verifiedBy: row.verified_by,
    responsibles: [row.chief, row.deputy, row.handler],
  })
  return { refusals, proof: 'missing' in found ? null : found }
}

const judged = (ctx: Context, row: ItemRow, evidence: number): CloseProof => ({
  kind: 'judgement',
  id: null,
  name: '佐证材料和验收',
  at: ctx.now.toISOString(),
  value: null,
  threshold: null,
  text: `${countyOf(ctx.actor).name}凭 ${evidence} 份佐证材料验收${row.returns > 0 ? `（退回过 ${row.returns} 次）` : ''}`,
})
