import type { PlanItem } from '@junheng/core/features/rectification/school-plan/schema.ts'
import type { Db } from '../../../db/database.ts'
import { linesOf } from '../ledger/item-view.ts'
import type { ItemRow } from '../ledger/queries.ts'
import { itemParts } from './item-parts.ts'

/** Items of one county as plans tell them, in the order given. */
export async function planItems(db: Db, county: string, today: string, rows: readonly ItemRow[]): Promise<PlanItem[]> {
  const numbers = rows.map(({ item_no }) => item_no)
  const partsOf = await itemParts(db, county, numbers, today)
  const lines = await linesOf(db, county, today, rows)
  return lines.map((line, i) => {
    const { no, state, stage, matter, indicator, indicatorName, problem, value, threshold, gap, unit } = line
    const { handler, units, funds, deadline, isOverdue, proofFrom, closedOn } = line
    const { chief, deputy, requirement, close_standard: closeStandard, closed_proof: closedProof } = rows[i]!
    return {
      ...{ no, state, stage, matter, indicator, indicatorName, problem, value, threshold, gap, unit },
      ...{ handler, units, funds, deadline, isOverdue, proofFrom, closedOn },
      ...{ chief, deputy, requirement, closeStandard, closedProof },
      ...partsOf(no),
    }
  })
}
