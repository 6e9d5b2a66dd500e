import type { ItemDetail, MayDo } from '@junheng/core/features/rectification/ledger/schema.ts'
import { actionsOn, ITEM_LIFE } from '@junheng/core/features/rectification/ledger/states.ts'
import { stepName } from '@junheng/core/features/rectification/ledger/step-names.ts'
import type { Context } from '../../../http/context.ts'
import { todayOf } from '../../orgs/service.ts'
import { originsOf } from '../sources/queries.ts'
import { closeRefusal } from './closing.ts'
import { getItem } from './find-item.ts'
import { linesOf } from './item-view.ts'
import * as queries from './queries.ts'

/** @throws Problem record.missing */
export async function readItem(ctx: Context, no: number): Promise<ItemDetail> {
  return detailOf(ctx, await getItem(ctx, no))
}

/** An item with its life and what the viewer may do now. */
export async function detailOf(ctx: Context, row: queries.ItemRow): Promise<ItemDetail> {
  const [line] = await linesOf(ctx.db, row.county_code, todayOf(ctx), [row])
  const steps = await queries.stepsOf(ctx.db, row.county_code, row.item_no)
  return {
    ...line!,
    origins: await originsOf(ctx.db, row.county_code, row.item_no),
    basis: row.basis,
    chief: row.chief,
    deputy: row.deputy,
    requirement: row.requirement,
    closeStandard: row.close_standard,
    proofFromWhy: row.proof_from_why,
    closedProof: row.closed_proof,
    runId: row.run_id,
    mergedInto: row.merged_into,
    createdAt: row.created_at,
    createdBy: row.created_name,
    steps: steps.map((step) => ({
      step: step.step,
      action: stepName(step.action),
      from: step.from_state,
      to: step.to_state,
      note: step.note,
      at: step.at,
      by: step.account_name,
    })),
    actions: await actionsOf(ctx, row),
  }
}

async function actionsOf(ctx: Context, row: queries.ItemRow): Promise<MayDo[]> {
  const may = actionsOn(row.state, ctx.actor.role)
  return Promise.all(
    may.map(async (action) => ({
      action,
      zh: ITEM_LIFE[action].zh,
      refusal: action === 'close' ? await closeRefusal(ctx, row) : null,
    })),
  )
}
