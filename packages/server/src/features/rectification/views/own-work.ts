import { mayAct } from '@junheng/core/features/rectification/ledger/states.ts'
import type { Context } from '../../../http/context.ts'
import * as queries from './queries.ts'

/** Items that wait for the caller: `late` and `standing` are theirs to put right (of who sees the county: everybody's), the others theirs to decide. */
export interface OwnWork {
  late: number
  standing: number
  toVerify: number
  toClose: number
}

/** What of the ledger waits for the caller in the post they work in. */
export async function countOwnWork(ctx: Context): Promise<OwnWork> {
  const { role, reach } = ctx.actor
  const mine = reach.kind !== 'county'
  const count = (may: boolean, chosen: queries.Chosen) => (may ? queries.countOf(ctx, chosen) : 0)
  return {
    late: await queries.countOf(ctx, { state: 'overdue', mine }),
    standing: await count(mine && mayAct('submit', 'in_progress', role), { state: 'standing', mine }),
    toVerify: await count(mayAct('verify', 'submitted', role), { state: 'submitted' }),
    toClose: await count(mayAct('close', 'verified', role), { state: 'verified' }),
  }
}
