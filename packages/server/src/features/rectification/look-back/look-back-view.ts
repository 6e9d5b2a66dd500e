import { ITEM_LIFE } from '@junheng/core/features/rectification/ledger/states.ts'
import type { LookBackDetail, LookBackItem, LookBackLine } from '@junheng/core/features/rectification/look-back/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Db } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { todayOf } from '../../orgs/service.ts'
import { linesOf } from '../ledger/item-view.ts'
import { itemsOf as ledgerItems } from '../ledger/queries.ts'
import * as queries from './queries.ts'

type Items = Awaited<ReturnType<typeof queries.itemsOf>>

/** Look-backs counted over the items the viewer sees. */
export async function lookBackLines(db: Db, ctx: Context, rows: readonly queries.LookBackRow[]): Promise<LookBackLine[]> {
  const ids = rows.map(({ look_back_id }) => look_back_id)
  const items = await queries.itemsOf(db, ctx.actor, countyOf(ctx.actor).code, ids)
  const of = Map.groupBy(items, ({ look_back_id }) => look_back_id)
  return rows.map((row) => lineOf(row, of.get(row.look_back_id) ?? []))
}

const lineOf = (row: queries.LookBackRow, items: Items): LookBackLine => ({
  id: row.look_back_id,
  name: row.name,
  rule: row.rule,
  ruleWords: row.rule_words,
  draw: row.draw,
  seed: row.seed,
  population: row.population.length,
  due: row.due,
  total: items.length,
  checked: items.filter(({ result }) => result !== null).length,
  rebounds: items.filter(({ result }) => result === 'rebounds').length,
  madeAt: row.made_at,
  madeBy: row.made_name,
  isDemo: row.is_demo,
})

/** One look-back with the items the viewer sees; reopened ones first. @throws Problem record.missing, also where they see none of it */
export async function lookBackDetail(db: Db, ctx: Context, id: string): Promise<LookBackDetail> {
  const { code } = countyOf(ctx.actor)
  const row = await queries.findLookBack(db, code, id)
  if (!row) throw new Problem('record.missing')
  const drawn = await queries.itemsOf(db, ctx.actor, code, [id])
  if (drawn.length === 0) throw new Problem('record.missing')
  const numbers = drawn.map(({ item_no }) => item_no)
  const lines = new Map(
    (await linesOf(db, code, todayOf(ctx), await ledgerItems(db, code, numbers))).map((line) => [line.no, line]),
  )
  const mayCheck = ITEM_LIFE.reopen.by.includes(ctx.actor.role)
  const items = drawn.map((of): LookBackItem => {
    const { problem, indicatorName, schoolName, units, state } = lines.get(of.item_no)!
    return {
      no: of.item_no,
      problem,
      indicatorName,
      schoolName,
      units: units.map(({ name }) => name),
      closedOn: of.closed_on,
      state,
      result: of.result,
      note: of.note,
      checkedOn: of.checked_on,
      checkedBy: of.checked_name,
      file: of.file_name,
      mayCheck: mayCheck && of.result === null,
    }
  })
  const drawnFrom = ctx.actor.reach.kind === 'county' ? row.population : []
  return { ...lineOf(row, drawn), items: items.sort(reboundsFirst), drawnFrom, units: unitsOf(items) }
}

const RANK = { rebounds: 0, holds: 2 } as const
const reboundsFirst = (a: LookBackItem, b: LookBackItem): number =>
  (a.result ? RANK[a.result] : 1) - (b.result ? RANK[b.result] : 1) || a.no - b.no

/** Whose items were looked at: the school of each, and every unit that answers for it. */
function unitsOf(items: readonly LookBackItem[]): LookBackDetail['units'] {
  const checked = items.filter(({ result }) => result !== null)
  const pairs = checked.flatMap((item) =>
    [...new Set([...(item.schoolName ? [item.schoolName] : []), ...item.units])].map((name) => ({ name, item })),
  )
  return [...Map.groupBy(pairs, ({ name }) => name)]
    .map(([name, of]) => ({ name, checked: of.length, rebounds: of.filter(({ item }) => item.result === 'rebounds').length }))
    .sort((a, b) => b.rebounds - a.rebounds || b.checked - a.checked || (a.name < b.name ? -1 : 1))
}
