import type { InboxFilter } from '@junheng/core/features/notices/schema.ts'
import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../db/database.ts'

const mine = (db: Db, accountId: string) =>
  db
    .selectFrom('notice')
    .innerJoin('notice_message', (join) =>
      join
        .onRef('notice_message.county_code', '=', 'notice.county_code')
        .onRef('notice_message.message_id', '=', 'notice.message_id'),
    )
    .where('notice.account_id', '=', accountId)

export function pageOfNotices(db: Db, accountId: string, filter: InboxFilter, { page, size }: { page: number; size: number }) {
  return mine(db, accountId)
    .leftJoin('county', 'county.county_code', 'notice.county_code')
    .select([
      'notice.message_id',
      'notice.county_code',
      'county.name as county_name',
      'notice_message.kind',
      'notice_message.title',
      'notice_message.body',
      'notice_message.link',
      'notice_message.from_name',
      'notice.created_at',
      'notice.read_at',
    ])
    .where(shown(filter))
    .orderBy('notice.created_at', 'desc')
    .orderBy('notice.message_id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
}

/** How many the filter shows of each kind, whichever kind it chooses. */
export function countByKind(db: Db, accountId: string, { kind: _, ...filter }: InboxFilter) {
  return mine(db, accountId)
    .select((eb) => ['notice_message.kind', eb.fn.countAll<number>().as('count')])
    .where(shown(filter))
    .groupBy('notice_message.kind')
    .execute()
}

export function countAll(db: Db, accountId: string) {
  return db
    .selectFrom('notice')
    .select((eb) => [
      eb.fn.countAll<number>().as('all'),
      eb.fn.countAll<number>().filterWhere('read_at', 'is', null).as('unread'),
    ])
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
}

export async function countUnread(db: Db, accountId: string, urgentKinds: readonly string[]) {
  return mine(db, accountId)
    .select((eb) => [
      eb.fn.countAll<number>().as('unread'),
      eb.fn
        .countAll<number>()
        .filterWhere('notice_message.kind', 'in', [...urgentKinds])
        .as('urgent'),
    ])
    .where('notice.read_at', 'is', null)
    .executeTakeFirstOrThrow()
}

/** Marking what is marked changes nothing: the first moment stays. */
export function mark(tx: Db, accountId: string, ids: readonly string[], readAt: string | null) {
  return tx
    .updateTable('notice')
    .set({ read_at: readAt })
    .where('account_id', '=', accountId)
    .where('message_id', 'in', [...ids])
    .where('read_at', readAt === null ? 'is not' : 'is', null)
    .execute()
}

/** @returns how many were marked */
export async function markShown(tx: Db, accountId: string, filter: Pick<InboxFilter, 'kind' | 'search'>, readAt: string) {
  const { numUpdatedRows } = await tx
    .updateTable('notice')
    .set({ read_at: readAt })
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('notice_message')
          .select('notice_message.message_id')
          .whereRef('notice_message.county_code', '=', 'notice.county_code')
          .whereRef('notice_message.message_id', '=', 'notice.message_id')
          .where(shown({ ...filter, state: 'unread' })),
      ),
    )
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

export const unmarkAt = (tx: Db, accountId: string, readAt: string) =>
  tx.updateTable('notice').set({ read_at: null }).where('account_id', '=', accountId).where('read_at', '=', readAt).execute()

function shown({ state, kind, search }: InboxFilter) {
  const parts = [sql<SqlBool>`true`]
  if (state === 'unread') parts.push(sql<SqlBool>`notice.read_at is null`)
  if (kind) parts.push(sql<SqlBool>`notice_message.kind = ${kind}`)
  if (search) {
    const like = `%${search
      .toWellFormed()
      .replaceAll('\0', '')
      .replace(/[\\%_]/g, '\\$&')}%`
    parts.push(
      sql<SqlBool>`(notice_message.title ilike ${like} or notice_message.body ilike ${like} or notice_message.from_name ilike ${like})`,
    )
  }
  return sql.join<SqlBool>(parts, sql` and `)
}
