import type { DeskTask } from '@junheng/core/features/home/schema.ts'
import type { Context } from '../../http/context.ts'
import { countOwnWork } from '../rectification/service.ts'

/** Rectification items that wait for the caller: overdue, to verify, to close, and those of their own under way. */
export async function itemTasks(ctx: Context): Promise<DeskTask[]> {
  const { late, inTime, toVerify, toClose } = await countOwnWork(ctx)
  const mine = ctx.actor.reach.kind === 'county' ? '' : '&mine=1'
  const line = (kind: DeskTask['kind'], urgency: DeskTask['urgency'], n: number, link: string): DeskTask[] =>
    n === 0 ? [] : [{ kind, urgency, n, name: null, due: null, link }]
  return [
    ...line('item-late', 'overdue', late, `/ledger?state=overdue${mine}`),
    ...line('item-verify', 'waiting', toVerify, '/ledger?state=submitted'),
    ...line('item-close', 'waiting', toClose, '/ledger?state=verified'),
    ...line('item-mine', 'waiting', inTime, '/ledger?mine=1'),
  ]
}
