import { createHash, randomUUID } from 'node:crypto'
import type { Download, Page, Paging, Upload } from '@junheng/core/endpoint.ts'
import type { PlanImport } from '@junheng/core/features/rectification/plan/plan.ts'
import { planEntries } from '@junheng/core/features/rectification/plan-entries.ts'
import { ledgerTable } from '@junheng/core/features/rectification/plan-paper.ts'
import { groupEntries } from '@junheng/core/features/rectification/plan-views.ts'
import type { LedgerExtract, PlanDetail, PlanSummary } from '@junheng/core/features/rectification/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Work } from '../../background/work.ts'
import { atomically, type Db } from '../../db/database.ts'
import { storeFile } from '../../files/stored-files.ts'
import { type Actor, type Context, countyOf } from '../../http/context.ts'
import { audit } from '../audit/service.ts'
import { mediaTypeOf } from '../collection/service.ts'
import { detailOf, getPlan, isDuplicate, summariesOf } from './plan-records.ts'
import * as queries from './queries.ts'

export { countOwnWork } from './views/own-work.ts'
export { readProgressReport } from './views/progress-report.ts'

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
  // The program itself never brings back what a person has taken back.
  const find = typeof by.actor === 'string' ? queries.findAnySamePlan : queries.findSamePlan
  const same = await find(db, county.code, hashOf(handIn))
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
        withdrawn_at: null,
        withdrawn_name: null,
        withdrawn_reason: null,
      })
      const named = { subject: id, subjectName: handIn.file.fileName, countyCode: county.code }
      await audit(tx, by, { verb: 'rectification.import', ...named, details: { sha256 } })
      return { outcome: 'stored', plan: await detailOf(tx, saved) }
    })
  } catch (error) {
    const same = isDuplicate(error) ? await queries.findSamePlan(db, county.code, sha256) : undefined
    if (same) return { outcome: 'already-stored', plan: await detailOf(db, same) }
    throw error
  }
}

export async function list(ctx: Context, paging: Paging): Promise<Page<PlanSummary>> {
  const { code } = countyOf(ctx.actor)
  const { total, rows } = await queries.listPlans(ctx.db, code, paging)
  return { items: await summariesOf(ctx.db, code, rows), total, ...paging }
}

export async function read(ctx: Context, id: string): Promise<PlanDetail> {
  return detailOf(ctx.db, await getPlan(ctx, id))
}

export async function exportPlan(ctx: Context, id: string, format: 'docx' | 'xlsx'): Promise<Download> {
  const found = await getPlan(ctx, id)
  const bytes = await ctx.work.run('writePlan', { plan: found.plan, format })
  const base = found.file_name.replace(/\.\w+$/, '')
  return { fileName: `${base}.${format}`, mediaType: mediaTypeOf(format), size: bytes.length, bytes }
}

const VIEW_NAMES = { indicator: '按指标', school: '按学校', unit: '按责任单位', section: '按责任科室', month: '按月份' } as const

/** What is shown of the ledger, laid out as the published table. @throws Problem record.missing, rectification.no-such-entry */
export async function extractLedger(ctx: Context, id: string, extract: LedgerExtract): Promise<Download> {
  const { format, view, sort, only } = extract
  const detail = await read(ctx, id)
  const refused = new Set(
    detail.nameVariants.filter(({ decision }) => decision === 'refused').map((one) => `${one.published}\n${one.canonical}`),
  )
  const all = planEntries(detail.plan, (published, canonical) => refused.has(`${published}\n${canonical}`))
  const wanted = new Set(extract.entries)
  const entries = all.filter(({ key }) => wanted.has(key))
  if (entries.length !== wanted.size) throw new Problem('rectification.no-such-entry')
  const groups = groupEntries(entries, view, sort, byPinyin.compare, only)
  const heading = `${detail.title ?? detail.fileName}（${VIEW_NAMES[view]}，${entries.length === all.length ? '全部' : '部分'}）`
  const table = ledgerTable([heading], groups, view === 'indicator' ? null : ({ name }) => name || '文中未写')
  const bytes = await ctx.work.run('writePlan', { plan: { ...detail.plan, table }, format })
  const base = detail.fileName.replace(/\.\w+$/, '')
  return { fileName: `${base}-${VIEW_NAMES[view]}.${format}`, mediaType: mediaTypeOf(format), size: bytes.length, bytes }
}

const byPinyin = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true })

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
