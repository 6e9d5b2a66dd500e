import {
  type ItemFilter,
  type listItems as listContract,
  NOTHING_NAMED,
} from '@junheng/core/features/rectification/ledger/contract.ts'
import { ITEM_STATES, STANDING } from '@junheng/core/features/rectification/ledger/states.ts'
import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../../db/database.ts'
import type { Schema } from '../../../db/schema.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { todayOf } from '../../orgs/service.ts'
import { ownItems, reachItems } from './find-item.ts'
import { linesOf } from './item-view.ts'
import { itemsOf } from './queries.ts'

type Query = z.output<typeof listContract.query>
type Reply = z.output<typeof listContract.reply>

/** The ledger as far as the viewer sees it, narrowed, ordered and paged. */
export async function listItems(ctx: Context, { sort, page, size, ...filter }: Query): Promise<Reply> {
  const { code } = countyOf(ctx.actor)
  const today = todayOf(ctx)
  const chosen = chosenItems(ctx, filter)
  const counts = await countsOf(ctx.db, ctx, today)
  const total = totalOf(counts, filter) ?? (await countOf(chosen))
  // Numbers first: a far page then reads an index and not the rows before it.
  const found = await inOrder(chosen.select('rectification_item.item_no'), sort)
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const stored = new Map(
    (
      await itemsOf(
        ctx.db,
        code,
        found.map(({ item_no }) => item_no),
      )
    ).map((row) => [row.item_no, row]),
  )
  const rows = found.flatMap(({ item_no }) => stored.get(item_no) ?? [])
  return { items: await linesOf(ctx.db, code, today, rows), total, page, size, counts }
}

/** How many a filter by state alone means is already counted; null where more narrows it. */
function totalOf(counts: Reply['counts'], { state = 'standing', ...more }: Omit<Query, 'sort' | 'page' | 'size'>): number | null {
  if (Object.values(more).some((value) => value !== undefined && value !== false && value !== '')) return null
  if (state === 'all') return ITEM_STATES.reduce((sum, each) => sum + counts[each], 0)
  return state === 'standing' ? STANDING.reduce((sum, each) => sum + counts[each], 0) : counts[state]
}

const countOf = async (chosen: ReturnType<typeof chosenItems>): Promise<number> =>
  (await chosen.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()).total

/** The items a filter means, of those the viewer sees: a query to go on from. */
export function chosenItems(ctx: Context, filter: Omit<ItemFilter, 'state'> & { state?: ItemFilter['state'] | undefined }) {
  const {
    state = 'standing',
    source,
    level,
    standard,
    matter,
    indicator,
    school,
    stage,
    unit,
    section,
    month,
    text,
    mine,
  } = filter
  const today = todayOf(ctx)
  return ctx.db
    .selectFrom('rectification_item')
    .where('rectification_item.county_code', '=', countyOf(ctx.actor).code)
    .where(reachItems(ctx.actor))
    .$if(mine === true, (query) => query.where(ownItems(ctx.actor)))
    .$if(state === 'standing' || state === 'overdue', (query) => query.where('state', 'in', STANDING))
    .$if(state === 'overdue', (query) => query.where('deadline', '<', today))
    .$if(state !== 'standing' && state !== 'overdue' && state !== 'all', (query) => query.where('state', '=', state as 'open'))
    .$if(source !== undefined, (query) => query.where('source', '=', source!))
    .$if(level !== undefined, (query) => query.where('level', '=', level!))
    .$if(standard !== undefined, (query) => query.where('standard_key', '=', standard!))
    .$if(matter !== undefined, (query) => query.where('matter', '=', matter!))
    .$if(indicator !== undefined, (query) => query.where('indicator', '=', indicator!))
    .$if(school !== undefined, (query) =>
      school === NOTHING_NAMED ? query.where('school_code', 'is', null) : query.where('school_code', '=', school!),
    )
    .$if(stage !== undefined, (query) => query.where('stage', '=', stage!))
    .$if(month === NOTHING_NAMED, (query) => query.where('deadline', 'is', null))
    .$if(month !== undefined && month !== NOTHING_NAMED, (query) =>
      query.where('deadline', '>=', `${month}-01`).where(sql<boolean>`deadline < (${`${month}-01`}::date + interval '1 month')`),
    )
    .$if(unit !== undefined, (query) => query.where(heldBy('unit', unit!)))
    .$if(section !== undefined, (query) => query.where(heldBy('section', section!)))
    .$if(Boolean(text), (query) =>
      query.where((eb) =>
        eb.or([
          sql<boolean>`position(${text} in problem) > 0`,
          sql<boolean>`position(${text} in coalesce(school_name, '')) > 0`,
          ...(/^№?\s*\d{1,9}$/.test(text!) ? [eb('item_no', '=', Number(text!.replace(/\D/g, '')))] : []),
        ]),
      ),
    )
}

/** Items a unit answers for; `key`: its id, the name of one the directory does not know, or what names none at all. */
const heldBy = (part: 'unit' | 'section', key: string) => (eb: ExpressionBuilder<Schema, 'rectification_item'>) => {
  const named = eb
    .selectFrom('item_unit')
    .select('item_unit.item_no')
    .whereRef('item_unit.county_code', '=', 'rectification_item.county_code')
    .whereRef('item_unit.item_no', '=', 'rectification_item.item_no')
    .where('item_unit.part', '=', part)
  if (key === NOTHING_NAMED) return eb.not(eb.exists(named))
  return eb.exists(
    UUID.test(key)
      ? named.where('item_unit.org_id', '=', key)
      : named.where('item_unit.org_id', 'is', null).where('item_unit.name', '=', key),
  )
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

// Names in the order of their sounds, as the database knows them; where it does not, of their signs.
const COLUMNS = {
  no: 'item_no',
  deadline: 'deadline',
  changed: 'changed_at',
  school: 'school_name',
  indicator: 'indicator',
  state: 'state',
} as const

/** The order of a sort, numbers deciding between equals. */
export function inOrder<O>(query: SelectQueryBuilder<Schema, 'rectification_item', O>, sort: Query['sort']) {
  const isDown = sort.startsWith('-')
  const column = COLUMNS[sort.replace('-', '') as keyof typeof COLUMNS]
  const by =
    column === 'state'
      ? sql`array_position(array['open', 'in_progress', 'submitted', 'verified', 'closed', 'merged', 'dropped'], state)`
      : column === 'school_name'
        ? sql`school_name collate "zh-Hans-x-icu"`
        : sql.ref(column)
  return query.orderBy(by, (order) => (isDown ? order.desc() : order.asc()).nullsLast()).orderBy('item_no')
}

async function countsOf(db: Db, ctx: Context, today: string): Promise<Reply['counts']> {
  const rows = await db
    .selectFrom('rectification_item')
    .select((eb) => [
      'state',
      eb.fn.countAll<number>().as('count'),
      sql<number>`count(*) filter (where deadline < ${today})`.as('late'),
    ])
    .where('county_code', '=', countyOf(ctx.actor).code)
    .where(reachItems(ctx.actor))
    .groupBy('state')
    .execute()
  const late = rows.filter(({ state }) => STANDING.includes(state)).reduce((sum, row) => sum + Number(row.late), 0)
  const none = { open: 0, in_progress: 0, submitted: 0, verified: 0, closed: 0, merged: 0, dropped: 0 }
  return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])), overdue: late }
}
