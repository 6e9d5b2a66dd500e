import type { ItemLine } from '@junheng/core/features/rectification/ledger/schema.ts'
import type { ItemRow } from '@junheng/core/features/rectification/views/columns.ts'
import type { ItemMore } from '@junheng/core/features/rectification/views/schema.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { getItems } from '../ledger/find-item.ts'
import type { ItemRow as StoredItem } from '../ledger/queries.ts'
import * as queries from './queries.ts'

/** What lists show of items beyond their lines, by number. @throws Problem record.missing for one the viewer does not see */
export async function readMore(ctx: Context, numbers: readonly number[]): Promise<{ items: ItemMore[] }> {
  return { items: await moreOf(ctx, await getItems(ctx.db, ctx, numbers)) }
}

/** The same of items already read, in their order. */
export async function moreOf(ctx: Context, items: readonly StoredItem[]): Promise<ItemMore[]> {
  const { code } = countyOf(ctx.actor)
  const numbers = items.map(({ item_no }) => item_no)
  const measures = Map.groupBy(await queries.measuresOf(ctx.db, code, numbers), ({ item_no }) => item_no)
  const milestones = Map.groupBy(await queries.milestonesOf(ctx.db, code, numbers), ({ item_no }) => item_no)
  return items.map((item) => ({
    no: item.item_no,
    basis: item.basis,
    chief: item.chief,
    deputy: item.deputy,
    requirement: item.requirement,
    closeStandard: item.close_standard,
    measures: (measures.get(item.item_no) ?? []).map(({ title }) => title),
    milestones: [...new Set((milestones.get(item.item_no) ?? []).map(milestoneText))],
  }))
}

/** As published where it comes from a plan, else its day and words. */
const milestoneText = ({ due, text, published }: { due: string | null; text: string; published: string }): string =>
  published || (due === null ? text : `${due} ${text}`)

/** Lines with what lies beyond them. */
export const rowsOf = (lines: readonly ItemLine[], more: readonly ItemMore[]): ItemRow[] =>
  lines.map((line, i) => ({ ...line, ...more[i]! }))

const MOST_AT_ONCE = 20_000

/** Everything a filter means, by number and version. */
export async function listNumbers(ctx: Context, chosen: queries.Chosen) {
  const rows = await queries.numbersOf(ctx, chosen, MOST_AT_ONCE)
  const total = rows.length < MOST_AT_ONCE ? rows.length : await queries.countOf(ctx, chosen)
  return { items: rows.map(({ item_no, version }) => ({ no: item_no, seen: version })), total }
}
