import { isStanding } from '@junheng/core/features/rectification/ledger/states.ts'
import type { ItemMilestones, MilestoneText } from '@junheng/core/features/rectification/milestones/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../../db/database.ts'
import type { Context } from '../../../http/context.ts'
import { audit, type By } from '../../audit/service.ts'
import { todayOf } from '../../orgs/service.ts'
import { takeItem } from '../ledger/find-item.ts'
import type { ItemRow } from '../ledger/queries.ts'
import { addStep } from '../ledger/steps.ts'
import * as queries from './queries.ts'
import { readMilestones } from './read-milestones.ts'

/** @throws Problem record.missing, item.not-now */
export async function addMilestones(ctx: Context, no: number, texts: readonly MilestoneText[]): Promise<ItemMilestones> {
  await atomically(ctx.db, async (tx) => {
    const item = await takeStanding(tx, ctx, no)
    await keepMilestones(tx, ctx, item.county_code, new Map([[no, texts]]))
    await told(tx, ctx, item, '增加节点', texts.map(said).join('；'))
  })
  return readMilestones(ctx, no)
}

/** Gives items their milestones in the caller's transaction, which holds the items or has just made them; says nothing in their lives. */
export async function keepMilestones(
  tx: Db,
  by: By,
  countyCode: string,
  items: ReadonlyMap<number, readonly MilestoneText[]>,
): Promise<void> {
  const last = await queries.lastNumbers(tx, countyCode, [...items.keys()])
  const name = typeof by.actor === 'string' ? by.actor : by.actor.displayName
  const rows = [...items].flatMap(([item_no, texts]) =>
    texts.map(({ due, text, published, promised }, i) => ({
      county_code: countyCode,
      item_no,
      milestone_no: (last.get(item_no) ?? 0) + i + 1,
      version: 1,
      due,
      text,
      published,
      promised,
      done_on: null,
      done_at: null,
      done_by: null,
      done_name: null,
      result: null,
      withdrawn_at: null,
      withdrawn_name: null,
      withdrawn_reason: null,
      created_at: by.now.toISOString(),
      created_name: name,
    })),
  )
  await queries.addMilestones(tx, rows)
}

interface Change extends MilestoneText {
  seen: number
  reason: string
}

/** @throws Problem record.missing, record.changed, item.not-now, milestone.done */
export function changeMilestone(ctx: Context, no: number, milestone: number, { seen, reason, ...text }: Change) {
  return withMilestone(ctx, no, { milestone, seen }, async (tx, item, row) => {
    if (row.done_on !== null) throw new Problem('milestone.done')
    await queries.setMilestone(tx, row, text)
    const details = { before: wordsOf(row), after: wordsOf(text) }
    await told(tx, ctx, item, '修改节点', `${said(row)} → ${said(text)}：${reason}`, { ...details, reason })
  })
}

/** @throws Problem record.missing, record.changed, item.not-now, milestone.done */
export function withdrawMilestone(
  ctx: Context,
  no: number,
  milestone: number,
  { seen, reason }: { seen: number; reason: string },
) {
  return withMilestone(ctx, no, { milestone, seen }, async (tx, item, row) => {
    if (row.done_on !== null) throw new Problem('milestone.done')
    const by = { withdrawn_at: ctx.now.toISOString(), withdrawn_name: ctx.actor.displayName, withdrawn_reason: reason }
    await queries.setMilestone(tx, row, by)
    await told(tx, ctx, item, '撤销节点', `${said(row)}：${reason}`, { reason })
  })
}

interface Done {
  seen: number
  on: string
  result: string
}

/** @throws Problem record.missing, record.changed, item.not-now, milestone.done, milestone.later-day */
export function finishMilestone(ctx: Context, no: number, milestone: number, { seen, on, result }: Done) {
  return withMilestone(ctx, no, { milestone, seen }, async (tx, item, row) => {
    if (row.done_on !== null) throw new Problem('milestone.done')
    if (on > todayOf(ctx)) throw new Problem('milestone.later-day')
    await queries.setMilestone(tx, row, {
      done_on: on,
      done_at: ctx.now.toISOString(),
      done_by: ctx.actor.accountId,
      done_name: ctx.actor.displayName,
      result,
    })
    await told(tx, ctx, item, '完成节点', `${said(row)}，${on} 完成：${result}`)
  })
}

/** @throws Problem record.missing, record.changed, item.not-now, milestone.not-done */
export function undoMilestone(ctx: Context, no: number, milestone: number, { seen, reason }: { seen: number; reason: string }) {
  return withMilestone(ctx, no, { milestone, seen }, async (tx, item, row) => {
    if (row.done_on === null) throw new Problem('milestone.not-done')
    await queries.setMilestone(tx, row, { done_on: null, done_at: null, done_by: null, done_name: null, result: null })
    await told(tx, ctx, item, '撤回节点完成', `${said(row)}：${reason}`, { before: { 完成: row.result }, reason })
  })
}

async function withMilestone(
  ctx: Context,
  no: number,
  { milestone, seen }: { milestone: number; seen: number },
  work: (tx: Db, item: ItemRow, row: queries.MilestoneRow) => Promise<void>,
): Promise<ItemMilestones> {
  await atomically(ctx.db, async (tx) => {
    // Holding the item holds its milestones: two who change one follow each other.
    const item = await takeStanding(tx, ctx, no)
    const row = await queries.findMilestone(tx, item.county_code, no, milestone)
    if (!row) throw new Problem('record.missing')
    if (row.version !== seen || row.withdrawn_at !== null) throw new Problem('record.changed')
    await work(tx, item, row)
  })
  return readMilestones(ctx, no)
}

async function takeStanding(tx: Db, ctx: Context, no: number): Promise<ItemRow> {
  const item = await takeItem(tx, ctx, no)
  if (!isStanding(item.state)) throw new Problem('item.not-now')
  return item
}

interface Said {
  before?: Record<string, unknown>
  after?: Record<string, unknown>
  reason?: string
}

async function told(tx: Db, ctx: Context, item: ItemRow, action: string, note: string, { reason, ...change }: Said = {}) {
  const details = Object.keys(change).length === 0 ? null : { ...change }
  await addStep(tx, ctx, { county: item.county_code, no: item.item_no, action, note: note.slice(0, 2000), details })
  await audit(tx, ctx, {
    verb: 'item.milestone',
    subject: `№${item.item_no}`,
    subjectName: item.problem,
    details: { 操作: action, 节点: note.slice(0, 500) },
    reason: reason ?? null,
    ...change,
  })
}

const said = ({ due, text }: Pick<MilestoneText, 'due' | 'text'>): string => `${due ?? '无日期'} ${text}`

const wordsOf = ({ due, text, promised }: Pick<MilestoneText, 'due' | 'text' | 'promised'>) => ({
  日期: due,
  内容: text,
  承诺数量: promised,
})
