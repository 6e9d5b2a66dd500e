import { randomUUID } from 'node:crypto'
import { type Download, MEDIA_TYPES } from '@junheng/core/endpoint.ts'
import type { PLAN_FILES, PlansMade } from '@junheng/core/features/rectification/school-plan/contract.ts'
import { PLAN_LABELS } from '@junheng/core/features/rectification/school-plan/labels.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { Problem } from '@junheng/core/problems.ts'
import { phase } from '@junheng/core/progress.ts'
import { atomically } from '../../../db/database.ts'
import { downloadOf, storeFile } from '../../../files/stored-files.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { approvalOf, type FoundPlan, findPlans } from './find-plan.ts'
import { dataToJudge, planData } from './judged-now.ts'
import type { PlansToWrite } from './plans-input.ts'
import * as queries from './queries.ts'

/** The plans of all schools with items as one file, kept so that it can be fetched. Leaving ends the work. @throws Problem school-plan.none, work.left */
export async function makePlans(
  ctx: Context,
  { standard, as }: { standard: StandardKey; as: (typeof PLAN_FILES)[number] },
): Promise<PlansMade> {
  const { code, name } = countyOf(ctx.actor)
  const plans = await findPlans(ctx, ctx.db, standard, null)
  if (plans.length === 0) throw new Problem('school-plan.none')
  const data = await planData(ctx, standard)
  const label = PLAN_LABELS[standard]
  const input: PlansToWrite = {
    as,
    standard,
    data: data && (await dataToJudge(ctx, data)),
    plans: plans.map((plan) => toWrite(plan, name, label, data?.basis ?? '')),
  }
  const bytes = await ctx.work.run('schoolPlans', input, ctx.signal, ctx.tell)
  ctx.tell(phase('storing'))
  const row = {
    county_code: code,
    made_id: randomUUID(),
    file_name: `${name}${label}.${as}`,
    schools: plans.length,
    made_at: ctx.now.toISOString(),
    made_name: ctx.actor.displayName,
  }
  await atomically(ctx.db, async (tx) => {
    const file_id = await storeFile(tx, code, { bytes, mediaType: MEDIA_TYPES[as] }, ctx.now)
    await queries.addFile(tx, { ...row, file_id })
    await audit(tx, ctx, {
      verb: 'school-plan.collect',
      subject: row.made_id,
      subjectName: row.file_name,
      details: { 学校: plans.length },
    })
  })
  return { id: row.made_id, fileName: row.file_name, schools: plans.length, size: bytes.length }
}

function toWrite(plan: FoundPlan, county: string, label: string, basis: string): PlansToWrite['plans'][number] {
  const { school, items, written, state, version, approved } = plan
  return {
    // What a file system may not take in a name is left out.
    fileName: `${school.code}-${school.name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '')}${label}.docx`,
    sources: { county, school, basis, items, written, state, version, approved: approvalOf(plan) },
    approved: approved && { version: approved.version, paper: approved.paper, figures: approved.figures },
  }
}

/** @throws Problem record.missing */
export async function downloadPlans(ctx: Context, id: string): Promise<Download> {
  const { code } = countyOf(ctx.actor)
  const found = await queries.findFile(ctx.db, code, id)
  if (!found) throw new Problem('record.missing')
  return downloadOf(ctx.db, code, found.file_id, found.file_name)
}
