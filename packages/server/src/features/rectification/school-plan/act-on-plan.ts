import type { SchoolView } from '@junheng/core/features/evaluation/school-schema.ts'
import { isStanding } from '@junheng/core/features/rectification/ledger/states.ts'
import type { SchoolPlan } from '@junheng/core/features/rectification/school-plan/contract.ts'
import { PLAN_LABELS } from '@junheng/core/features/rectification/school-plan/labels.ts'
import { missingParts } from '@junheng/core/features/rectification/school-plan/missing-parts.ts'
import type { PlanSources } from '@junheng/core/features/rectification/school-plan/plan-paper.ts'
import { planNow } from '@junheng/core/features/rectification/school-plan/printed-plan.ts'
import type { Written } from '@junheng/core/features/rectification/school-plan/schema.ts'
import { PLAN_LIFE, type PlanAction, versionAfter } from '@junheng/core/features/rectification/school-plan/states.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db, isDuplicate } from '../../../db/database.ts'
import type { Context } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { todayOf } from '../../orgs/service.ts'
import { addSteps } from '../ledger/steps.ts'
import { type FoundPlan, findPlan } from './find-plan.ts'
import { type PlanData, planData, viewOfSchool } from './judged-now.ts'
import * as queries from './queries.ts'
import { isOwn, readPlan, sourcesOf } from './read-plan.ts'
import { tellStep } from './tell-step.ts'

export interface PlanRequest {
  action: Exclude<PlanAction, 'save'>
  standard: StandardKey
  seen: number
  remark: string
}

/** Saves what the school writes as the next step. @throws Problem record.missing, record.changed, school-plan.not-now, access.forbidden */
export async function writePlan(
  ctx: Context,
  school: string,
  { standard, seen, written }: { standard: StandardKey; seen: number; written: Written },
): Promise<SchoolPlan> {
  await once(ctx, async (tx) => {
    const plan = await allowed(ctx, tx, { school, standard, action: 'save', seen })
    const numbers = new Set(plan.items.map(({ no }) => no))
    const own = { ...written, items: written.items.filter((item) => numbers.has(item.no) && (item.cause || item.how)) }
    await record(ctx, tx, { ...plan, written: own }, { action: 'save', remark: '' })
  })
  return readPlan(ctx, school, standard)
}

/**
 * Submits, takes back, returns or approves a plan. An approval freezes its paper and every figure as they are judged at that moment.
 *
 * @throws Problem record.missing, record.changed, school-plan.not-now, school-plan.incomplete, school-plan.own, school-plan.why, access.forbidden
 */
export async function actOnPlan(
  ctx: Context,
  school: string,
  { action, standard, seen, remark }: PlanRequest,
): Promise<SchoolPlan> {
  // Judged before the plan is held: within, nobody waits for it.
  const data = action === 'approve' ? await planData(ctx, standard) : null
  const view = await viewOfSchool(ctx, data, school)
  await once(ctx, async (tx) => {
    const plan = await allowed(ctx, tx, { school, standard, action, seen })
    const missing = missingParts(plan.written, plan.items)
    if (action === 'submit' && missing.length > 0) throw new Problem('school-plan.incomplete', { missing: missing.join('；') })
    if (action === 'return' && remark === '') throw new Problem('school-plan.why')
    if (action === 'approve' && isOwn(ctx, await queries.stepsOf(tx, plan.key))) throw new Problem('school-plan.own')
    await record(ctx, tx, plan, { action, remark, ...(action === 'approve' && frozen(ctx, plan, data, view)) })
    await tellStep(tx, ctx, plan, action, remark)
  })
  return readPlan(ctx, school, standard)
}

/** Two who act upon the same step collide at its number. */
async function once(ctx: Context, work: (tx: Db) => Promise<void>): Promise<void> {
  try {
    await atomically(ctx.db, work)
  } catch (error) {
    throw isDuplicate(error) ? new Problem('record.changed') : error
  }
}

interface Asked {
  school: string
  standard: StandardKey
  action: PlanAction
  seen: number
}

async function allowed(ctx: Context, tx: Db, { school, standard, action, seen }: Asked): Promise<FoundPlan> {
  const plan = await findPlan(ctx, tx, school, standard)
  const { by, from } = PLAN_LIFE[action]
  if (!by.includes(ctx.actor.role)) throw new Problem('access.forbidden')
  if (plan.step !== seen) throw new Problem('record.changed')
  if (!from.includes(plan.state)) throw new Problem('school-plan.not-now')
  return plan
}

function frozen(
  ctx: Context,
  plan: FoundPlan,
  data: PlanData | null,
  view: SchoolView | null,
): { paper: string; figures: string } {
  const approved = { on: todayOf(ctx), by: ctx.actor.displayName }
  const sources: PlanSources = { ...sourcesOf(ctx, { ...plan, state: 'approved' }, data, view), approved }
  const { paper, figures } = planNow(sources, null)
  return { paper: JSON.stringify(paper), figures: JSON.stringify(figures) }
}

interface Done {
  action: PlanAction
  remark: string
  paper?: string
  figures?: string
}

async function record(ctx: Context, tx: Db, plan: FoundPlan, { action, remark, paper, figures }: Done): Promise<void> {
  const { key, school, written } = plan
  const to = PLAN_LIFE[action].to as Exclude<typeof plan.state, 'unwritten'>
  const version = versionAfter(plan.state, plan.version)
  await queries.addStep(tx, {
    county_code: key.county,
    school_code: key.school,
    standard_key: key.standard,
    step: plan.step + 1,
    action,
    state: to,
    version,
    written: JSON.stringify(written),
    remark,
    paper: paper ?? null,
    figures: figures ?? null,
    at: ctx.now.toISOString(),
    account_id: ctx.actor.accountId,
    account_name: ctx.actor.displayName,
  })
  const label = PLAN_LABELS[key.standard]
  const subjectName = `${school.name}${label}`
  await audit(tx, ctx, {
    verb: `school-plan.${action}`,
    subject: `${key.school} ${key.standard}`,
    subjectName,
    reason: remark || null,
    details: { 版本: version },
  })
  if (action === 'save') return
  const steps = plan.items.filter(({ state }) => isStanding(state))
  await addSteps(
    tx,
    ctx,
    steps.map(({ no }) => ({
      county: key.county,
      no,
      action: `${label}${PLAN_LIFE[action].zh}`,
      note: remark || `第 ${version} 版`,
    })),
  )
}
