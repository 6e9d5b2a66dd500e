import { mayAct } from '@junheng/core/features/rectification/ledger/states.ts'
import type { Context } from '../../../http/context.ts'
import * as queries from './queries.ts'

/** Items that wait for the caller: `late` (of who sees the county: everybody's) and `inTime` are to be put right, the others theirs to decide. */
export interface OwnWork {
  late: number
  inTime: number
  toVerify: number
  toClose: number
}

/** What of the ledger waits for the caller in the post they work in. */
export async function countOwnWork(ctx: Context): Promise<OwnWork> {
  const { role, reach } = ctx.actor
  const mine = reach.kind !== 'county'
  const count = (may: boolean, chosen: queries.Chosen) => (may ? queries.countOf(ctx, chosen) : 0)
  const late = await queries.countOf(ctx, { state: 'overdue', mine })
  const own = mine && mayAct('submit', 'in_progress', role)
  return {
    late,
    inTime: own ? (await queries.countOf(ctx, { state: 'standing', mine })) - late : 0,
    toVerify: await count(mayAct('verify', 'submitted', role), { state: 'submitted' }),
    toClose: await count(mayAct('close', 'verified', role), { state: 'verified' }),
  }
}
