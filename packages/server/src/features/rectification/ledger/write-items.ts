import type { editItem as editContract } from '@junheng/core/features/rectification/ledger/contract.ts'
import type { ItemDetail, ItemText, NewItem } from '@junheng/core/features/rectification/ledger/schema.ts'
import { mayAct } from '@junheng/core/features/rectification/ledger/states.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { z } from 'zod'
import { atomically, isDuplicate } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { standingOrgs, todayOf } from '../../orgs/service.ts'
import { addItems, addParts, plainDraft } from './add-items.ts'
import { takeItem } from './find-item.ts'
import { refusePersonal } from './personal.ts'
import { proofDayOf } from './proof-day.ts'
import * as queries from './queries.ts'
import { readItem } from './read-item.ts'
import { addStep } from './steps.ts'

/** An item in a person's own words. @throws Problem item.exists, item.no-school */
export async function createItem(ctx: Context, item: NewItem): Promise<ItemDetail> {
  const county = countyOf(ctx.actor)
  const school = await schoolName(ctx, item.schoolCode)
  const draft = { ...plainDraft(item, school), ...proofDayOf(item, todayOf(ctx)) }
  const [no] = await atomically(ctx.db, (tx) => addItems(tx, ctx, county, [draft])).catch(async (error: unknown) => {
    // Two people entered the same at once: the other's stands now.
    if (isDuplicate(error)) throw new Problem('item.exists', { problem: item.problem, no: '刚刚由别人新增的一条' })
    throw error
  })
  return readItem(ctx, no!)
}

/** The name of one of the county's schools; null without a code. @throws Problem item.no-school */
export async function schoolName(ctx: Context, code: string | null): Promise<string | null> {
  if (code === null) return null
  const found = (await standingOrgs(ctx.db, countyOf(ctx.actor).code, todayOf(ctx))).find(({ schoolCode }) => schoolCode === code)
  if (!found) throw new Problem('item.no-school', { problem: code })
  return found.name
}

/** @throws Problem record.missing, record.changed, item.not-now, item.personal */
export async function editItem(
  ctx: Context,
  no: number,
  { seen, reason, ...text }: z.output<typeof editContract.body>,
): Promise<ItemDetail> {
  refusePersonal({ ...text, reason }, null)
  await atomically(ctx.db, async (tx) => {
    const row = await takeItem(tx, ctx, no)
    if (row.version !== seen) throw new Problem('record.changed')
    if (!mayAct('edit', row.state, ctx.actor.role)) throw new Problem('item.not-now')
    const before = { ...textOf(row), ...(await partsOf(tx, row)) }
    await queries.setItem(tx, row.county_code, no, { ...columnsOf(text), changed_at: ctx.now.toISOString() })
    await queries.clearParts(tx, row.county_code, no)
    await addParts(tx, row.county_code, new Map([[no, text]]))
    const changed = changesOf(before, { ...text })
    await addStep(tx, ctx, { county: row.county_code, no, action: 'edit', note: reason, details: changed })
    await audit(tx, ctx, { verb: 'item.edit', subject: `№${no}`, subjectName: row.problem, reason, ...changed })
  })
  return readItem(ctx, no)
}

const columnsOf = (text: ItemText) => ({
  source: text.source,
  channel: text.source === 'public' ? text.channel : null,
  source_number: text.sourceNumber,
  source_date: text.sourceDate,
  problem: text.problem,
  basis: text.basis,
  level: text.level,
  chief: text.chief,
  deputy: text.deputy,
  handler: text.handler,
  requirement: text.requirement,
  close_standard: text.closeStandard,
  deadline: text.deadline,
})

const textOf = (row: queries.ItemRow) => ({
  source: row.source,
  channel: row.channel,
  sourceNumber: row.source_number,
  sourceDate: row.source_date,
  problem: row.problem,
  basis: row.basis,
  level: row.level,
  chief: row.chief,
  deputy: row.deputy,
  handler: row.handler,
  requirement: row.requirement,
  closeStandard: row.close_standard,
  deadline: row.deadline,
})

async function partsOf(tx: Parameters<typeof queries.unitsOf>[0], { county_code, item_no }: queries.ItemRow) {
  const units = await queries.unitsOf(tx, county_code, [item_no])
  const funds = await queries.fundsOf(tx, county_code, [item_no])
  return {
    units: units.map(({ part, org_id: orgId, name }) => ({ part, orgId, name })),
    funds: funds.map(({ amount_cny: amountCny, source }) => ({ amountCny, source })),
  }
}

/** Only what is otherwise, as it was and as it is. */
function changesOf(before: Record<string, unknown>, after: Record<string, unknown>) {
  const keys = Object.keys(after).filter((key) => JSON.stringify(sorted(before[key])) !== JSON.stringify(sorted(after[key])))
  const pick = (values: Record<string, unknown>) => Object.fromEntries(keys.map((key) => [key, values[key]]))
  return { before: pick(before), after: pick(after) }
}

const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value
