import type { MilestoneFinish, PlanProgress } from '@junheng/core/features/rectification/adopt/progress.ts'
import { Problem } from '@junheng/core/problems.ts'
import { sql } from 'kysely'
import { atomically, type Db } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { todayOf } from '../../orgs/service.ts'
import { addSteps } from '../ledger/steps.ts'
import * as milestones from '../milestones/queries.ts'
import { getPlan } from '../plan-records.ts'
import * as queries from './queries.ts'

/** @throws Problem record.missing */
export async function readPlanProgress(ctx: Context, id: string): Promise<PlanProgress> {
  const { plan_id } = await getPlan(ctx, id)
  return progressOfPlan(ctx.db, countyOf(ctx.actor).code, plan_id)
}

/** How far the items, milestones and measures of an adopted plan have come. */
export async function progressOfPlan(db: Db, county: string, planId: string): Promise<PlanProgress> {
  const adoption = await queries.findAdoption(db, county, planId)
  if (!adoption) return { adoptedAt: null, indicators: [] }
  const items = await itemCounts(db, county, planId)
  const steps = Map.groupBy(await milestoneCounts(db, county, planId), ({ no }) => no)
  const measures = Map.groupBy(await measureStates(db, county, planId), ({ key }) => Number.parseInt(key, 10))
  return {
    adoptedAt: adoption.adopted_at,
    indicators: items.map(({ no, total, closed }) => ({
      no,
      items: total,
      closed,
      milestones: (steps.get(no) ?? []).map(({ no: _, ...step }) => step),
      measures: measures.get(no) ?? [],
    })),
  }
}

/**
 * Registers a milestone of the plan as done in all items that still have it before them, with a line in the life of each.
 *
 * @throws Problem record.missing, milestone.later-day, rectification.milestone-done where none is left
 */
export async function finishPlanMilestone(ctx: Context, id: string, finish: MilestoneFinish): Promise<PlanProgress> {
  const { no, text, published, on, result } = finish
  if (on > todayOf(ctx)) throw new Problem('milestone.later-day')
  const plan = await getPlan(ctx, id)
  const { code } = countyOf(ctx.actor)
  return atomically(ctx.db, async (tx) => {
    const found = await openMilestones(tx, code, id, no, { text, published })
    // Two entries of the plan may share an item.
    const rows = [...new Map(found.map((row) => [`${row.item_no} ${row.milestone_no}`, row])).values()]
    if (rows.length === 0) throw new Problem('rectification.milestone-done')
    const done = {
      done_on: on,
      done_at: ctx.now.toISOString(),
      done_by: ctx.actor.accountId,
      done_name: ctx.actor.displayName,
      result,
    }
    for (const row of rows) await milestones.setMilestone(tx, row, done)
    const note = `${rows[0]!.due ?? '无日期'} ${text}，${on} 完成：${result}（按方案一并登记）`.slice(0, 2000)
    await addSteps(
      tx,
      ctx,
      rows.map(({ item_no }) => ({ county: code, no: item_no, action: '完成节点', note })),
    )
    await audit(tx, ctx, {
      verb: 'item.milestone',
      subject: id,
      subjectName: plan.title ?? plan.file_name,
      details: { 操作: '方案节点一并完成', 节点: text, 完成日: on, 完成情况: result, 任务: rows.map(({ item_no }) => item_no) },
    })
    return progressOfPlan(tx, code, id)
  })
}

const indicatorNo = sql<number>`split_part(link.entry_key, '-', 1)::int`

/** A plan's items with the number of the indicator they stand under; what was merged or dropped is left out. */
const itemsOfPlan = (db: Db, county: string, planId: string) =>
  db
    .selectFrom('plan_item as link')
    .innerJoin('rectification_item as item', (on) =>
      on.onRef('item.county_code', '=', 'link.county_code').onRef('item.item_no', '=', 'link.item_no'),
    )
    .where('link.county_code', '=', county)
    .where('link.plan_id', '=', planId)
    .where('item.state', 'not in', ['merged', 'dropped'])

const itemCounts = (db: Db, county: string, planId: string) =>
  itemsOfPlan(db, county, planId)
    .select([
      indicatorNo.as('no'),
      sql<number>`count(distinct item.item_no)`.as('total'),
      sql<number>`count(distinct item.item_no) filter (where item.state = 'closed')`.as('closed'),
    ])
    .groupBy(indicatorNo)
    .orderBy('no')
    .execute()

const milestonesOfPlan = (db: Db, county: string, planId: string) =>
  itemsOfPlan(db, county, planId)
    .innerJoin('item_milestone as step', (on) =>
      on.onRef('step.county_code', '=', 'item.county_code').onRef('step.item_no', '=', 'item.item_no'),
    )
    .where('step.withdrawn_at', 'is', null)

const milestoneCounts = (db: Db, county: string, planId: string) =>
  milestonesOfPlan(db, county, planId)
    .select([
      indicatorNo.as('no'),
      'step.text',
      'step.published',
      sql<number>`count(distinct item.item_no)`.as('items'),
      sql<number>`count(distinct item.item_no) filter (where step.done_on is not null)`.as('done'),
      sql<string | null>`max(step.done_on)`.as('lastDone'),
    ])
    .groupBy([indicatorNo, 'step.text', 'step.published'])
    .orderBy('no')
    .execute()

/** Those of one wording under one indicator that are not done, in items still worked on; held until the transaction ends. */
const openMilestones = (tx: Db, county: string, planId: string, no: number, words: { text: string; published: string }) =>
  milestonesOfPlan(tx, county, planId)
    .select(['step.county_code', 'step.item_no', 'step.milestone_no', 'step.due'])
    .where(indicatorNo, '=', no)
    .where('step.text', '=', words.text)
    .where('step.published', '=', words.published)
    .where('step.done_on', 'is', null)
    .where('item.state', '<>', 'closed')
    .orderBy('step.item_no')
    .forUpdate(['item', 'step'])
    .execute()

const measureStates = (db: Db, county: string, planId: string) =>
  db
    .selectFrom('plan_part as part')
    .innerJoin('rectification_measure as measure', (on) =>
      on.onRef('measure.county_code', '=', 'part.county_code').onRef('measure.measure_id', '=', 'part.ref_id'),
    )
    .select([
      'part.part_key as key',
      'measure.state',
      'measure.done_on as doneOn',
      sql<number>`(select count(*) from rectification_measure piece where piece.county_code = measure.county_code
        and piece.part_of = measure.measure_id and piece.state <> 'cancelled')`.as('filled'),
    ])
    .where('part.county_code', '=', county)
    .where('part.plan_id', '=', planId)
    .where('part.part', '=', 'measure')
    .orderBy('part.part_key')
    .execute()
