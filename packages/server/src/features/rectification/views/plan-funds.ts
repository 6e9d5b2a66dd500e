import type { PlanFund } from '@junheng/core/features/rectification/views/schema.ts'
import { sql } from 'kysely'
import { type Context, countyOf } from '../../../http/context.ts'
import { chosenItems } from '../ledger/list-items.ts'
import type { Chosen } from './queries.ts'

/**
 * Funds of adopted plans that at least one of the chosen items shares, each whole and once; where versions of a plan share one, it stands with the
 * newest.
 */
export async function planFunds(ctx: Context, chosen: Chosen): Promise<PlanFund[]> {
  const { code } = countyOf(ctx.actor)
  const rows = await ctx.db
    .with('chosen', () => chosenItems(ctx, chosen).select('rectification_item.item_no'))
    .with('shared', (db) =>
      db
        .selectFrom('plan_part as part')
        .innerJoin('plan_item as link', (on) =>
          on
            .onRef('link.county_code', '=', 'part.county_code')
            .onRef('link.plan_id', '=', 'part.plan_id')
            .on(sql<boolean>`split_part(link.entry_key, '-', 1) = part.part_key`),
        )
        .innerJoin('chosen', 'chosen.item_no', 'link.item_no')
        .select(['part.ref_id', 'chosen.item_no'])
        .distinct()
        .where('part.county_code', '=', code)
        .where('part.part', '=', 'fund'),
    )
    .with('sharers', (db) =>
      db
        .selectFrom('shared')
        .leftJoin('item_fund as own', (on) => on.onRef('own.item_no', '=', 'shared.item_no').on('own.county_code', '=', code))
        .select([
          'ref_id',
          sql<number>`count(distinct shared.item_no)`.as('items'),
          sql<number | null>`sum(amount_cny)`.as('own_cny'),
        ])
        .groupBy('ref_id'),
    )
    .selectFrom('plan_fund as fund')
    .innerJoin('sharers', 'sharers.ref_id', 'fund.fund_id')
    .innerJoinLateral(
      (db) =>
        db
          .selectFrom('plan_part as last')
          .innerJoin('published_plan as plan', (on) =>
            on.onRef('plan.county_code', '=', 'last.county_code').onRef('plan.plan_id', '=', 'last.plan_id'),
          )
          .select(['plan.plan_id', 'plan.title', 'plan.file_name', 'last.part_key'])
          .whereRef('last.county_code', '=', 'fund.county_code')
          .whereRef('last.ref_id', '=', 'fund.fund_id')
          .orderBy('last.linked_at', 'desc')
          .orderBy('plan.plan_id')
          .limit(1)
          .as('newest'),
      (on) => on.onTrue(),
    )
    .selectAll('fund')
    .select(['newest.plan_id', 'newest.title', 'newest.file_name', 'newest.part_key', 'sharers.items', 'sharers.own_cny'])
    .where('fund.county_code', '=', code)
    .execute()
  return rows
    .map((row) => ({
      planId: row.plan_id,
      plan: row.title ?? row.file_name,
      no: Number(row.part_key),
      name: row.about,
      cny: row.amount_cny,
      published: row.published,
      source: row.source,
      items: row.items,
      ownCny: row.own_cny,
    }))
    .sort((a, b) => (a.planId < b.planId ? -1 : a.planId > b.planId ? 1 : a.no - b.no))
}
