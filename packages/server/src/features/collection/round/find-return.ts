import { PLACES } from '@junheng/core/features/access/roles.ts'
import type { ReturnAction } from '@junheng/core/features/collection/round/life-cycle.ts'
import { LIFE_CYCLE, mayAct } from '@junheng/core/features/collection/round/life-cycle.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Db } from '../../../db/database.ts'
import { type Actor, type Context, countyOf } from '../../../http/context.ts'
import * as queries from './return-queries.ts'

export type ReturnRow = queries.ReturnRow

/**
 * A return within the caller's reach. This is the one place where reach is held against a return; whoever sees the county sees all of them.
 *
 * @throws Problem record.missing, also for another's: whether it exists is not theirs to know
 */
export async function findReturn(ctx: Context, id: string, db: Db = ctx.db): Promise<ReturnRow> {
  const found = await queries.findReturn(db, countyOf(ctx.actor).code, id)
  if (!found || !isInReach(ctx.actor, found)) throw new Problem('record.missing')
  return found
}

/**
 * A return for doing `action` with it: locked against other changes until the transaction ends, in reach, in a state and by a role that may.
 *
 * @throws Problem record.missing, access.forbidden, round.wrong-state
 */
export async function takeReturn(tx: Db, ctx: Context, id: string, action: ReturnAction): Promise<ReturnRow> {
  const found = await queries.lockReturn(tx, countyOf(ctx.actor).code, id)
  if (!found || !isInReach(ctx.actor, found)) throw new Problem('record.missing')
  assertMay(ctx.actor, found, action)
  return found
}

export function assertMay(actor: Actor, { state }: Pick<ReturnRow, 'state'>, action: ReturnAction): void {
  if (mayAct(action, state, actor.role)) return
  if (!LIFE_CYCLE[action].by.includes(actor.role)) throw new Problem('access.forbidden')
  throw new Problem('round.wrong-state', { action: LIFE_CYCLE[action].zh, state })
}

/** A school's return is its keeper's (a teaching point's is its 中心校's) and whoever's remit holds the school; a unit's is its own. */
export function isInReach(
  actor: Actor,
  row: Pick<ReturnRow, 'school_code' | 'keeper_school' | 'keeper_org_id' | 'keeper_unit'>,
): boolean {
  if (actor.reach.kind === 'county') return true
  if (actor.reach.kind === 'none') return false
  const { codes } = actor.reach
  if (codes.includes(row.school_code ?? '') || codes.includes(row.keeper_school ?? '')) return true
  if (row.school_code !== null) return false
  // A school's post may be called as a unit is; a department's figures are none of its business.
  if (PLACES[actor.role] !== 'unit') return false
  return (row.keeper_org_id !== null && row.keeper_org_id === actor.post.orgId) || row.keeper_unit === actor.post.unit
}
