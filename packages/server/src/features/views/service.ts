import {
  MOST_VIEWS,
  type SavedView,
  type SchoolGroups,
  type SharedView,
  type ViewRoom,
} from '@junheng/core/features/views/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db, isDuplicate } from '../../db/database.ts'
import { type Context, countyOf } from '../../http/context.ts'
import { todayOf } from '../orgs/service.ts'
import * as queries from './queries.ts'

interface Views {
  views: SavedView[]
  shared: SharedView[]
}

/** The caller's own views of a room, and their county's; nobody sees another person's. */
export const list = (ctx: Context, room: ViewRoom): Promise<Views> => all(ctx.db, ctx, room)

/** @throws Problem views.too-many */
export const save = (ctx: Context, room: ViewRoom, name: string, search: string): Promise<Views> =>
  changed(ctx, room, (tx) =>
    queries.putView(tx, { account_id: ctx.actor.accountId, room, name, search, at: ctx.now.toISOString() }),
  )

/** @throws Problem record.missing, views.name-taken */
export const rename = (ctx: Context, room: ViewRoom, name: string, next: string): Promise<Views> =>
  renamed(ctx, room, next, (tx) => queries.renameView(tx, ctx.actor.accountId, room, name, next))

export const remove = (ctx: Context, room: ViewRoom, name: string): Promise<Views> =>
  changed(ctx, room, (tx) => queries.removeView(tx, ctx.actor.accountId, room, name))

/** @throws Problem views.too-many */
export const share = (ctx: Context, room: ViewRoom, name: string, search: string): Promise<Views> =>
  changed(ctx, room, (tx) =>
    queries.putSharedView(tx, {
      county_code: countyOf(ctx.actor).code,
      room,
      name,
      search,
      at: ctx.now.toISOString(),
      shared_name: ctx.actor.displayName,
    }),
  )

/** @throws Problem record.missing, views.name-taken */
export const renameShared = (ctx: Context, room: ViewRoom, name: string, next: string): Promise<Views> =>
  renamed(ctx, room, next, (tx) => queries.renameSharedView(tx, countyOf(ctx.actor).code, room, name, next))

export const removeShared = (ctx: Context, room: ViewRoom, name: string): Promise<Views> =>
  changed(ctx, room, (tx) => queries.removeSharedView(tx, countyOf(ctx.actor).code, room, name))

/** What the directory says today of the caller's county's schools, for filters. */
export async function listGroups(ctx: Context): Promise<{ schools: SchoolGroups[] }> {
  const { code } = countyOf(ctx.actor)
  return { schools: await queries.groupsOfSchools(ctx.db, [code, `${code.slice(0, 4)}00`], todayOf(ctx)) }
}

async function renamed(ctx: Context, room: ViewRoom, next: string, act: (tx: Db) => Promise<number>): Promise<Views> {
  try {
    return await changed(ctx, room, async (tx) => {
      if ((await act(tx)) === 0) throw new Problem('record.missing')
    })
  } catch (error) {
    if (isDuplicate(error)) throw new Problem('views.name-taken', { name: next })
    throw error
  }
}

async function changed(ctx: Context, room: ViewRoom, act: (tx: Db) => Promise<unknown>): Promise<Views> {
  return atomically(ctx.db, async (tx) => {
    await act(tx)
    const views = await all(tx, ctx, room)
    if (views.views.length > MOST_VIEWS || views.shared.length > MOST_VIEWS)
      throw new Problem('views.too-many', { most: MOST_VIEWS })
    return views
  })
}

async function all(db: Db, { actor }: Context, room: ViewRoom): Promise<Views> {
  // Only who reads the whole county meets rooms that show it.
  const seesCounty = actor.county !== null && actor.reach.kind === 'county'
  return {
    views: await queries.viewsOf(db, actor.accountId, room),
    shared: seesCounty ? await queries.sharedViewsOf(db, countyOf(actor).code, room) : [],
  }
}
