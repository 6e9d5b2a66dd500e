import { MOST_VIEWS, type SavedView, type ViewRoom } from '@junheng/core/features/views/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically } from '../../db/database.ts'
import type { Context } from '../../http/context.ts'
import * as queries from './queries.ts'

interface Views {
  views: SavedView[]
}

/** The caller's own views of a room; nobody sees another's. */
export async function list(ctx: Context, room: ViewRoom): Promise<Views> {
  return { views: await queries.viewsOf(ctx.db, ctx.actor.accountId, room) }
}

/** @throws Problem views.too-many */
export async function save(ctx: Context, room: ViewRoom, name: string, search: string): Promise<Views> {
  const { accountId } = ctx.actor
  return atomically(ctx.db, async (tx) => {
    await queries.putView(tx, { account_id: accountId, room, name, search, at: ctx.now.toISOString() })
    const views = await queries.viewsOf(tx, accountId, room)
    if (views.length > MOST_VIEWS) throw new Problem('views.too-many', { most: MOST_VIEWS })
    return { views }
  })
}

export async function remove(ctx: Context, room: ViewRoom, name: string): Promise<Views> {
  const { accountId } = ctx.actor
  return atomically(ctx.db, async (tx) => {
    await queries.removeView(tx, accountId, room, name)
    return { views: await queries.viewsOf(tx, accountId, room) }
  })
}
