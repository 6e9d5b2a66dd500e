import type { BasisEffect } from '@junheng/core/features/collection/round/bases/reconciliation-schema.ts'
import type { RunBasis } from '@junheng/core/features/collection/round/bases.ts'
import { differenceOf } from '@junheng/core/features/evaluation/difference/difference.ts'
import type { CountyResult } from '@junheng/core/features/evaluation/result.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { bounded } from '../../../../background/bounded-cache.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { getProfile } from '../../../standards/service.ts'
import { dayInChina } from '../../workbooks.ts'
import { findLive } from '../lock/live.ts'
import { getRound, type RoundRow } from '../round-queries.ts'
import { valueCounts } from './reconciliation-queries.ts'

const PAIRS = [
  ['effective', 'reported'],
  ['effective', 'statistics'],
] as const

// Values of (bytes, rules, day), which never go stale.
const judged = bounded<Promise<CountyResult | null>>(12)

/** A round judged on each basis, and which verdicts turn between what counts now and the others. @throws Problem record.missing */
export async function basisEffect(ctx: Context, roundId: string): Promise<BasisEffect> {
  const round = await getRound(ctx.db, countyOf(ctx.actor).code, roundId)
  const counts = new Map((await valueCounts(ctx.db, round.county_code, roundId)).map(({ basis, values }) => [basis, values]))
  const pairs: BasisEffect['pairs'] = []
  for (const [before, after] of PAIRS) {
    const values = counts.get(after) ?? 0
    // Where a basis says nothing, nothing can be judged on it.
    const [was, is] = values === 0 ? [null, null] : [await judge(ctx, round, before), await judge(ctx, round, after)]
    pairs.push({ before, after, values, difference: was && is && differenceOf(was, is) })
  }
  return { pairs }
}

async function judge(ctx: Context, round: RoundRow, basis: RunBasis): Promise<CountyResult | null> {
  const live = await findLive(ctx, round.round_id, basis)
  if (live === null) return null
  const { counties, sha256 } = live.summary
  if ((counties[0]?.sections ?? 0) === 0) return null
  const today = dayInChina(ctx.now)
  const profile = round.profile_id === null ? null : await getProfile(ctx, round.profile_id)
  const judging = {
    standard: round.standard_key as StandardKey,
    today,
    ...(profile && { profile: { raw: { name: profile.name, settings: profile.settings }, file: profile.name } }),
  }
  const key = [sha256, round.standard_key, round.profile_id ?? '', today].join(' ')
  return judged.get(key, async () => {
    const { evaluation } = await ctx.work.run('evaluate', { bytes: live.bytes, ...judging })
    return evaluation.counties[0] ?? null
  })
}
