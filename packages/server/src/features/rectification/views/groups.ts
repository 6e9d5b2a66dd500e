import { NOTHING_NAMED } from '@junheng/core/features/rectification/ledger/contract.ts'
import type { GroupFilter, ItemGroup, ItemGrouping, Tally } from '@junheng/core/features/rectification/views/schema.ts'
import type { Context } from '../../../http/context.ts'
import { indicatorName } from '../ledger/item-view.ts'
import { compareNames } from './names.ts'
import * as queries from './queries.ts'

/** How many items of a filter each group has; months by time, all else by name, what names nothing last. */
export async function groupItems(ctx: Context, chosen: queries.Chosen, by: ItemGrouping): Promise<ItemGroup[]> {
  const groups = await GROUPINGS[by](ctx, chosen)
  return groups.sort((a, b) => compareNames(a.name, b.name))
}

const GROUPINGS: Readonly<Record<ItemGrouping, (ctx: Context, chosen: queries.Chosen) => Promise<ItemGroup[]>>> = {
  indicator: async (ctx, chosen) =>
    (await queries.countByIndicator(ctx, chosen)).map((row) => {
      const filter = { standard: row.standard_key, matter: row.matter, ...(row.indicator !== '' && { indicator: row.indicator }) }
      return groupOf(row, indicatorName(row.standard_key, row), filter)
    }),
  school: async (ctx, chosen) =>
    (await queries.countBySchool(ctx, chosen)).map((row) =>
      groupOf(row, row.school_name ?? '', { school: row.school_code ?? NOTHING_NAMED }),
    ),
  month: async (ctx, chosen) =>
    (await queries.countByMonth(ctx, chosen)).map((row) => groupOf(row, row.month ?? '', { month: row.month ?? NOTHING_NAMED })),
  unit: async (ctx, chosen) =>
    (await queries.countByUnit(ctx, chosen, 'unit')).map((row) => groupOf(row, row.name ?? '', { unit: unitKey(row) })),
  section: async (ctx, chosen) =>
    (await queries.countByUnit(ctx, chosen, 'section')).map((row) => groupOf(row, row.name ?? '', { section: unitKey(row) })),
}

/** By its id, and what the directory does not know by its name. */
export const unitKey = ({ org_id, name }: { org_id: string | null; name: string | null }): string =>
  org_id ?? name ?? NOTHING_NAMED

const groupOf = (row: Tally, name: string, filter: GroupFilter): ItemGroup => ({
  ...tallyOf(row),
  key: JSON.stringify(filter),
  name,
  filter,
})

export const tallyOf = ({ total, standing, late, closed }: Tally): Tally => ({ total, standing, late, closed })
