import type { DeliveryState } from '@junheng/core/features/notices/schema.ts'
import type { Db } from '../../db/database.ts'

export function pageOfDeliveries(db: Db, state: DeliveryState | undefined, { page, size }: { page: number; size: number }) {
  return db
    .selectFrom('notice_delivery')
    .innerJoin('notice_message', (join) =>
      join
        .onRef('notice_message.county_code', '=', 'notice_delivery.county_code')
        .onRef('notice_message.message_id', '=', 'notice_delivery.message_id'),
    )
    .leftJoin('county', 'county.county_code', 'notice_delivery.county_code')
    .leftJoin('account', 'account.account_id', 'notice_delivery.account_id')
    .leftJoin('notice_setting', 'notice_setting.account_id', 'notice_delivery.account_id')
    .leftJoin('notice_hook', (join) =>
      join
        .onRef('notice_hook.county_code', '=', 'notice_delivery.county_code')
        .onRef('notice_hook.hook_id', '=', 'notice_delivery.hook_id'),
    )
    .select([
      'notice_delivery.delivery_id',
      'notice_delivery.county_code',
      'county.name as county_name',
      'notice_message.kind',
      'notice_delivery.channel',
      'account.name as account_name',
      'notice_setting.mail',
      'notice_hook.unit_name as hook_unit',
      'notice_hook.kind as hook_kind',
      'notice_delivery.state',
      'notice_delivery.attempts',
      'notice_delivery.created_at',
      'notice_delivery.due_at',
      'notice_delivery.settled_at',
      'notice_delivery.reason',
    ])
    .where((eb) => (state ? eb('notice_delivery.state', '=', state) : eb.lit(true)))
    .orderBy('notice_delivery.created_at', 'desc')
    .orderBy('notice_delivery.delivery_id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
}

export const countByState = (db: Db) =>
  db
    .selectFrom('notice_delivery')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()

/** Puts what was given up into the outbox again, as if new. @returns how many */
export async function retry(tx: Db, ids: readonly string[] | null, dueAt: string): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('notice_delivery')
    .set({ state: 'waiting', attempts: 0, due_at: dueAt, batch_id: null, claimed_until: null, settled_at: null })
    .where('state', '=', 'given_up')
    .where((eb) => (ids ? eb('delivery_id', 'in', [...ids]) : eb.lit(true)))
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
