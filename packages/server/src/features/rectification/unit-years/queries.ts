import { STANDING } from '@junheng/core/features/rectification/ledger/states.ts'
import { sql } from 'kysely'
import { type Context, countyOf } from '../../../http/context.ts'
import { todayOf } from '../../orgs/service.ts'

/**
 * What became of the tasks of each unit that were due in `year`, or closed in it before their day; one row an organisation, or a name the directory does not know.
 */
export async function unitFacts(ctx: Context, year: number, part: 'unit' | 'section') {
  const { code } = countyOf(ctx.actor)
  const today = todayOf(ctx)
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const { rows } = await sql<{
    org_id: string | null
    name: string
    on_time: number
    tardy: number
    undone: number
    ahead: number
    returns: number
    rebounds: number
  }>`
    with held as (
      select item_no, org_id, max(name) as name from item_unit
      where county_code = ${code} and part = ${part}
      group by item_no, org_id, case when org_id is null then name end
    ), done as (
      select item_no, count(*) filter (where action = 'return') as returns, count(*) filter (where action = 'reopen') as rebounds
      from item_step
      where county_code = ${code} and action in ('return', 'reopen')
        and (at at time zone 'Asia/Shanghai')::date between ${first}::date and ${last}::date
      group by item_no
    )
    select held.org_id, max(held.name) as name,
      count(*) filter (where is_due and state = 'closed' and closed_on <= deadline)::int as on_time,
      count(*) filter (where is_due and state = 'closed' and closed_on > deadline)::int as tardy,
      count(*) filter (where is_due and state = any(${STANDING}) and deadline < ${today}::date)::int as undone,
      count(*) filter (where is_due and state = any(${STANDING}) and deadline >= ${today}::date)::int as ahead,
      coalesce(sum(done.returns), 0)::int as returns,
      coalesce(sum(done.rebounds), 0)::int as rebounds
    from held
    join (
      select *, case when state = 'closed' and closed_on <= deadline then closed_on else deadline end
        between ${first}::date and ${last}::date as is_due
      from rectification_item
      where county_code = ${code} and state not in ('merged', 'dropped')
    ) item using (item_no)
    left join done using (item_no)
    where is_due or done.item_no is not null
    group by held.org_id, case when held.org_id is null then held.name end`.execute(ctx.db)
  return rows
}

/** The years in which anything is due. */
export async function yearsOf(ctx: Context): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct extract(year from case when state = 'closed' and closed_on <= deadline then closed_on else deadline end)::int as year
    from rectification_item
    where county_code = ${countyOf(ctx.actor).code} and deadline is not null and state not in ('merged', 'dropped')`.execute(
    ctx.db,
  )
  return rows.map(({ year }) => year)
}

export const findRule = ({ db, actor }: Context) =>
  db.selectFrom('unit_score_rule').selectAll().where('county_code', '=', countyOf(actor).code).executeTakeFirst()
