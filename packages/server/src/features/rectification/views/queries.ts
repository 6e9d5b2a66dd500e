import type { ItemFilter } from '@junheng/core/features/rectification/ledger/contract.ts'
import { STANDING } from '@junheng/core/features/rectification/ledger/states.ts'
import { sql } from 'kysely'
import type { Db } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { todayOf } from '../../orgs/service.ts'
import { FUND_NOTE } from '../adopt/item-draft.ts'
import { chosenItems } from '../ledger/list-items.ts'

export type Chosen = Partial<ItemFilter>

/** What a table of items amounts to; its `state` and `deadline` must be in reach of the query. */
const tallies = (today: string) => [
  sql<number>`count(*)`.as('total'),
  sql<number>`count(*) filter (where state = any(${STANDING}))`.as('standing'),
  sql<number>`count(*) filter (where state = any(${STANDING}) and deadline < ${today})`.as('late'),
  sql<number>`count(*) filter (where state = 'closed')`.as('closed'),
]

export const countByIndicator = (ctx: Context, chosen: Chosen) =>
  chosenItems(ctx, chosen)
    .select(['standard_key', 'matter', 'indicator'])
    .select(tallies(todayOf(ctx)))
    .groupBy(['standard_key', 'matter', 'indicator'])
    .execute()

export const countBySchool = (ctx: Context, chosen: Chosen) =>
  chosenItems(ctx, chosen)
    .select(['school_code', (eb) => eb.fn.max('school_name').as('school_name')])
    .select(tallies(todayOf(ctx)))
    .groupBy('school_code')
    .execute()

export const countByMonth = (ctx: Context, chosen: Chosen) =>
  chosenItems(ctx, chosen)
    .select(sql<string | null>`to_char(deadline, 'YYYY-MM')`.as('month'))
    .select(tallies(todayOf(ctx)))
    .groupBy('month')
    .execute()

/** One row an organisation, or a name the directory does not know; both null: items that name nobody. */
export function countByUnit(ctx: Context, chosen: Chosen, part: 'unit' | 'section') {
  const today = todayOf(ctx)
  return ctx.db
    .with('chosen', () =>
      chosenItems(ctx, chosen).select([
        'rectification_item.county_code',
        'rectification_item.item_no',
        'state',
        'deadline',
        'returns',
        'is_rebound',
      ]),
    )
    .selectFrom('chosen')
    .leftJoin(
      // A unit named twice by one item still answers for one item.
      (eb) =>
        eb
          .selectFrom('item_unit')
          .select(['item_no', 'org_id', (e) => e.fn.max('name').as('name')])
          .where('county_code', '=', countyOf(ctx.actor).code)
          .where('part', '=', part)
          .groupBy(['item_no', 'org_id', sql`case when org_id is null then name end`])
          .as('held'),
      (join) => join.onRef('held.item_no', '=', 'chosen.item_no'),
    )
    .select([
      'held.org_id',
      (eb) => eb.fn.max('held.name').as('name'),
      sql<number>`coalesce(max(${today}::date - deadline) filter (where state = any(${STANDING}) and deadline < ${today}), 0)`.as(
        'longest',
      ),
      sql<number>`coalesce(sum(${today}::date - deadline) filter (where state = any(${STANDING}) and deadline < ${today}), 0)`.as(
        'days',
      ),
      sql<number>`sum(returns)`.as('returns'),
      sql<number>`count(*) filter (where is_rebound)`.as('rebounds'),
    ])
    .select(tallies(today))
    .groupBy(['held.org_id', sql`case when held.org_id is null then held.name end`])
    .execute()
}

/** Merged and dropped items are of no progress. */
export const countByCell = (ctx: Context, chosen: Chosen) =>
  chosenItems(ctx, { ...chosen, state: 'all' })
    .where('state', 'not in', ['merged', 'dropped'])
    .select(['school_code', 'standard_key', 'matter', 'indicator', (eb) => eb.fn.max('school_name').as('school_name')])
    .select(tallies(todayOf(ctx)))
    .select([
      sql<number>`min(array_position(array['open', 'in_progress', 'submitted', 'verified', 'closed'], state))`.as(
        'furthest_behind',
      ),
      sql<number>`min(item_no)`.as('first_no'),
    ])
    .groupBy(['school_code', 'standard_key', 'matter', 'indicator'])
    .execute()

/** Entries of funds by matter and source; an item without any entry is one entry that states nothing. A note about a plan's funds names no source. */
export function fundsByMatter(ctx: Context, chosen: Chosen) {
  const { code } = countyOf(ctx.actor)
  const source = sql<string>`case when amount_cny is null and source like ${sql.lit(`${FUND_NOTE}%`)} then '' else coalesce(source, '') end`
  return ctx.db
    .with('chosen', () => chosenItems(ctx, chosen).select(['rectification_item.item_no', 'standard_key', 'matter', 'indicator']))
    .selectFrom('chosen')
    .leftJoin('item_fund', (join) =>
      join.onRef('item_fund.item_no', '=', 'chosen.item_no').on('item_fund.county_code', '=', code),
    )
    .select([
      'standard_key',
      'matter',
      'indicator',
      source.as('source'),
      sql<number | null>`sum(amount_cny)`.as('cny'),
      sql<number>`count(amount_cny)`.as('stated'),
      sql<number>`count(*) - count(amount_cny)`.as('unstated'),
    ])
    .groupBy(['standard_key', 'matter', 'indicator', source])
    .execute()
}

export const countFunded = (ctx: Context, chosen: Chosen) =>
  chosenItems(ctx, chosen)
    .select([
      sql<number>`count(*)`.as('items'),
      sql<number>`count(*) filter (where exists (select from item_fund f where f.county_code = rectification_item.county_code
        and f.item_no = rectification_item.item_no and f.amount_cny is not null))`.as('with_amount'),
    ])
    .executeTakeFirstOrThrow()

export const numbersOf = (ctx: Context, chosen: Chosen, most: number) =>
  chosenItems(ctx, chosen)
    .select(['rectification_item.item_no', 'version'])
    .orderBy('rectification_item.item_no')
    .limit(most)
    .execute()

export const countOf = async (ctx: Context, chosen: Chosen): Promise<number> =>
  (
    await chosenItems(ctx, chosen)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count

export const countByState = (ctx: Context) =>
  chosenItems(ctx, { state: 'all' })
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()

/** Standing items due from `from` to before `to`, the nearest first, as the wall names them. */
export const dueBetween = (ctx: Context, from: string | null, to: string, most: number) =>
  chosenItems(ctx, { state: 'standing' })
    .select(['item_no', 'school_name', 'stage', 'standard_key', 'matter', 'indicator', 'state', 'deadline'])
    .where('deadline', '<', to)
    .$if(from !== null, (query) => query.where('deadline', '>=', from))
    .orderBy('deadline')
    .orderBy('item_no')
    .limit(most)
    .execute()

export const closedSince = async (ctx: Context, day: string): Promise<number> =>
  (
    await chosenItems(ctx, { state: 'closed' })
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('closed_on', '>=', day)
      .executeTakeFirstOrThrow()
  ).count

/** How often each thing was done to items of the county since the beginning of a day in China. */
export const stepsSince = ({ db, actor }: Context, day: string) =>
  db
    .selectFrom('item_step')
    .select(['action', (eb) => eb.fn.countAll<number>().as('count')])
    .where('county_code', '=', countyOf(actor).code)
    .where('action', 'in', ['create', 'close', 'return', 'reopen'])
    .where('at', '>=', `${day}T00:00:00+08:00`)
    .groupBy('action')
    .execute()

/** Titles of the measures of items, not the cancelled ones. */
export const measuresOf = (db: Db, countyCode: string, numbers: readonly number[]) =>
  db
    .selectFrom('measure_item')
    .innerJoin('rectification_measure as m', (join) =>
      join.onRef('m.county_code', '=', 'measure_item.county_code').onRef('m.measure_id', '=', 'measure_item.measure_id'),
    )
    .select(['item_no', 'm.title'])
    .where('measure_item.county_code', '=', countyCode)
    .where('item_no', '=', sql<number>`any(${numbers})`)
    .where('m.state', '!=', 'cancelled')
    .orderBy('item_no')
    .orderBy('m.created_at')
    .orderBy('m.measure_id')
    .execute()

/** Milestones of items that still hold, by day; those without a day last. */
export const milestonesOf = (db: Db, countyCode: string, numbers: readonly number[]) =>
  db
    .selectFrom('item_milestone')
    .select(['item_no', 'due', 'text', 'published', 'done_on'])
    .where('county_code', '=', countyCode)
    .where('item_no', '=', sql<number>`any(${numbers})`)
    .where('withdrawn_at', 'is', null)
    .orderBy('item_no')
    .orderBy('due', (order) => order.asc().nullsLast())
    .orderBy('milestone_no')
    .execute()

/** Building projects that measures of these items wait for, with the item. */
export const projectsOf = (db: Db, countyCode: string, numbers: readonly number[]) =>
  db
    .selectFrom('measure_item')
    .innerJoin('rectification_measure as m', (join) =>
      join.onRef('m.county_code', '=', 'measure_item.county_code').onRef('m.measure_id', '=', 'measure_item.measure_id'),
    )
    .innerJoin('measure_project as mp', (join) =>
      join.onRef('mp.county_code', '=', 'measure_item.county_code').onRef('mp.measure_id', '=', 'measure_item.measure_id'),
    )
    .innerJoin('building_project as p', (join) =>
      join.onRef('p.county_code', '=', 'mp.county_code').onRef('p.project_id', '=', 'mp.project_id'),
    )
    .select([
      'item_no',
      'p.project_id',
      'p.name',
      'p.planned_completion',
      'p.planned_acceptance',
      'p.forecast_completion',
      'p.forecast_acceptance',
      'p.state',
    ])
    .distinct()
    .where('measure_item.county_code', '=', countyCode)
    .where('item_no', '=', sql<number>`any(${numbers})`)
    .where('m.state', '!=', 'cancelled')
    .orderBy('p.name')
    .execute()
