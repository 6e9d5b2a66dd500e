import type { AmendmentEffect } from '@junheng/core/features/collection/round/lock/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { findReturn } from '../find-return.ts'
import { valuesAt } from '../return-queries.ts'
import { amendedFaults } from './amended-faults.ts'
import * as queries from './queries.ts'

/**
 * What an amendment that waits would do to its return as it stands now: other values may have changed since it was asked.
 *
 * @throws Problem record.missing, round.already-decided
 */
export async function readAmendmentEffect(ctx: Context, id: string, amendmentId: string): Promise<AmendmentEffect> {
  const row = await findReturn(ctx, id)
  const { code } = countyOf(ctx.actor)
  const all = await queries.amendmentsOf(ctx.db, code, row.round_id, id)
  const asked = all.find(({ amendment_id }) => amendment_id === amendmentId)
  if (!asked) throw new Problem('record.missing')
  if (asked.state !== 'asked') throw new Problem('round.already-decided')
  let isOutdated = false
  for (const [basis, list] of Map.groupBy(asked.changes, (change) => change.basis)) {
    const paths = list.map(({ path }) => path)
    const standing = new Map((await valuesAt(ctx.db, row, basis, paths)).map(({ path, value }) => [path, value]))
    if (list.some(({ path, before }) => (standing.get(path) ?? '') !== before)) isOutdated = true
  }
  return { ...(await amendedFaults(ctx.db, ctx, row, asked.changes)), isOutdated }
}
