import { Problem } from '@junheng/core/problems.ts'
import { type ExpressionBuilder, sql } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { Schema } from '../../../db/schema.ts'
import { type Actor, type Context, countyOf } from '../../../http/context.ts'
import * as queries from './queries.ts'

/**
 * Which items a viewer sees, as a condition on `rectification_item`: who reaches the county all, everybody else those of their schools and those
 * their unit answers for.
 */
export function reachItems(actor: Actor) {
  return (eb: ExpressionBuilder<Schema, 'rectification_item'>) =>
    actor.reach.kind === 'county' ? sql<boolean>`true` : ownItems(actor)(eb)
}

/** Those of the viewer's own schools and unit, also for who sees more. */
export function ownItems({ reach, post }: Actor) {
  return (eb: ExpressionBuilder<Schema, 'rectification_item'>) => {
    const codes = reach.kind === 'schools' ? [...reach.codes] : []
    const mine = eb.exists(
      eb
        .selectFrom('item_unit')
        .select('item_unit.item_no')
        .whereRef('item_unit.county_code', '=', 'rectification_item.county_code')
        .whereRef('item_unit.item_no', '=', 'rectification_item.item_no')
        .where('item_unit.org_id', '=', post.orgId),
    )
    return eb.or([eb('rectification_item.school_code', '=', sql<string>`any(${codes})`), ...(post.orgId === null ? [] : [mine])])
  }
}

/** @throws Problem record.missing, also for an item the viewer does not see: whether it exists is not theirs to know */
export async function getItem(ctx: Context, no: number): Promise<queries.ItemRow> {
  const row = await queries.findItem(ctx.db, countyOf(ctx.actor).code, no)
  if (!row || !(await isInReach(ctx.db, ctx, row))) throw new Problem('record.missing')
  return row
}

/** As `getItem`, held until the transaction ends. @throws Problem record.missing */
export async function takeItem(tx: Db, ctx: Context, no: number): Promise<queries.ItemRow> {
  const row = await queries.takeItem(tx, countyOf(ctx.actor).code, no)
  if (!row || !(await isInReach(tx, ctx, row))) throw new Problem('record.missing')
  return row
}

/** The items of these numbers, each of which the viewer sees. @throws Problem record.missing */
export async function getItems(db: Db, ctx: Context, numbers: readonly number[]): Promise<queries.ItemRow[]> {
  const wanted = [...new Set(numbers)]
  const rows = await db
    .selectFrom('rectification_item')
    .selectAll()
    .where('county_code', '=', countyOf(ctx.actor).code)
    .where('item_no', '=', sql<number>`any(${wanted})`)
    .where(reachItems(ctx.actor))
    .orderBy('item_no')
    .execute()
  if (rows.length < wanted.length) throw new Problem('record.missing')
  return rows
}

async function isInReach(db: Db, { actor }: Context, { county_code, item_no }: queries.ItemRow): Promise<boolean> {
  if (actor.reach.kind === 'county') return true
  const found = await db
    .selectFrom('rectification_item')
    .select('item_no')
    .where('county_code', '=', county_code)
    .where('item_no', '=', item_no)
    .where(reachItems(actor))
    .executeTakeFirst()
  return found !== undefined
}
