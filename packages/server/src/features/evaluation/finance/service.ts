import type { JudgingQuery } from '@junheng/core/features/evaluation/contract.ts'
import type { PackageFinance } from '@junheng/core/features/evaluation/finance/contract.ts'
import { bounded } from '../../../background/bounded-cache.ts'
import type { Jobs } from '../../../background/jobs.ts'
import type { Context } from '../../../http/context.ts'
import { basisOf } from '../basis.ts'

// As in service.ts of the evaluation: values of (bytes, standard, profile, day). One is some 30 KB.
const sheets = bounded<Promise<Jobs['finance']['output']>>(60)

/** 教育经费 of a package's county, year by year. @throws Problem record.missing, figure.missing */
export async function readFinance(ctx: Context, id: string, query: JudgingQuery): Promise<PackageFinance> {
  const { judging, key, bytes, head } = await basisOf(ctx, id, query)
  const found = await sheets.get(key, async () => ctx.work.run('finance', { bytes: await bytes(), ...judging }))
  return { ...head, ...found }
}
