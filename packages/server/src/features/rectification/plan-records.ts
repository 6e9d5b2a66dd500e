import { type NameAnswer, settleFindings } from '@junheng/core/features/rectification/plan-findings.ts'
import { distinctSchools, nameProposals } from '@junheng/core/features/rectification/plan-names.ts'
import type { PlanDetail, PlanSummary } from '@junheng/core/features/rectification/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Db } from '../../db/database.ts'
import { type Context, countyOf } from '../../http/context.ts'
import * as queries from './queries.ts'

export type PlanRow = NonNullable<Awaited<ReturnType<typeof queries.findPlan>>>

/** @throws Problem record.missing, also for another county's plan: whether it exists is not theirs to know */
export async function getPlan(ctx: Context, id: string): Promise<PlanRow> {
  const found = await queries.findPlan(ctx.db, countyOf(ctx.actor).code, id)
  if (!found) throw new Problem('record.missing')
  return found
}

/** The plan with everything people decided about it. */
export async function detailOf(db: Db, row: PlanRow): Promise<PlanDetail> {
  const [detail] = await detailsOf(db, row.county_code, [row])
  return detail!
}

/** As lists show them: without the plan itself. */
export async function summariesOf(db: Db, countyCode: string, rows: readonly PlanRow[]): Promise<PlanSummary[]> {
  const details = await detailsOf(db, countyCode, rows)
  return details.map(({ plan: _, findings: _f, nameVariants: _n, distinctSchoolsDecided: _d, ...summary }) => summary)
}

async function detailsOf(db: Db, countyCode: string, rows: readonly PlanRow[]): Promise<PlanDetail[]> {
  const ids = rows.map(({ plan_id }) => plan_id)
  const said = Map.groupBy(await queries.listNameDecisions(db, countyCode, ids), ({ plan_id }) => plan_id)
  const decided = Map.groupBy(await queries.listFindingDecisions(db, countyCode, ids), ({ plan_id }) => plan_id)
  return rows.map((row) => standing(row, said.get(row.plan_id) ?? [], decided.get(row.plan_id) ?? []))
}

type NameDecisions = Awaited<ReturnType<typeof queries.listNameDecisions>>
type FindingDecisions = Awaited<ReturnType<typeof queries.listFindingDecisions>>

function standing(row: PlanRow, said: NameDecisions, decided: FindingDecisions): PlanDetail {
  const about = ({ published, canonical }: { published: string; canonical: string }) =>
    said.filter((one) => one.published === published && one.canonical === canonical)
  const nameVariants = nameProposals(row.plan).map((proposal): NameAnswer => {
    const answers = about(proposal)
    const last = answers.at(-1)
    return {
      ...proposal,
      decision: last?.decision ?? 'open',
      decidedBy: last?.decided_name ?? null,
      decidedAt: last?.decided_at ?? null,
      decisions: answers.length,
    }
  })
  const isRefused = (published: string, canonical: string) => about({ published, canonical }).at(-1)?.decision === 'refused'
  const findings = settleFindings(
    row.plan,
    nameVariants,
    decided.map((d) => ({ finding: d.finding, state: d.state, note: d.note, by: d.decided_name, at: d.decided_at })),
  )
  return {
    ...summaryOf(row, findings.filter(({ state }) => state !== 'open').length),
    plan: row.plan,
    findings,
    nameVariants,
    distinctSchoolsDecided: distinctSchools(row.plan, isRefused),
  }
}

function summaryOf(row: PlanRow, settled: number): PlanSummary {
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
    settled,
    publishedSchools: row.published_schools,
    isDemo: row.is_demo,
    withdrawn: at !== null && by !== null && reason !== null ? { at, by, reason } : null,
    handedInAt: row.handed_in_at,
    handedInBy: row.handed_in_name,
  }
}

export const isDuplicate = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === '23505'
