import type { SchoolView } from '@junheng/core/features/evaluation/school-schema.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Judging } from '../../../background/jobs.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { findLatestFigures } from '../../collection/service.ts'
import { readSchool } from '../../evaluation/schools.ts'
import { basisOf } from '../../evaluation/service.ts'
import { adoptedProfile } from '../../standards/service.ts'

/** The data a plan's figures come from, and by what they are judged. */
export interface PlanData {
  source: { id: string; name: string }
  /** As a plan says it. */
  basis: string
  query: { standard: StandardKey; county: string; profile?: string }
}

/** What the county is judged by now: its latest figures and its adopted profile; null where it has no data. */
export async function planData(ctx: Context, standard: StandardKey): Promise<PlanData | null> {
  const { code } = countyOf(ctx.actor)
  const pack = await findLatestFigures(ctx)
  const county = pack?.counties.find((each) => each.code === code)
  if (!pack || !county) return null
  const profile = await adoptedProfile(ctx)
  const query = { standard, county: code, ...(profile && { profile: profile.id }) }
  const { head } = await basisOf(ctx, pack.id, query)
  const name = pack.round?.name ?? pack.fileName
  const basis = [
    `按${head.standard.zh}标准（${head.standard.docNo}）和“${profile?.name ?? '默认'}”口径判定`,
    `数据“${name}”`,
    county.statisticsDay ? `统计时点${county.statisticsDay}` : '',
  ]
  return { source: { id: pack.id, name }, basis: basis.filter(Boolean).join('，'), query }
}

/** One school as it is judged now; null where it is not in the data. */
export async function viewOfSchool(ctx: Context, data: PlanData | null, school: string): Promise<SchoolView | null> {
  if (data === null) return null
  try {
    return (await readSchool(ctx, data.source.id, school, data.query)).school
  } catch (error) {
    if (error instanceof Problem && error.code === 'figure.missing') return null
    throw error
  }
}

/** The data as a worker judges them. */
export async function dataToJudge(ctx: Context, data: PlanData): Promise<{ bytes: Uint8Array; judging: Judging }> {
  const { bytes, judging } = await basisOf(ctx, data.source.id, data.query)
  return { bytes: await bytes(), judging }
}
