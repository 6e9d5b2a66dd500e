import type { SelfCheckSheet } from '@junheng/core/features/collection/round/open/board-schema.ts'
import { type Judged, judgedOfSchool } from '@junheng/core/features/collection/round/open/self-check.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Context } from '../../../../http/context.ts'
import { todayOf } from '../../../orgs/service.ts'
import { listStandards } from '../../../standards/service.ts'
import { findReturn } from '../find-return.ts'
import { findLive } from '../lock/live.ts'
import { getRound } from '../round-queries.ts'
import { rulesOf } from './round-basis.ts'

/** @throws Problem record.missing, also for a return that is no 自查 */
export async function readSelfCheck(ctx: Context, id: string): Promise<SelfCheckSheet> {
  const row = await findReturn(ctx, id)
  if (row.kind !== 'self_check') throw new Problem('record.missing')
  const round = await getRound(ctx.db, row.county_code, row.round_id)
  const standard = round.standard_key as StandardKey
  const view = listStandards().find(({ key }) => key === standard)!
  const judged = row.school_code === null ? new Map<string, Judged>() : await judgedNow(ctx, row, standard, row.school_code)
  return {
    standard: view.zh,
    lines: rulesOf(standard, { ofSchool: row.school_code !== null }).map(({ key, number, zh, domain, clause }) => ({
      key,
      number,
      zh,
      domain,
      clause,
      judged: judged.get(key) ?? null,
    })),
  }
}

/** What the figures reported so far say of a school; nothing where it reported none that can be judged. */
async function judgedNow(
  ctx: Context,
  row: { county_code: string; round_id: string },
  standard: StandardKey,
  school: string,
): Promise<Map<string, Judged>> {
  const live = await findLive(ctx, row.round_id, 'effective')
  if (!live) return new Map()
  try {
    const judging = { bytes: live.bytes, standard, today: todayOf(ctx), county: row.county_code, school }
    return judgedOfSchool((await ctx.work.run('school', judging, ctx.signal)).school)
  } catch (error) {
    if (error instanceof Problem && error.code === 'figure.missing') return new Map()
    throw error
  }
}
