import { mayRole } from '@junheng/core/features/access/rules.ts'
import { isStanding } from '@junheng/core/features/rectification/ledger/states.ts'
import {
  type DatedMilestone,
  milestoneFindings,
  milestoneState,
  promisedBy,
} from '@junheng/core/features/rectification/milestones/rules.ts'
import type { ItemMilestones, Milestone } from '@junheng/core/features/rectification/milestones/schema.ts'
import type { Db } from '../../../db/database.ts'
import type { Context } from '../../../http/context.ts'
import { todayOf } from '../../orgs/service.ts'
import { getItem, getItems } from '../ledger/find-item.ts'
import * as queries from './queries.ts'

/** An item's milestones with what cannot be right about them. @throws Problem record.missing */
export async function readMilestones(ctx: Context, no: number): Promise<ItemMilestones> {
  const item = await getItem(ctx, no)
  const rows = await queries.milestonesOf(ctx.db, item.county_code, [no])
  const dated = rows.map(datedOf)
  const stands = isStanding(item.state)
  return {
    today: todayOf(ctx),
    deadline: item.deadline,
    gap: item.gap,
    promised: promisedBy(dated),
    unit: item.unit,
    milestones: rows.map((row) => viewOf(row, todayOf(ctx))),
    findings: stands ? milestoneFindings({ ...item, proofFrom: item.proof_from, proofFromWhy: item.proof_from_why }, dated) : [],
    may: {
      manage: stands && mayRole(ctx.actor.role, 'item.manage'),
      report: stands && mayRole(ctx.actor.role, 'item.act'),
    },
  }
}

/** Standing milestones of items the viewer sees, by item and day. @throws Problem record.missing where one is not theirs */
export async function listMilestones(ctx: Context, numbers: readonly number[]): Promise<{ milestones: Milestone[] }> {
  const items = await getItems(ctx.db, ctx, numbers)
  const code = items[0]?.county_code
  return { milestones: code === undefined ? [] : await milestonesOfItems(ctx.db, code, numbers, todayOf(ctx)) }
}

/** Milestones that were not withdrawn, by item and day. Whether the viewer may see the items is the caller's question. */
export async function milestonesOfItems(
  db: Db,
  countyCode: string,
  numbers: readonly number[],
  today: string,
): Promise<Milestone[]> {
  const rows = await queries.milestonesOf(db, countyCode, numbers)
  return rows.filter(({ withdrawn_at }) => withdrawn_at === null).map((row) => viewOf(row, today))
}

const datedOf = (row: queries.MilestoneRow): DatedMilestone => ({
  no: row.milestone_no,
  due: row.due,
  promised: row.promised,
  isDone: row.done_on !== null,
  isWithdrawn: row.withdrawn_at !== null,
})

function viewOf(row: queries.MilestoneRow, today: string): Milestone {
  return {
    itemNo: row.item_no,
    no: row.milestone_no,
    version: row.version,
    due: row.due,
    text: row.text,
    published: row.published,
    promised: row.promised,
    state: milestoneState(datedOf(row), today),
    done: row.done_on === null ? null : { on: row.done_on, by: row.done_name!, at: row.done_at!, result: row.result! },
    withdrawn:
      row.withdrawn_at === null ? null : { by: row.withdrawn_name!, at: row.withdrawn_at, reason: row.withdrawn_reason! },
  }
}
