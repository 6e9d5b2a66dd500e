import { type Insertable, type SqlBool, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import { ROWS_AT_ONCE } from './queries.ts'
import type { NoticeDeliveryTable } from './tables.ts'

/** The wishes of those among `accounts` who have a proved address and want mail. */
export async function mailWishesOf(db: Db, accounts: readonly string[]) {
  if (accounts.length === 0) return []
  return db
    .selectFrom('notice_setting')
    .select(['account_id', 'mail_kinds', 'digest', 'quiet_from', 'quiet_to'])
    .where('account_id', 'in', [...accounts])
    .where('mail', 'is not', null)
    .where('digest', '!=', 'none')
    .execute()
}

/** The robots in use of a county and of these units of it. */
export const hooksHearing = (db: Db, county: string, units: readonly string[]) =>
  db
    .selectFrom('notice_hook')
    .select(['hook_id', 'kinds'])
    .where('county_code', '=', county)
    .where('enabled', '=', true)
    .where('unit_name', 'in', ['', ...units])
    .execute()

export async function addDeliveries(tx: Db, rows: readonly Insertable<NoticeDeliveryTable>[]): Promise<void> {
  for (let i = 0; i < rows.length; i += ROWS_AT_ONCE)
    await tx
      .insertInto('notice_delivery')
      .values(rows.slice(i, i + ROWS_AT_ONCE))
      .execute()
}

export type ClaimedRow = Awaited<ReturnType<typeof claim>>[number]

/**
 * Takes what is due for one receiver on one channel, for as long as the lease: rows of a batch that was begun before stay that batch. Claims wait
 * for each other, so that what belongs together is taken together; a killed program's claim ends with its lease.
 *
 * @returns the rows taken, oldest first; none where nothing is due
 */
export async function claim(tx: Db, channel: 'mail' | 'hook', batchId: string, { now, until }: { now: string; until: string }) {
  // The number is arbitrary and means "claims of the outbox".
  await sql`select pg_advisory_xact_lock(7216402313)`.execute(tx)
  const due = sql<SqlBool>`state = 'waiting' and channel = ${channel} and due_at <= ${now} and (claimed_until is null or claimed_until <= ${now})`
  const first = await tx
    .selectFrom('notice_delivery')
    .select(['batch_id', 'account_id', 'hook_id'])
    .where(due)
    .orderBy('due_at')
    .orderBy('delivery_id')
    .limit(1)
    .executeTakeFirst()
  if (!first) return []
  const together = first.batch_id
    ? sql<SqlBool>`batch_id = ${first.batch_id}`
    : sql<SqlBool>`batch_id is null and account_id is not distinct from ${first.account_id} and hook_id is not distinct from ${first.hook_id}`
  const taken = await tx
    .updateTable('notice_delivery')
    .set((eb) => ({ batch_id: first.batch_id ?? batchId, claimed_until: until, attempts: eb('attempts', '+', 1) }))
    .where(due)
    .where(together)
    .returning([
      'county_code',
      'delivery_id',
      'message_id',
      'account_id',
      'hook_id',
      'batch_id',
      'attempts',
      'due_at',
      'created_at',
    ])
    .execute()
  return taken.sort((a, b) => (a.created_at < b.created_at ? -1 : a.created_at > b.created_at ? 1 : 0))
}

/** What the claimed rows say, and whether their receiver has read them in the web meanwhile. */
export function linesOf(db: Db, batchId: string) {
  return db
    .selectFrom('notice_delivery')
    .innerJoin('notice_message', (join) =>
      join
        .onRef('notice_message.county_code', '=', 'notice_delivery.county_code')
        .onRef('notice_message.message_id', '=', 'notice_delivery.message_id'),
    )
    .leftJoin('notice', (join) =>
      join
        .onRef('notice.county_code', '=', 'notice_delivery.county_code')
        .onRef('notice.message_id', '=', 'notice_delivery.message_id')
        .onRef('notice.account_id', '=', 'notice_delivery.account_id'),
    )
    .leftJoin('county', 'county.county_code', 'notice_delivery.county_code')
    .select([
      'notice_delivery.delivery_id',
      'notice_message.kind',
      'notice_message.title',
      'notice_message.body',
      'notice_message.link',
      'notice_message.from_name as from',
      'county.name as county',
      'notice.read_at',
    ])
    .where('notice_delivery.batch_id', '=', batchId)
    .where('notice_delivery.state', '=', 'waiting')
    .execute()
}

export const findMail = (db: Db, accountId: string) =>
  db.selectFrom('notice_setting').select(['mail', 'digest']).where('account_id', '=', accountId).executeTakeFirst()

export const findHook = (db: Db, county: string, hookId: string) =>
  db
    .selectFrom('notice_hook')
    .select(['hook_id', 'kind', 'sealed', 'enabled'])
    .where('county_code', '=', county)
    .where('hook_id', '=', hookId)
    .executeTakeFirst()

/** Ends waiting rows; those somebody else has settled meanwhile stay as they are. */
export function settle(
  tx: Db,
  ids: readonly string[],
  end: { state: 'sent' | 'dropped' | 'given_up'; reason: string | null; at: string },
) {
  return tx
    .updateTable('notice_delivery')
    .set({ state: end.state, reason: end.reason, settled_at: end.at, claimed_until: null })
    .where('delivery_id', 'in', [...ids])
    .where('state', '=', 'waiting')
    .execute()
}

/** Lets go of rows until `dueAt`. `isCounted` false: the attempt says nothing about them. */
export function postpone(tx: Db, ids: readonly string[], to: { dueAt: string; reason: string; isCounted: boolean }) {
  return tx
    .updateTable('notice_delivery')
    .set((eb) => ({
      due_at: to.dueAt,
      reason: to.reason,
      claimed_until: null,
      ...(!to.isCounted && { attempts: eb('attempts', '-', 1) }),
    }))
    .where('delivery_id', 'in', [...ids])
    .where('state', '=', 'waiting')
    .execute()
}

/** Forgets what was settled before `at`; the inbox keeps what was said. */
export const forget = (tx: Db, at: string) =>
  tx.deleteFrom('notice_delivery').where('state', 'in', ['sent', 'dropped']).where('settled_at', '<', at).execute()
