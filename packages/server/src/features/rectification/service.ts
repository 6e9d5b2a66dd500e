import { createHash, randomUUID } from 'node:crypto'
import type { Download, Page, Paging, Upload } from '@junheng/core/endpoint.ts'
import type { PlanImport } from '@junheng/core/features/rectification/plan/plan.ts'
import { distinctSchools, nameProposals } from '@junheng/core/features/rectification/plan-names.ts'
import type { NameReview, NameVariant, PlanDetail, PlanSummary } from '@junheng/core/features/rectification/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Work } from '../../background/work.ts'
import { atomically, type Db } from '../../db/database.ts'
import { storeFile } from '../../files/stored-files.ts'
import { type Actor, type Context, countyOf } from '../../http/context.ts'
import { audit } from '../audit/service.ts'
import { mediaTypeOf } from '../collection/service.ts'
import * as queries from './queries.ts'

export interface PlanHandIn {
  file: Upload
  body: Upload | null
  publishedSchools: number | null
}

interface Author {
  actor: Actor | string
  now: Date
  reference: string
}

type Imported = { outcome: 'stored' | 'already-stored'; plan: PlanDetail }

/** Reads a published plan and keeps it with its files. @throws Problem plan.* for what is no plan */
export function importPlan(ctx: Context, handIn: PlanHandIn): Promise<Imported> {
  return importPlanFor(ctx, countyOf(ctx.actor), ctx, handIn)
}

/** As `importPlan`, for a county and an author of the program's choosing: the demonstration's own plan. */
export async function importPlanFor(
  { db, work }: { db: Db; work: Work },
  county: { code: string; isDemo: boolean },
  by: Author,
  handIn: PlanHandIn,
): Promise<Imported> {
  const same = await queries.findSamePlan(db, county.code, hashOf(handIn))
  if (same) return { outcome: 'already-stored', plan: await detailOf(db, same) }
  const { file, body, publishedSchools } = handIn
  const plan = await work.run('importPlan', {
    bytes: file.bytes,
    fileName: file.fileName,
    ...(body && { body: { bytes: body.bytes, fileName: body.fileName } }),
    ...(publishedSchools !== null && { publishedSchools }),
  })
  return storePlan(db, county, by, handIn, plan)
}

/** Stores a plan that was read in: files, structure and audit line in one transaction. */
async function storePlan(
  db: Db,
  county: { code: string; isDemo: boolean },
  by: Author,
  handIn: PlanHandIn,
  plan: PlanImport,
): Promise<Imported> {
  const sha256 = hashOf(handIn)
  const id = randomUUID()
  try {
    return await atomically(db, async (tx) => {
      const keep = (file: Upload) => storeFile(tx, county.code, { bytes: file.bytes, mediaType: mediaTypeOf(file.kind) }, by.now)
      const file_id = await keep(handIn.file)
      const body_file_id = handIn.body ? await keep(handIn.body) : null
      const saved = await queries.addPlan(tx, {
        county_code: county.code,
        plan_id: id,
        file_id,
        file_name: handIn.file.fileName,
        body_file_id,
        body_file_name: handIn.body?.fileName ?? null,
        sha256,
        published_schools: handIn.publishedSchools,
        plan: JSON.stringify(plan),
        title: plan.document.title ?? plan.document.annex_title,
        indicators: plan.indicators.length,
        measures: plan.indicators.reduce((sum, indicator) => sum + indicator.measures.length, 0),
        disagreements: JSON.stringify(countBySeverity(plan)),
        is_demo: county.isDemo,
        handed_in_at: by.now.toISOString(),
        handed_in_name: typeof by.actor === 'string' ? by.actor : by.actor.displayName,
      })
      await audit(tx, by, { verb: 'rectification.import', subject: id, details: { sha256 } })
      return { outcome: 'stored', plan: await detailOf(tx, saved) }
    })
  } catch (error) {
    const same = isDuplicate(error) ? await queries.findSamePlan(db, county.code, sha256) : undefined
    if (same) return { outcome: 'already-stored', plan: await detailOf(db, same) }
    throw error
  }
}

export async function list(ctx: Context, paging: Paging): Promise<Page<PlanSummary>> {
  const { total, rows } = await queries.listPlans(ctx.db, countyOf(ctx.actor).code, paging)
  return { items: rows.map(summaryOf), total, ...paging }
}

export async function read(ctx: Context, id: string): Promise<PlanDetail> {
  return detailOf(ctx.db, await getPlan(ctx, id))
}

/**
 * Records what a person says about a proposal; only what the reader proposed can be decided.
 *
 * @throws Problem record.missing, rectification.no-such-proposal; record.changed when somebody decided in the same moment
 */
export async function reviewName(ctx: Context, id: string, review: NameReview): Promise<PlanDetail> {
  const { published, canonical } = review
  const found = await getPlan(ctx, id)
  const proposed = nameProposals(found.plan).some((pair) => pair.published === published && pair.canonical === canonical)
  if (!proposed) throw new Problem('rectification.no-such-proposal')
  await atomically(ctx.db, async (tx) => {
    const earlier = await queries.listDecisions(tx, found.county_code, id)
    await queries.addDecision(tx, {
      county_code: found.county_code,
      plan_id: id,
      decision_no: (earlier.at(-1)?.decision_no ?? 0) + 1,
      ...review,
      decided_at: ctx.now.toISOString(),
      decided_name: ctx.actor.displayName,
    })
    await audit(tx, ctx, { verb: 'rectification.review-name', subject: id, details: { ...review } })
  }).catch((error: unknown) => {
    throw isDuplicate(error) ? new Problem('record.changed') : error
  })
  return detailOf(ctx.db, found)
}

export async function exportPlan(ctx: Context, id: string, format: 'docx' | 'xlsx'): Promise<Download> {
  const found = await getPlan(ctx, id)
  const bytes = await ctx.work.run('writePlan', { plan: found.plan, format })
  const base = found.file_name.replace(/\.\w+$/, '')
  return { fileName: `${base}.${format}`, mediaType: mediaTypeOf(format), size: bytes.length, bytes }
}

async function getPlan(ctx: Context, id: string) {
  const found = await queries.findPlan(ctx.db, countyOf(ctx.actor).code, id)
  if (!found) throw new Problem('record.missing')
  return found
}

type SummaryRow = Awaited<ReturnType<typeof queries.listPlans>>['rows'][number]
type PlanRow = NonNullable<Awaited<ReturnType<typeof queries.findPlan>>>

function summaryOf(row: SummaryRow): PlanSummary {
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
    handedInAt: row.handed_in_at,
    handedInBy: row.handed_in_name,
  }
}

async function detailOf(db: Db, row: PlanRow): Promise<PlanDetail> {
  const decisions = await queries.listDecisions(db, row.county_code, row.plan_id)
  const last = new Map(decisions.map((decision) => [`${decision.published}\n${decision.canonical}`, decision]))
  const nameVariants = nameProposals(row.plan).map((proposal): NameVariant => {
    const said = last.get(`${proposal.published}\n${proposal.canonical}`)
    return {
      ...proposal,
      decision: said?.decision ?? 'open',
      decidedBy: said?.decided_name ?? null,
      decidedAt: said?.decided_at ?? null,
    }
  })
  const isRefused = (published: string, canonical: string) => last.get(`${published}\n${canonical}`)?.decision === 'refused'
  return { ...summaryOf(row), plan: row.plan, nameVariants, distinctSchoolsDecided: distinctSchools(row.plan, isRefused) }
}

function countBySeverity({ disagreements }: PlanImport) {
  const count = (severity: string) => disagreements.filter((each) => each.severity === severity).length
  return { error: count('error'), warn: count('warn'), info: count('info') }
}

/** One hash over everything that was handed in, so that another main text or number of schools is another reading. */
function hashOf({ file, body, publishedSchools }: PlanHandIn): string {
  const hash = createHash('sha256').update(`${file.bytes.length} ${body?.bytes.length ?? 0} ${publishedSchools ?? ''}\n`)
  hash.update(file.bytes)
  if (body) hash.update(body.bytes)
  return hash.digest('hex')
}

const isDuplicate = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === '23505'
