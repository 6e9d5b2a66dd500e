import { STANDING } from '@junheng/core/features/rectification/ledger/states.ts'
import type {
  countDays as countContract,
  listDays as listContract,
} from '@junheng/core/features/rectification/milestones/contract.ts'
import { milestoneState, SOON_DAYS } from '@junheng/core/features/rectification/milestones/rules.ts'
import type { ItemDay } from '@junheng/core/features/rectification/milestones/schema.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { type Context, countyOf } from '../../../http/context.ts'
import { todayOf } from '../../orgs/service.ts'
import { ownItems, reachItems } from '../ledger/find-item.ts'
import { unitsOf } from '../ledger/queries.ts'

type Query = z.output<typeof listContract.query>

/** What is due between two days, of what the viewer sees, the earliest first. */
export async function listDays(ctx: Context, query: Query): Promise<z.output<typeof listContract.reply>> {
  const { code } = countyOf(ctx.actor)
  const today = todayOf(ctx)
  const { page, size, show, from, until } = query
  const chosen = daysOf(ctx, query)
    .where('due', '<=', until)
    .$if(from !== undefined, (days) => days.where('due', '>=', from!))
    .$if(show !== 'all', (days) => days.where('is_done', '=', false))
    .$if(show === 'overdue', (days) => days.where('due', '<', today))
  const { total } = await chosen.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await chosen
    .selectAll()
    .orderBy('due')
    .orderBy('item_no')
    .orderBy('milestone_no')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const counts = await daysOf(ctx, query)
    .where('is_done', '=', false)
    .select([
      sql<number>`count(*) filter (where due < ${today})`.as('overdue'),
      sql<number>`count(*) filter (where due >= ${today} and due <= ${today}::date + ${SOON_DAYS}::int)`.as('soon'),
    ])
    .executeTakeFirstOrThrow()
  const units = Map.groupBy(await unitsOf(ctx.db, code, [...new Set(rows.map(({ item_no }) => item_no))]), (unit) => unit.item_no)
  const items = rows.map(
    (row): ItemDay => ({
      kind: row.milestone_no === 0 ? 'deadline' : 'milestone',
      itemNo: row.item_no,
      no: row.milestone_no === 0 ? null : row.milestone_no,
      due: row.due,
      text: row.text,
      state: milestoneState({ due: row.due, isDone: row.is_done, isWithdrawn: false }, today),
      schoolName: row.school_name,
      problem: row.problem,
      units: (units.get(row.item_no) ?? []).map(({ name }) => name),
    }),
  )
  return { items, total, page, size, today, overdue: Number(counts.overdue), soon: Number(counts.soon) }
}

/** How much is due on each day that has something. */
export async function countDays(
  ctx: Context,
  query: z.output<typeof countContract.query>,
): Promise<z.output<typeof countContract.reply>> {
  const today = todayOf(ctx)
  const rows = await daysOf(ctx, query)
    .where('due', '>=', query.from)
    .where('due', '<=', query.until)
    .select([
      'due',
      sql<number>`count(*) filter (where is_done)`.as('done'),
      sql<number>`count(*) filter (where not is_done and due < ${today})`.as('overdue'),
      sql<number>`count(*) filter (where not is_done and due >= ${today})`.as('ahead'),
    ])
    .groupBy('due')
    .orderBy('due')
    .execute()
  const days = rows.map(({ due, done, overdue, ahead }) => ({
    day: due,
    done: Number(done),
    overdue: Number(overdue),
    ahead: Number(ahead),
  }))
  return { today, days }
}

/** Milestones and deadlines as rows of one kind. What was merged or dropped is due no more; what is closed has been done. */
function daysOf(ctx: Context, { kind, mine }: { kind?: 'milestone' | 'deadline' | undefined; mine?: boolean | undefined }) {
  const { code } = countyOf(ctx.actor)
  const items = ctx.db
    .selectFrom('rectification_item')
    .where('rectification_item.county_code', '=', code)
    .where('rectification_item.state', 'in', [...STANDING, 'closed'])
    .where(reachItems(ctx.actor))
    .$if(mine === true, (query) => query.where(ownItems(ctx.actor)))
  const isClosed = sql<boolean>`rectification_item.state = 'closed'`
  const deadlines = items
    .where('rectification_item.deadline', 'is not', null)
    .select(['rectification_item.item_no', 'rectification_item.school_name', 'rectification_item.problem'])
    .select([
      sql<number>`0`.as('milestone_no'),
      sql<string>`rectification_item.deadline`.as('due'),
      sql<string>`'整改完成时限'`.as('text'),
      isClosed.as('is_done'),
    ])
  const milestones = items
    .innerJoin('item_milestone', (join) =>
      join
        .onRef('item_milestone.county_code', '=', 'rectification_item.county_code')
        .onRef('item_milestone.item_no', '=', 'rectification_item.item_no'),
    )
    .where('item_milestone.due', 'is not', null)
    .where('item_milestone.withdrawn_at', 'is', null)
    .select(['rectification_item.item_no', 'rectification_item.school_name', 'rectification_item.problem'])
    .select([
      'item_milestone.milestone_no',
      sql<string>`item_milestone.due`.as('due'),
      'item_milestone.text',
      sql<boolean>`(item_milestone.done_on is not null or rectification_item.state = 'closed')`.as('is_done'),
    ])
  const both = kind === 'deadline' ? deadlines : kind === 'milestone' ? milestones : deadlines.unionAll(milestones)
  return ctx.db.selectFrom(both.as('day'))
}
