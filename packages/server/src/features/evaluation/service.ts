import type { Download } from '@junheng/core/endpoint.ts'
import type { PackageSummary } from '@junheng/core/features/collection/schema.ts'
import type { PackageEvaluation, PackageForms } from '@junheng/core/features/evaluation/contract.ts'
import type { Explanation } from '@junheng/core/features/evaluation/explanation.ts'
import type { CountyForms, Paper } from '@junheng/core/features/evaluation/form-schema.ts'
import type { Evaluation } from '@junheng/core/features/evaluation/result.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { Problem } from '@junheng/core/problems.ts'
import { bounded } from '../../background/bounded-cache.ts'
import type { Figure } from '../../background/jobs.ts'
import type { Context } from '../../http/context.ts'
import { readBytes } from '../collection/service.ts'
import { getStandard } from '../standards/service.ts'

// Results are values of (bytes, standard, profile, day) and never go stale; the bounds are on memory. A county's evaluation is some 1 MB.
const evaluations = bounded<Promise<Evaluation>>(40)
const forms = bounded<Promise<CountyForms>>(20)
const files = bounded<Promise<Uint8Array>>(8)
const LARGEST_KEPT = 4 * 1024 * 1024

// A reply of so many sections is some 30 MB: more than a page can show or this process should hold for one.
const MOST_SECTIONS = 20_000

/**
 * Evaluates a package, or one county of it, by a standard with its default profile.
 *
 * @throws Problem record.missing, evaluation.name-a-county
 */
export async function evaluate(ctx: Context, id: string, standard: StandardKey, county?: string): Promise<PackageEvaluation> {
  const { summary, bytes } = await readBytes(ctx, id)
  const sections = summary.counties.reduce((sum, each) => sum + each.sections, 0)
  if (county === undefined && sections > MOST_SECTIONS) throw new Problem('evaluation.name-a-county', { sections })
  if (county !== undefined && !summary.counties.some(({ code }) => code === county)) throw new Problem('record.missing')
  const today = dayInChina(ctx.now)
  const evaluation = await evaluations.get([summary.sha256, standard, today, county].join(' '), async () =>
    ctx.work.run('evaluate', { bytes: await fileOf(summary, bytes), standard, today, ...(county && { county }) }),
  )
  const { key, zh, docNo, hash } = getStandard(standard)
  return { package: summary, standard: { key: key as StandardKey, zh, docNo, hash }, profile: evaluation.profile, evaluation }
}

/**
 * 申报表 of a package's county, cell by cell.
 *
 * @throws Problem record.missing, figure.missing
 */
export async function readForms(ctx: Context, id: string, standard: StandardKey, county?: string): Promise<PackageForms> {
  const { summary, bytes } = await readBytes(ctx, id)
  if (county !== undefined && !summary.counties.some(({ code }) => code === county)) throw new Problem('record.missing')
  const today = dayInChina(ctx.now)
  const found = await forms.get([summary.sha256, standard, today, county].join(' '), async () =>
    ctx.work.run('forms', { bytes: await fileOf(summary, bytes), standard, today, ...(county && { county }) }),
  )
  const { key, zh, docNo, hash } = getStandard(standard)
  return { package: summary, standard: { key: key as StandardKey, zh, docNo, hash }, ...found }
}

/**
 * A paper of a package's county as a file, named after the county.
 *
 * @throws Problem record.missing, figure.missing
 */
export async function paper(ctx: Context, id: string, wanted: Paper, standard: StandardKey, code?: string): Promise<Download> {
  const { summary, bytes } = await readBytes(ctx, id)
  const county = summary.counties.find((each) => code === undefined || each.code === code)
  if (!county) throw new Problem('record.missing')
  const today = dayInChina(ctx.now)
  const file = await ctx.work.run('paper', {
    bytes: await fileOf(summary, bytes),
    standard,
    today,
    paper: wanted,
    ...(code && { county: code }),
  })
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

/** Takes one figure of a package apart. @throws Problem figure.missing */
export async function explain(ctx: Context, id: string, figure: Figure): Promise<Explanation> {
  const { summary, bytes } = await readBytes(ctx, id)
  return ctx.work.run('explain', { bytes: await fileOf(summary, bytes), figure, today: dayInChina(ctx.now) })
}

/** A county's file is small and asked for figure after figure; a nation's is read anew each time. */
function fileOf({ sha256, size }: PackageSummary, read: () => Promise<Uint8Array>): Promise<Uint8Array> {
  return size <= LARGEST_KEPT ? files.get(sha256, read) : read()
}

/** Days are Asia/Shanghai's, whatever the machine's zone. */
const dayInChina = (now: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now)
