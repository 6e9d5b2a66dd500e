import type { ReturnFaults } from '@junheng/core/features/collection/round/check/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically } from '../../../../db/database.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { audit } from '../../../audit/service.ts'
import { findReturn, takeReturn } from '../find-return.ts'
import * as queries from './check-queries.ts'
import { faultsOf } from './return-faults.ts'
import { keepCounts } from './submittable.ts'

/**
 * What the unit says to a warning or to a value it does not report. An error cannot be explained away.
 *
 * @throws Problem record.missing (also where the fault is no longer there), round.wrong-state, round.no-explaining
 */
export async function explainFault(ctx: Context, id: string, key: string, text: string): Promise<ReturnFaults> {
  const county = countyOf(ctx.actor).name
  await faultsOf(ctx, county, await findReturn(ctx, id))
  return atomically(ctx.db, async (tx) => {
    const row = await takeReturn(tx, ctx, id, 'save')
    const within = { db: tx, work: ctx.work, now: ctx.now }
    const { faults, missing } = await faultsOf(within, county, row)
    const fault = faults.find((one) => one.key === key)
    const lack = missing.find((one) => one.key === key)
    if (!fault && !lack) throw new Problem('round.fault-gone')
    if (fault?.severity === 'error') throw new Problem('round.no-explaining')
    const { county_code, round_id, return_id } = row
    const said = { text, at: ctx.now.toISOString(), account_name: ctx.actor.displayName }
    await queries.putExplanation(tx, { county_code, round_id, return_id, fault_key: key, ...said })
    const about = fault ? { 警告: fault.message } : { 未报: lack!.name }
    await audit(tx, ctx, {
      verb: 'round.explain',
      subject: return_id,
      subjectName: row.unit_name,
      details: about,
      after: { 说明: text },
    })
    const now = await faultsOf(within, county, row)
    await keepCounts(tx, row, now)
    return now
  })
}
