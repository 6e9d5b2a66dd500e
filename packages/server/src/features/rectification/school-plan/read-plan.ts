import { type Download, MEDIA_TYPES } from '@junheng/core/endpoint.ts'
import type { SchoolView } from '@junheng/core/features/evaluation/school-schema.ts'
import type { SchoolPlan } from '@junheng/core/features/rectification/school-plan/contract.ts'
import { PLAN_LABELS } from '@junheng/core/features/rectification/school-plan/labels.ts'
import { missingParts } from '@junheng/core/features/rectification/school-plan/missing-parts.ts'
import { forPrint, type PlanSources } from '@junheng/core/features/rectification/school-plan/plan-paper.ts'
import { planNow, printedPlan } from '@junheng/core/features/rectification/school-plan/printed-plan.ts'
import { mayOnPlan, PLAN_ACTIONS, PLAN_LIFE, type PlanAction } from '@junheng/core/features/rectification/school-plan/states.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { Problem } from '@junheng/core/problems.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { paperDocx } from '../../documents/docx/paper-docx.ts'
import { openDefault } from '../../documents/docx/template.ts'
import { getStandard } from '../../standards/service.ts'
import { approvalOf, type FoundPlan, findPlan } from './find-plan.ts'
import { type PlanData, planData, viewOfSchool } from './judged-now.ts'
import * as queries from './queries.ts'

/** A plan with the figures of now, its life, and what the viewer may do. @throws Problem record.missing */
export async function readPlan(ctx: Context, school: string, standard: StandardKey): Promise<SchoolPlan> {
  const plan = await findPlan(ctx, ctx.db, school, standard)
  const data = await planData(ctx, standard)
  const { paper, changes } = planNow(sourcesOf(ctx, plan, data, await viewOfSchool(ctx, data, school)), plan.approved)
  const steps = await queries.stepsOf(ctx.db, plan.key)
  const missing = missingParts(plan.written, plan.items)
  const { state, version, step, written, items, approved, isDemo } = plan
  return {
    ...{ school: plan.school, standard, state, version, step, written, items, paper, missing, changes, isDemo },
    source: data?.source ?? null,
    actions: PLAN_ACTIONS.filter((action) => mayOnPlan(action, state, ctx.actor.role)).map((action) => ({
      action,
      zh: PLAN_LIFE[action].zh,
      refusal: refusalOf(ctx, action, missing, steps),
    })),
    approved: approved && { step: approved.step, version: approved.version, at: approved.at, by: approved.by },
    steps: steps.filter(isTold).map((row) => ({
      step: row.step,
      action: row.action,
      state: row.state,
      version: row.version,
      remark: row.remark,
      at: row.at,
      by: row.account_name,
    })),
  }
}

/** Of saves of one person one after the other only the last is told. */
const isTold = (row: queries.StepRow, i: number, all: readonly queries.StepRow[]): boolean => {
  const later = all[i - 1]
  return !(
    row.action === 'save' &&
    later?.action === 'save' &&
    later.account_id === row.account_id &&
    later.version === row.version
  )
}

function refusalOf(
  ctx: Context,
  action: PlanAction,
  missing: readonly string[],
  steps: readonly queries.StepRow[],
): string | null {
  if (action === 'submit' && missing.length > 0) return `还没有写：${missing.join('；')}`
  return action === 'approve' && isOwn(ctx, steps) ? '提交的人不能自己批准，要由另一个人批准。' : null
}

/** Whether the caller handed in what now waits. */
export const isOwn = ({ actor }: Context, [newest]: readonly queries.StepRow[]): boolean =>
  newest?.action === 'submit' && newest.account_id === actor.accountId

/** What a plan's paper is made of, with the figures of now. */
export function sourcesOf(ctx: Context, plan: FoundPlan, data: PlanData | null, view: SchoolView | null): PlanSources {
  const { state, version, written, items, school } = plan
  return {
    ...{ school, items, written, state, version },
    county: countyOf(ctx.actor).name,
    standard: getStandard(plan.key.standard),
    view,
    basis: data?.basis ?? '',
    approved: approvalOf(plan),
  }
}

/** A plan as a Word document: as it stands, or (`step`) as it was approved then. @throws Problem record.missing */
export async function downloadPlan(ctx: Context, school: string, standard: StandardKey, step?: number): Promise<Download> {
  const plan = await findPlan(ctx, ctx.db, school, standard)
  const approval = step === undefined ? null : await queries.findApproval(ctx.db, plan.key, step)
  if (approval === undefined) throw new Problem('record.missing')
  const data = approval ? null : await planData(ctx, standard)
  const paper = approval
    ? forPrint(approval.paper!)
    : printedPlan(sourcesOf(ctx, plan, data, await viewOfSchool(ctx, data, school)), plan.approved)
  const bytes = paperDocx(paper, await openDefault())
  const name = `${plan.school.name}${PLAN_LABELS[standard]}${approval ? `-第${approval.version}版` : ''}.docx`
  return { fileName: name, mediaType: MEDIA_TYPES.docx, size: bytes.length, bytes }
}
