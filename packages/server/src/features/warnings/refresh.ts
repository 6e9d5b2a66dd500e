import type { Refreshed } from '@junheng/core/features/warnings/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically } from '../../db/database.ts'
import { type Context, countyOf } from '../../http/context.ts'
import { audit } from '../audit/service.ts'
import { findLatestFigures } from '../collection/service.ts'
import { evaluate } from '../evaluation/service.ts'
import { adoptedProfile } from '../standards/service.ts'
import { reconcile } from './reconcile.ts'
import { tellOpened } from './tell.ts'
import { STANDARD, warnedOf } from './warned.ts'

/**
 * Goes through the latest figures (or those of `source`): new trouble is opened and told, what stands says its present numbers, what recovered is closed
 * with its life kept, and what nobody acknowledged in time goes to the next level. All of it or nothing.
 *
 * @throws Problem record.missing, warnings.no-data
 */
export async function refresh(ctx: Context, source: string | undefined): Promise<Refreshed> {
  const county = countyOf(ctx.actor)
  const id = source ?? (await findLatestFigures(ctx))?.id
  if (id === undefined) throw new Problem('warnings.no-data')
  const profile = await adoptedProfile(ctx)
  const { evaluation, package: pack } = await evaluate(ctx, id, {
    standard: STANDARD,
    county: county.code,
    ...(profile && { profile: profile.id }),
  })
  const result = evaluation.counties[0]
  if (!result) throw new Problem('warnings.no-data')
  const statisticsDay = pack.counties.find(({ code }) => code === county.code)?.statisticsDay ?? null
  const warned = await warnedOf(ctx, { result, source: id, profile: profile?.id, statisticsDay })
  const from = { id, name: pack.round?.name ?? pack.fileName }
  return atomically(ctx.db, async (tx) => {
    const { counts: done, fresh } = await reconcile(tx, ctx, warned, from)
    await tellOpened(tx, ctx, fresh)
    const details = { 数据: from.name, 新增: done.opened, 更新: done.changed, 解除: done.closed, 上报: done.escalated }
    await audit(tx, ctx, { verb: 'warnings.refresh', subject: id, subjectName: from.name, details })
    return { ...done, source: from }
  })
}
