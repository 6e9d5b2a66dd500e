import { type NameAnswer, settleFindings } from '@junheng/core/features/rectification/plan-findings.ts'
import { distinctSchools, nameProposals } from '@junheng/core/features/rectification/plan-names.ts'
import type { PlanDetail, PlanSummary } from '@junheng/core/features/rectification/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Db } from '../../db/database.ts'
import { type Context, countyOf } from '../../http/context.ts'
import * as queries from './queries.ts'

export type SummaryRow = Awaited<ReturnType<typeof queries.listPlans>>['rows'][number]
export type PlanRow = NonNullable<Awaited<ReturnType<typeof queries.findPlan>>>

/** @throws Problem record.missing, also for another county's plan: whether it exists is not theirs to know */
export async function getPlan(ctx: Context, id: string): Promise<PlanRow> {
  const found = await queries.findPlan(ctx.db, countyOf(ctx.actor).code, id)
  if (!found) throw new Problem('record.missing')
  return found
}

export function summaryOf(row: SummaryRow): PlanSummary {
  const { withdrawn_at: at, withdrawn_name: by, withdrawn_reason: reason } = row
  return {
    id: row.plan_id,
    countyCode: row.county_code,
    fileName: row.file_name,
    bodyFileName: row.body_file_name,
    title: row.title,
    indicators: row.indicators,
    measures: row.measures,
    disagreements: row.disagreements,
    publishedSchools: row.published_schools,
    isDemo: row.is_demo,
    withdrawn: at !== null && by !== null && reason !== null ? { at, by, reason } : null,
    handedInAt: row.handed_in_at,
    handedInBy: row.handed_in_name,
  }
}

/** The plan with everything people decided about it. */
export async function detailOf(db: Db, row: PlanRow): Promise<PlanDetail> {
  const said = await queries.listNameDecisions(db, row.county_code, row.plan_id)
  const decisions = await queries.listFindingDecisions(db, row.county_code, row.plan_id)
  const last = new Map(said.map((decision) => [`${decision.published}\n${decision.canonical}`, decision]))
  const nameVariants = nameProposals(row.plan).map((proposal): NameAnswer => {
    const answer = last.get(`${proposal.published}\n${proposal.canonical}`)
    return {
      ...proposal,
      decision: answer?.decision ?? 'open',
      decidedBy: answer?.decided_name ?? null,
      decidedAt: answer?.decided_at ?? null,
      decisions: said.filter((one) => one.published === proposal.published && one.canonical === proposal.canonical).length,
    }
  })
  const isRefused = (published: string, canonical: string) => last.get(`${published}\n${canonical}`)?.decision === 'refused'
  const findings = settleFindings(
    row.plan,
    nameVariants,
    decisions.map((d) => ({ finding: d.finding, state: d.state, note: d.note, by: d.decided_name, at: d.decided_at })),
  )
  return {
    ...summaryOf(row),
    plan: row.plan,
    findings,
    nameVariants,
    distinctSchoolsDecided: distinctSchools(row.plan, isRefused),
  }
}

export const isDuplicate = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === '23505'
