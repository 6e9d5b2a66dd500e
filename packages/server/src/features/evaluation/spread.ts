import type { Stage } from '@junheng/core/features/collection/county.ts'
import type { JudgingQuery, PackageSpread } from '@junheng/core/features/evaluation/contract.ts'
import { bounded } from '../../background/bounded-cache.ts'
import type { Jobs } from '../../background/jobs.ts'
import type { Context } from '../../http/context.ts'
import { basisOf } from './basis.ts'

// As in service.ts: values of (bytes, standard, profile, day). One is some 20 KB.
const spreads = bounded<Promise<Jobs['spread']['output']>>(200)

/** 校际差异 of one indicator and stage of a package's county. @throws Problem record.missing, figure.missing */
export async function readSpread(
  ctx: Context,
  id: string,
  query: JudgingQuery,
  stage: Stage,
  indicator: string,
): Promise<PackageSpread> {
  const { judging, key, bytes, head } = await basisOf(ctx, id, query)
  const found = await spreads.get(`${key} ${stage} ${indicator}`, async () =>
    ctx.work.run('spread', { bytes: await bytes(), ...judging, stage, indicator }),
  )
  return { ...head, ...found }
}
