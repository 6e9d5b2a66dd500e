import { afterFinding } from '@junheng/core/features/rectification/finding-states.ts'
import { nameProposals } from '@junheng/core/features/rectification/plan-names.ts'
import type { FindingReview, NameReview, PlanDetail, PlanWithdrawal } from '@junheng/core/features/rectification/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../db/database.ts'
import { type Context, countyOf } from '../../http/context.ts'
import { audit } from '../audit/service.ts'
import { detailOf, isDuplicate, type PlanRow } from './plan-records.ts'
import * as queries from './queries.ts'

/**
 * Records what a person says about a proposal; only what the reader proposed can be decided.
 *
 * @throws Problem record.missing, rectification.no-such-proposal, rectification.withdrawn; record.changed when somebody decided since the sender looked
 */
export function reviewName(ctx: Context, id: string, { seen, ...review }: NameReview): Promise<PlanDetail> {
  const { published, canonical } = review
  return onPlan(ctx, id, async (tx, found) => {
    const proposed = nameProposals(found.plan).some((pair) => pair.published === published && pair.canonical === canonical)
    if (!proposed) throw new Problem('rectification.no-such-proposal')
    const earlier = await queries.listNameDecisions(tx, found.county_code, [id])
    const own = earlier.filter((one) => one.published === published && one.canonical === canonical)
    if (own.length !== seen) throw new Problem('record.changed')
    await queries.addNameDecision(tx, {
      county_code: found.county_code,
      plan_id: id,
      decision_no: (earlier.at(-1)?.decision_no ?? 0) + 1,
      ...review,
      decided_at: ctx.now.toISOString(),
      decided_name: ctx.actor.displayName,
    })
    await audit(tx, ctx, { verb: 'rectification.review-name', subject: id, subjectName: found.file_name, details: { ...review } })
    return found
  })
}

/**
 * Records what is done about a disagreement, and by whom.
 *
 * @throws Problem record.missing, rectification.no-such-finding, rectification.decided-by-names, rectification.not-allowed-now, rectification.withdrawn;
 *   record.changed when somebody decided since the sender looked
 */
export function reviewFinding(
  ctx: Context,
  id: string,
  { finding: key, action, note, seen }: FindingReview,
): Promise<PlanDetail> {
  return onPlan(ctx, id, async (tx, found) => {
    const finding = (await detailOf(tx, found)).findings.find((one) => one.key === key)
    if (!finding) throw new Problem('rectification.no-such-finding')
    if (finding.pairs.length > 0) throw new Problem('rectification.decided-by-names')
    if (finding.history.length !== seen) throw new Problem('record.changed')
    const state = afterFinding(finding.state, action)
    if (!state) throw new Problem('rectification.not-allowed-now')
    await queries.addFindingDecision(tx, {
      county_code: found.county_code,
      plan_id: id,
      finding: key,
      decision_no: seen + 1,
      state,
      note,
      decided_at: ctx.now.toISOString(),
      decided_by: ctx.actor.accountId,
      decided_name: ctx.actor.displayName,
    })
    const change = { before: { 处理: finding.state }, after: { 处理: state }, details: { finding: key, note } }
    await audit(tx, ctx, { verb: 'rectification.review-finding', subject: id, subjectName: found.file_name, ...change })
    return found
  })
}

/** Takes a plan back; file, reading and decisions stay. @throws Problem record.missing, rectification.withdrawn, rectification.wrong-name */
export function withdrawPlan(ctx: Context, id: string, { reason, confirmFileName }: PlanWithdrawal): Promise<PlanDetail> {
  return onPlan(ctx, id, async (tx, found) => {
    if (found.file_name !== confirmFileName) throw new Problem('rectification.wrong-name')
    const by = { at: ctx.now.toISOString(), name: ctx.actor.displayName, reason }
    const saved = await queries.recordWithdrawal(tx, found.county_code, id, by)
    await audit(tx, ctx, { verb: 'rectification.withdraw', subject: id, subjectName: found.file_name, reason })
    return saved
  })
}

/** One action on a plan that counts: the plan is held, the action done and written down, and the plan answered as it then stands. */
function onPlan(ctx: Context, id: string, act: (tx: Db, found: PlanRow) => Promise<PlanRow>): Promise<PlanDetail> {
  return atomically(ctx.db, async (tx) => {
    const found = await queries.findPlanForUpdate(tx, countyOf(ctx.actor).code, id)
    if (!found) throw new Problem('record.missing')
    if (found.withdrawn_at !== null) throw new Problem('rectification.withdrawn')
    return detailOf(tx, await act(tx, found))
  }).catch((error: unknown) => {
    throw isDuplicate(error) ? new Problem('record.changed') : error
  })
}
