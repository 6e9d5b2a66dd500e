import type { RoundFaults } from '@junheng/core/features/collection/round/check/round-schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically } from '../../../../db/database.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { audit } from '../../../audit/service.ts'
import { getRound } from '../round-queries.ts'
import * as queries from './check-queries.ts'
import { readRoundFaults } from './round-faults.ts'

/**
 * What the bureau found out about a warning of the round: for what only shows beside other schools or years, which no unit finds in its own return.
 *
 * @throws Problem record.missing, round.fault-gone, round.no-explaining, round.wrong-state
 */
export async function explainRoundFault(
  ctx: Context,
  roundId: string,
  key: string,
  { returnId, text }: { returnId: string | null; text: string },
): Promise<RoundFaults> {
  const county = countyOf(ctx.actor)
  const { faults, roundName } = await readRoundFaults(ctx, roundId)
  const fault = faults.find((one) => one.key === key && one.returnId === returnId)
  if (!fault) throw new Problem('round.fault-gone')
  if (fault.severity === 'error') throw new Problem('round.no-explaining')
  await atomically(ctx.db, async (tx) => {
    const { state } = await getRound(tx, county.code, roundId)
    if (state === 'locked') throw new Problem('round.wrong-state', { action: '说明' })
    await queries.putRoundExplanation(tx, {
      county_code: county.code,
      round_id: roundId,
      of_return: returnId ?? '',
      fault_key: key,
      text,
      at: ctx.now.toISOString(),
      account_name: ctx.actor.displayName,
    })
    await audit(tx, ctx, {
      verb: 'round.explain',
      subject: roundId,
      subjectName: roundName,
      details: { 警告: fault.message },
      after: { 说明: text },
    })
  })
  return readRoundFaults(ctx, roundId)
}
