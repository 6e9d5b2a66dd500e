import { PLACES } from '@junheng/core/features/access/roles.ts'
import type { ReturnAction } from '@junheng/core/features/collection/round/life-cycle.ts'
import { actionsOn, LIFE_CYCLE, mayAct } from '@junheng/core/features/collection/round/life-cycle.ts'
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

/**
 * A return for writing into it what the county gave the caller to state, whoever keeps the return; locked as by `takeReturn`. Only for values another feature
 * answers for.
 *
 * @throws Problem record.missing, round.wrong-state
 */
export async function takeOnDuty(tx: Db, ctx: Context, id: string): Promise<ReturnRow> {
  const found = await queries.lockReturn(tx, countyOf(ctx.actor).code, id)
  if (!found) throw new Problem('record.missing')
  const { from, zh } = LIFE_CYCLE.save
  if (!from.includes(found.state)) throw new Problem('round.wrong-state', { action: zh })
  return found
}

/** @throws Problem access.forbidden, round.wrong-state */
export function assertMay(actor: Actor, row: Kept & Pick<ReturnRow, 'state'>, action: ReturnAction): void {
  if (!LIFE_CYCLE[action].by.includes(actor.role) || !isFor(actor, row, action)) throw new Problem('access.forbidden')
  if (!mayAct(action, row.state, actor.role)) throw new Problem('round.wrong-state', { action: LIFE_CYCLE[action].zh })
}

/** Everything the actor may do with a return now. */
export const actionsFor = (actor: Actor, row: Kept & Pick<ReturnRow, 'state'>): ReturnAction[] =>
  actionsOn(row.state, actor.role).filter((action) => isFor(actor, row, action))

/** Who keeps a return. */
type Kept = Pick<ReturnRow, 'school_code' | 'keeper_school' | 'keeper_org_id' | 'keeper_unit'>

const OWN_WORK: readonly ReturnAction[] = ['save', 'submit', 'withdraw', 'resume', 'amend']

/**
 * Filling in and signing is the work of whoever keeps the return: a school in an officer's remit is looked at, not signed for, and a teaching point's own
 * people fill in what their 中心校 signs. The bureau and inspectors do their own work with any return they reach.
 */
function isFor(actor: Actor, row: Kept, action: ReturnAction): boolean {
  if (actor.reach.kind !== 'schools' || !OWN_WORK.includes(action)) return true
  if (PLACES[actor.role] !== 'school') return isUnits(actor, row)
  const { codes } = actor.reach
  return codes.includes(row.keeper_school ?? '') || (action === 'save' && codes.includes(row.school_code ?? ''))
}

const isUnits = (actor: Actor, row: Kept): boolean =>
  row.school_code === null &&
  ((row.keeper_org_id !== null && row.keeper_org_id === actor.post.orgId) || row.keeper_unit === actor.post.unit)

/** A school's return is its keeper's (a teaching point's is its 中心校's) and whoever's remit holds the school; a unit's is its own. */
export function isInReach(actor: Actor, row: Kept): boolean {
  if (actor.reach.kind === 'county') return true
  if (actor.reach.kind === 'none') return false
  const { codes } = actor.reach
  if (codes.includes(row.school_code ?? '') || codes.includes(row.keeper_school ?? '')) return true
  // A school's post may be called as a unit is; a department's figures are none of its business.
  return PLACES[actor.role] === 'unit' && isUnits(actor, row)
}
