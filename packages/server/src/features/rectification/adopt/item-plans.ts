import { findingsByEntry } from '@junheng/core/features/rectification/adopt/concerns.ts'
import type { ItemPlan } from '@junheng/core/features/rectification/adopt/schema.ts'
import { planEntries } from '@junheng/core/features/rectification/plan-entries.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { getItem } from '../ledger/find-item.ts'
import { detailOf } from '../plan-records.ts'
import * as plans from '../queries.ts'
import { decided } from './load-adoption.ts'
import * as queries from './queries.ts'

/** The published plans behind an item, the newest first, each with what is not settled about its line. @throws Problem record.missing */
export async function readItemPlans(ctx: Context, no: number): Promise<ItemPlan[]> {
  await getItem(ctx, no)
  const { code } = countyOf(ctx.actor)
  const found: ItemPlan[] = []
  for (const { plan_id, entry_key, linked_at } of await queries.plansOfItem(ctx.db, code, no)) {
    const row = await plans.findPlan(ctx.db, code, plan_id)
    if (!row) continue
    const detail = await detailOf(ctx.db, row)
    const entries = planEntries(row.plan, decided(detail).isRefused)
    const entry = entries.find(({ key }) => key === entry_key)
    if (!entry) continue
    const { indicator } = entry
    const open = findingsByEntry(detail.findings, entries).get(entry_key) ?? []
    const { number, basis, issued, disclosure } = row.plan.document
    found.push({
      planId: plan_id,
      title: row.title ?? row.file_name,
      number,
      basis,
      issued,
      disclosure,
      indicatorNo: indicator.no,
      indicatorText: indicator.text,
      milestones: [...new Set(indicator.milestones.map(({ published }) => published))],
      funds: {
        amountCny: indicator.funds_cny,
        published: indicator.funds_published.trim(),
        share: entries.filter((one) => one.indicator === indicator).length,
      },
      adoptedAt: linked_at,
      findings: detail.findings
        .filter(({ key }) => open.includes(key))
        .map(({ key, severity, text }) => ({ key, severity, text })),
    })
  }
  return found
}
