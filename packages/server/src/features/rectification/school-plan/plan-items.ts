import type { PlanItem } from '@junheng/core/features/rectification/school-plan/schema.ts'
import type { Context } from '../../../http/context.ts'
import { todayOf } from '../../orgs/service.ts'
import { linesOf } from '../ledger/item-view.ts'
import type { ItemRow } from '../ledger/queries.ts'
import { moreOf } from '../views/more.ts'

/** Items of one county as plans tell them, in the order given. */
export async function planItems(ctx: Context, rows: readonly ItemRow[]): Promise<PlanItem[]> {
  if (rows.length === 0) return []
  const lines = await linesOf(ctx.db, rows[0]!.county_code, todayOf(ctx), rows)
  const more = await moreOf(ctx, rows)
  return lines.map((line, i) => {
    const { no, state, stage, matter, indicator, indicatorName, problem, value, threshold, gap, unit } = line
    const { handler, units, funds, deadline, isOverdue, proofFrom, closedOn } = line
    const { chief, deputy, requirement, closeStandard, measures, milestones } = more[i]!
    return {
      ...{ no, state, stage, matter, indicator, indicatorName, problem, value, threshold, gap, unit },
      ...{ handler, units, funds, deadline, isOverdue, proofFrom, closedOn },
      ...{ chief, deputy, requirement, closeStandard, measures, milestones },
      closedProof: rows[i]!.closed_proof,
      evidence: [],
    }
  })
}
