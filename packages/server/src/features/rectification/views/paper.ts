import type { Download } from '@junheng/core/endpoint.ts'
import { MEDIA_TYPES } from '@junheng/core/endpoint.ts'
import { FIRST_COLUMNS, type ItemRow } from '@junheng/core/features/rectification/views/columns.ts'
import type { writeItemPaper } from '@junheng/core/features/rectification/views/contract.ts'
import { itemsAsPlan, itemsAsShown, type PaperGroup } from '@junheng/core/features/rectification/views/item-paper.ts'
import type { ItemGroup, ItemGrouping } from '@junheng/core/features/rectification/views/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { z } from 'zod'
import { type Context, countyOf } from '../../../http/context.ts'
import { todayOf } from '../../orgs/service.ts'
import { linesOf } from '../ledger/item-view.ts'
import { chosenItems, inOrder } from '../ledger/list-items.ts'
import { groupItems } from './groups.ts'
import { moreOf, rowsOf } from './more.ts'

type Asked = z.output<typeof writeItemPaper.query>

/** More than anybody reads on paper. */
const MOST = 10_000

const GROUPED_BY: Readonly<Record<ItemGrouping, string>> = {
  indicator: '按指标',
  school: '按学校',
  unit: '按责任单位',
  section: '按责任科室',
  month: '按月份',
}

/** The ledger as it is filtered, ordered and grouped, as a table in docx or xlsx. @throws Problem item.paper-too-long, item.paper-empty */
export async function writePaper(ctx: Context, { sort, by, layout, columns, format, ...filter }: Asked): Promise<Download> {
  const county = countyOf(ctx.actor)
  const today = todayOf(ctx)
  const stored = await inOrder(chosenItems(ctx, filter).selectAll('rectification_item'), sort)
    .limit(MOST + 1)
    .execute()
  if (stored.length === 0) throw new Problem('item.paper-empty')
  if (stored.length > MOST) throw new Problem('item.paper-too-long', { most: MOST })
  const items = rowsOf(await linesOf(ctx.db, county.code, today, stored), await moreOf(ctx, stored))
  const groups = by ? inGroups(items, await groupItems(ctx, filter, by), by) : [{ name: null, items }]
  const heading = [`${county.name}整改台账（${by ? `${GROUPED_BY[by]}，` : ''}${items.length} 条，${today}）`]
  const table =
    layout === 'plan'
      ? itemsAsPlan(heading, groups)
      : itemsAsShown(heading, groups, columns?.length ? columns : FIRST_COLUMNS, dayOf)
  const bytes = await ctx.work.run('writePlan', { plan: { table }, format }, ctx.signal)
  return { fileName: `${county.name}整改台账-${today}.${format}`, mediaType: MEDIA_TYPES[format], size: bytes.length, bytes }
}

const dayOf = (iso: string): string => new Date(iso).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })

/** An item stands in every group it belongs to. */
function inGroups(items: readonly ItemRow[], groups: readonly ItemGroup[], by: ItemGrouping): PaperGroup[] {
  const own = new Map<string, ItemRow[]>()
  for (const item of items)
    for (const key of keysOf(item, by)) {
      const list = own.get(key)
      if (list) list.push(item)
      else own.set(key, [item])
    }
  return groups.map((group) => ({ name: group.name || NOTHING[by], items: own.get(keyOf(group, by)) ?? [] }))
}

const NOTHING: Readonly<Record<ItemGrouping, string>> = {
  indicator: '未写指标',
  school: '全县事项',
  unit: '未写责任单位',
  section: '未写责任科室',
  month: '未定完成时间',
}

const keyOf = ({ filter, name }: ItemGroup, by: ItemGrouping): string =>
  by === 'indicator' ? JSON.stringify(filter) : (filter[by] ?? name)

function keysOf(item: ItemRow, by: ItemGrouping): string[] {
  if (by === 'indicator') {
    const { standard, matter, indicator } = item
    return [JSON.stringify({ standard, matter, ...(indicator !== '' && { indicator }) })]
  }
  if (by === 'school') return [item.schoolCode ?? 'none']
  if (by === 'month') return [item.deadline?.slice(0, 7) ?? 'none']
  const units = item.units.filter(({ part }) => part === by).map(({ orgId, name }) => orgId ?? name)
  return units.length === 0 ? ['none'] : [...new Set(units)]
}
