import type { JudgingQuery, PackageDifference } from '@junheng/core/features/evaluation/contract.ts'
import { bounded } from '../../background/bounded-cache.ts'
import type { ProfileDifference } from '../../background/jobs.ts'
import type { Context } from '../../http/context.ts'
import { basisOf } from './basis.ts'

// As evaluations: values of (bytes, standard, both profiles, day), which never go stale.
const differences = bounded<Promise<ProfileDifference>>(40)

/**
 * A package's county judged twice: by the profile `against`, and by what `query` names.
 *
 * @throws Problem record.missing, request.invalid, standards.profile-faulty, figure.missing
 */
export async function compareProfiles(
  ctx: Context,
  id: string,
  query: JudgingQuery,
  against: string,
): Promise<PackageDifference> {
  const { standard, county } = query
  const after = await basisOf(ctx, id, query)
  const before = await basisOf(ctx, id, {
    standard,
    ...(county !== undefined && { county }),
    ...(against !== 'default' && { profile: against }),
  })
  const found = await differences.get(`${before.key} | ${after.key}`, async () =>
    ctx.work.run('difference', { bytes: await after.bytes(), before: before.judging, after: after.judging }),
  )
  return { ...after.head, ...found }
}
