import { type ItemState, STANDING } from '@junheng/core/features/rectification/ledger/states.ts'
import type {
  FundSum,
  ItemFunds,
  ItemGroup,
  ItemMatrix,
  MatrixCell,
  MatrixColumn,
  Tally,
  UnitStanding,
} from '@junheng/core/features/rectification/views/schema.ts'
import { inRanks } from '@junheng/core/features/rectification/views/unit-ranks.ts'
import type { Context } from '../../../http/context.ts'
import { indicatorName } from '../ledger/item-view.ts'
import { groupItems, tallyOf, unitKey } from './groups.ts'
import { compareNames } from './names.ts'
import { planFunds } from './plan-funds.ts'
import * as queries from './queries.ts'

type Cell = Awaited<ReturnType<typeof queries.countByCell>>[number]

/** Schools × matters: how far each has come. The county's own items are a row of their own, the last. */
export async function readMatrix(ctx: Context, chosen: queries.Chosen): Promise<ItemMatrix> {
  const cells = await queries.countByCell(ctx, chosen)
  const columns = [...new Map(cells.map((cell) => [matterOf(cell), columnOf(cell)])).values()].sort(
    (a, b) => MATTER_ORDER.indexOf(a.matter) - MATTER_ORDER.indexOf(b.matter) || compareNames(a.indicator, b.indicator),
  )
  const place = new Map(columns.map((column, i) => [matterOf({ ...column, standard_key: column.standard }), i]))
  const rows = [...Map.groupBy(cells, ({ school_code }) => school_code)].map(([schoolCode, own]) => ({
    schoolCode,
    schoolName: own.find(({ school_name }) => school_name !== null)?.school_name ?? '',
    ...sumOf(own),
    cells: own.map((cell) => cellOf(cell, place.get(matterOf(cell))!)).sort((a, b) => a.column - b.column),
  }))
  return { columns, rows: rows.sort((a, b) => compareNames(a.schoolName, b.schoolName)) }
}

const MATTER_ORDER = ['indicator', 'duty', 'spread', 'item', 'subject', 'other']
const BEHIND: readonly ItemState[] = ['open', 'in_progress', 'submitted', 'verified', 'closed']

const matterOf = (cell: Pick<Cell, 'standard_key' | 'matter' | 'indicator'>): string =>
  `${cell.standard_key}/${cell.matter}/${cell.indicator}`

const columnOf = (row: Pick<Cell, 'standard_key' | 'matter' | 'indicator'>): MatrixColumn => ({
  standard: row.standard_key,
  matter: row.matter,
  indicator: row.indicator,
  name: indicatorName(row.standard_key, row),
})

const cellOf = ({ total, closed, late, furthest_behind, first_no }: Cell, column: number): MatrixCell => ({
  column,
  total,
  closed,
  late,
  state: BEHIND[furthest_behind - 1]!,
  no: total === 1 ? first_no : null,
})

function sumOf(cells: readonly Cell[]) {
  const sum = { total: 0, standing: 0, late: 0, closed: 0 }
  for (const cell of cells) for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += cell[key]
  return sum
}

/** The ledger as a whole; what was merged or dropped is no longer anybody's task, and stands only in `inState`. */
export async function countLedger(ctx: Context): Promise<Tally & { inState: Record<ItemState, number> }> {
  const none = { open: 0, in_progress: 0, submitted: 0, verified: 0, closed: 0, merged: 0, dropped: 0 }
  const inState = { ...none, ...Object.fromEntries((await queries.countByState(ctx)).map(({ state, count }) => [state, count])) }
  const standing = STANDING.reduce((sum, state) => sum + inState[state], 0)
  const late = await queries.countOf(ctx, { state: 'overdue' })
  return { total: standing + inState.closed, standing, late, closed: inState.closed, inState }
}

/** What the ledger is about, item by item of the standard, without what has only merged or dropped items. */
export const indicatorGroups = async (ctx: Context): Promise<ItemGroup[]> =>
  (await groupItems(ctx, { state: 'all' }, 'indicator')).filter(({ standing, closed }) => standing + closed > 0)

/** Units with at least one item that is not merged or dropped, the most overdue first. Items that name no unit are no unit's. */
export async function rankUnits(ctx: Context, part: 'unit' | 'section'): Promise<UnitStanding[]> {
  const rows = await queries.countByUnit(ctx, { state: 'all' }, part)
  const units = rows.flatMap((row) =>
    row.name === null || row.standing + row.closed === 0
      ? []
      : {
          ...tallyOf(row),
          total: row.standing + row.closed,
          key: unitKey(row),
          name: row.name,
          longestLate: row.longest,
          daysLate: row.days,
          returns: row.returns,
          rebounds: row.rebounds,
        },
  )
  return inRanks(units, compareNames)
}

/** Money by source and matter. What nobody stated is counted, never taken for nothing. */
export async function readFunds(ctx: Context, chosen: queries.Chosen): Promise<ItemFunds> {
  const rows = await queries.fundsByMatter(ctx, chosen)
  const { items, with_amount } = await queries.countFunded(ctx, chosen)
  const sums = rows.map(
    (row): FundSum => ({
      ...columnOf(row),
      source: row.source,
      cny: row.cny,
      stated: row.stated,
      unstated: row.unstated,
    }),
  )
  const plans = await planFunds(ctx, chosen)
  return {
    sums: sums.sort((a, b) => compareNames(a.source, b.source) || compareNames(a.name, b.name)),
    plans,
    plansCny: totalOf(plans),
    items,
    withAmount: with_amount,
    withoutAmount: items - with_amount,
    cny: totalOf(sums),
  }
}

/** Null where nobody states an amount: that is not nothing. */
function totalOf(sums: readonly { cny: number | null }[]): number | null {
  const stated = sums.flatMap(({ cny }) => cny ?? [])
  return stated.length === 0 ? null : stated.reduce((a, b) => a + b, 0)
}
