import type { Download } from '@junheng/core/endpoint.ts'
import { type MarkedEntry, markedTable } from '@junheng/core/features/rectification/adopt/marked-table.ts'
import { planEntries } from '@junheng/core/features/rectification/plan-entries.ts'
import { Problem } from '@junheng/core/problems.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { mediaTypeOf } from '../../collection/service.ts'
import * as ledger from '../ledger/queries.ts'
import { detailOf, getPlan } from '../plan-records.ts'
import { decided, itemsOf, linksOf } from './load-adoption.ts'
import { progressOfPlan } from './plan-progress.ts'

/**
 * The ledger of an adopted plan as the table it was published in, with what is otherwise now said at its place.
 *
 * @throws Problem record.missing, rectification.not-adopted
 */
export async function exportAdopted(ctx: Context, id: string, format: 'docx' | 'xlsx'): Promise<Download> {
  const { code } = countyOf(ctx.actor)
  const row = await getPlan(ctx, id)
  const links = await linksOf(ctx.db, code, id)
  if (links.length === 0) throw new Problem('rectification.not-adopted')
  const { isRefused } = decided(await detailOf(ctx.db, row))
  const numbers = links.map(({ itemNo }) => itemNo)
  const items = new Map((await itemsOf(ctx.db, code, [], numbers)).map((item) => [item.no, item]))
  const funds = Map.groupBy(await ledger.fundsOf(ctx.db, code, numbers), ({ item_no }) => item_no)
  const byKey = new Map(links.map((link) => [link.entryKey, link]))
  const entries = planEntries(row.plan, isRefused).flatMap((entry): MarkedEntry[] => {
    const link = byKey.get(entry.key)
    const item = link && items.get(link.itemNo)
    if (!link || !item) return []
    const stated = (funds.get(item.no) ?? []).map(({ amount_cny: amountCny, source }) => ({ amountCny, source }))
    return [{ entry, published: link.published, item: { ...item, funds: stated } }]
  })
  const { indicators } = await progressOfPlan(ctx.db, code, id)
  const bytes = await ctx.work.run('writePlan', { plan: { table: markedTable(row.plan, entries, indicators) }, format })
  const base = row.file_name.replace(/\.\w+$/, '')
  return { fileName: `${base}-台账.${format}`, mediaType: mediaTypeOf(format), size: bytes.length, bytes }
}
