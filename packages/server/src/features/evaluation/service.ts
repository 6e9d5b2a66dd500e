import type { Download } from '@junheng/core/endpoint.ts'
import type { JudgingQuery, PackageEvaluation, PackageSchoolPaper } from '@junheng/core/features/evaluation/contract.ts'
import type { Explanation } from '@junheng/core/features/evaluation/explanation.ts'
import type { Paper, PaperFormat, SchoolPaper } from '@junheng/core/features/evaluation/form-schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { bounded } from '../../background/bounded-cache.ts'
import type { FigureAddress } from '../../background/jobs.ts'
import type { Context } from '../../http/context.ts'
import { Prepared } from '../../http/prepared.ts'
import { type Basis, basisOf } from './basis.ts'
import { withEntered } from './entered-sources.ts'

export { type Basis, basisOf } from './basis.ts'
export { bodyStyle, SheetDraft, STYLES, workbookOf } from './forms/sheet-draft.ts'
export { type FormsOptions, judgeForForms } from './forms-input.ts'
export { readCountyItems } from './judgements/county-items.ts'
export { readLists } from './lists/service.ts'
export { countyStates } from './recognition/read-recognition.ts'
export { readReadiness } from './recognition/readiness.ts'
export { readReview } from './recognition/reviews.ts'
export { compareRuns } from './runs/compare-runs.ts'
export { judgeRun, makeRun } from './runs/make-run.ts'
export { findEarlierRun, listRuns, readRun, resultsOf } from './runs/read-runs.ts'
export { type RunInput, runInput } from './runs/run-input.ts'
export type { EvaluationRunTable } from './runs/tables.ts'

// Results are values of (bytes, standard, profile, day) and never go stale; the bounds are on memory. A county's evaluation is some 1 MB.
const evaluations = bounded<Promise<Uint8Array>>(40)
const matrices = bounded<Promise<Uint8Array>>(40)
const forms = bounded<Promise<Uint8Array>>(20)
const schoolPapers = bounded<Promise<SchoolPaper>>(100)
const explanations = bounded<Promise<Explanation>>(300)

// A reply of so many sections is some 30 MB: more than a page can show or this process should hold for one.
const MOST_SECTIONS = 20_000

/**
 * Evaluates a package, or one county of it, by a standard and a profile.
 *
 * @throws Problem record.missing, evaluation.name-a-county
 */
export async function readEvaluation(ctx: Context, id: string, query: JudgingQuery): Promise<Prepared> {
  const { head, body } = await evaluated(ctx, id, query)
  return new Prepared(head, body)
}

/** The same for who goes on with it. */
export async function evaluate(ctx: Context, id: string, query: JudgingQuery): Promise<PackageEvaluation> {
  const { head, body } = await evaluated(ctx, id, query)
  return { ...head, ...parsed(body) }
}

type Evaluated = Omit<PackageEvaluation, keyof Basis['head']>

// Bytes are kept, not objects: most are asked for by a page, and only sent.
const known = new WeakMap<Uint8Array, Evaluated>()

function parsed(body: Uint8Array): Evaluated {
  const found =
    known.get(body) ?? (JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString()) as Evaluated)
  known.set(body, found)
  return found
}

async function evaluated(ctx: Context, id: string, query: JudgingQuery): Promise<{ head: Basis['head']; body: Uint8Array }> {
  const { summary, judging, key, bytes, head } = await basisOf(ctx, id, query)
  const sections = summary.counties.reduce((sum, each) => sum + each.sections, 0)
  if (query.county === undefined && sections > MOST_SECTIONS) throw new Problem('evaluation.name-a-county', { sections })
  const body = await evaluations.get(key, async () => ctx.work.run('evaluation', { bytes: await bytes(), ...judging }))
  return { head, body }
}

/**
 * The matrix of a package's county. Its bytes are kept as they are sent: many ask for the same one.
 *
 * @throws Problem record.missing, figure.missing
 */
export async function readMatrix(ctx: Context, id: string, query: JudgingQuery): Promise<Prepared> {
  const { judging, key, bytes, head } = await basisOf(ctx, id, query)
  return new Prepared(head, await matrices.get(key, async () => ctx.work.run('matrix', { bytes: await bytes(), ...judging })))
}

/**
 * 申报表 of a package's county, cell by cell.
 *
 * @throws Problem record.missing, figure.missing
 */
export async function readForms(ctx: Context, id: string, query: JudgingQuery): Promise<Prepared> {
  const { judging, key, bytes, head } = await basisOf(ctx, id, query)
  const found = await forms.get(key, async () => ctx.work.run('forms', { bytes: await bytes(), ...judging }))
  return new Prepared(head, found)
}

/**
 * A paper of a package's county as a file, named after the county.
 *
 * @throws Problem record.missing, figure.missing
 */
export async function paper(ctx: Context, id: string, wanted: Paper, query: JudgingQuery): Promise<Download> {
  const { summary, judging, bytes } = await basisOf(ctx, id, query)
  const county = summary.counties.find((each) => query.county === undefined || each.code === query.county)
  if (!county) throw new Problem('record.missing')
  const file = await ctx.work.run('paper', { bytes: await bytes(), ...judging, paper: wanted })
  const { name, mediaType } = PAPERS[wanted]
  return { fileName: `${county.name || county.code}${name}`, mediaType, size: file.length, bytes: file }
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const PAPERS: Readonly<Record<Paper, { name: string; mediaType: string }>> = {
  'forms.xlsx': { name: '申报表.xlsx', mediaType: XLSX },
  'forms.docx': {
    name: '申报表.docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  'matrix.xlsx': { name: '学校达标矩阵.xlsx', mediaType: XLSX },
  'shortfalls.xlsx': { name: '短板清单.xlsx', mediaType: XLSX },
  'school-forms.zip': { name: '学校自评表.zip', mediaType: 'application/zip' },
}

/** 学校自评表 of one school, cell by cell. @throws Problem record.missing, figure.missing */
export async function schoolPaper(ctx: Context, id: string, school: string, query: JudgingQuery): Promise<PackageSchoolPaper> {
  const { judging, key, bytes, head } = await basisOf(ctx, id, query)
  const found = await schoolPapers.get(`${key} ${school}`, async () =>
    ctx.work.run('schoolPaper', { bytes: await bytes(), ...judging, school }),
  )
  return { ...head, ...found }
}

/** The same as a file, named after the school. @throws Problem record.missing, figure.missing */
export async function schoolFile(
  ctx: Context,
  id: string,
  school: string,
  format: PaperFormat,
  query: JudgingQuery,
): Promise<Download> {
  const { judging, bytes } = await basisOf(ctx, id, query)
  const file = await ctx.work.run('schoolFile', { bytes: await bytes(), ...judging, school, format })
  const mediaType = format === 'xlsx' ? XLSX : PAPERS['forms.docx'].mediaType
  return { fileName: `${file.name}-学校自评表.${format}`, mediaType, size: file.bytes.length, bytes: file.bytes }
}

/** Takes one figure of a package apart. @throws Problem record.missing, figure.missing */
export async function explain(ctx: Context, id: string, query: JudgingQuery, address: FigureAddress): Promise<Explanation> {
  const { judging, key, bytes, entered } = await basisOf(ctx, id, query)
  const explanation = await explanations.get([key, address.school, address.stage, address.indicator].join(' '), async () =>
    ctx.work.run('explain', { bytes: await bytes(), figure: { ...judging, ...address } }),
  )
  return entered ? withEntered(ctx, explanation, entered) : explanation
}
