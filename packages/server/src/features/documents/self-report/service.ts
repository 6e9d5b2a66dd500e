import { randomUUID } from 'node:crypto'
import { type Download, MEDIA_TYPES } from '@junheng/core/endpoint.ts'
import {
  blanksOf,
  type FigureChange,
  figureChanges,
  figuresOf,
  type PrintedFigure,
} from '@junheng/core/features/documents/figures.ts'
import type { Paper } from '@junheng/core/features/documents/paper.ts'
import type { OwnText, ReportVersion, SelfReport } from '@junheng/core/features/documents/self-report/contract.ts'
import { Problem } from '@junheng/core/problems.ts'
import { bounded } from '../../../background/bounded-cache.ts'
import { atomically } from '../../../db/database.ts'
import { downloadOf, readStoredFile, storeFile } from '../../../files/stored-files.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { type RunInput, runInput } from '../../evaluation/service.ts'
import { findTemplate } from '../templates/service.ts'
import * as queries from './queries.ts'
import type { ReportInput } from './report-input.ts'
import { textsOf } from './texts.ts'

// Of the same run, texts and day it is the same; some 1 MB each.
const papers = bounded<Promise<Paper>>(10)

/** The report as it would be generated of a kept run now. @throws Problem record.missing, documents.other-standard */
export async function readReport(ctx: Context, runId: string): Promise<SelfReport> {
  const { input, run, year, texts } = await made(ctx, runId)
  const { bytes, ...rest } = input
  const paper = await papers.get(JSON.stringify([runId, rest]), async () => {
    const found = await ctx.work.run('selfReport', { bytes, ...rest, write: null })
    return found.paper
  })
  const last = await newest(ctx, year)
  return {
    run,
    year,
    paper,
    texts,
    blanks: blanksOf(paper),
    last: last ? viewOf(last) : null,
    changes: last ? figureChanges(await figuresOfVersion(ctx, last), figuresOf(paper)) : [],
  }
}

/** Generates the report and keeps it: the document, its numbers, of which run, when and by whom. @throws as `readReport` */
export async function generate(ctx: Context, runId: string): Promise<ReportVersion> {
  const { code } = countyOf(ctx.actor)
  const { input, run, year } = await made(ctx, runId)
  const template = await findTemplate(ctx.db, code, 'self-report')
  const { paper, docx } = await ctx.work.run('selfReport', { ...input, write: { template } }, ctx.signal)
  const figures = figuresOf(paper)
  return atomically(ctx.db, async (tx) => {
    await queries.lockReports(tx, code)
    const before = (await queries.listReports(tx, code)).find((row) => row.year === year)
    const json = Buffer.from(JSON.stringify(figures))
    const row = {
      county_code: code,
      report_id: randomUUID(),
      year,
      number: (before?.number ?? 0) + 1,
      run_id: run.id,
      file_id: await storeFile(tx, code, { bytes: docx!, mediaType: MEDIA_TYPES.docx }, ctx.now),
      figures_file_id: await storeFile(tx, code, { bytes: json, mediaType: 'application/json' }, ctx.now),
      figures: figures.length,
      blanks: blanksOf(paper).length,
      size: docx!.length,
      made_at: ctx.now.toISOString(),
      made_name: ctx.actor.displayName,
    }
    await queries.addReport(tx, row)
    const details = { 年度: year, 版本: row.number, 评估: run.name }
    await audit(tx, ctx, { verb: 'documents.generate', subject: row.report_id, subjectName: `${year} 年自评报告`, details })
    return viewOf({ ...row, run_name: run.name, run_kind: run.kind })
  })
}

export async function listReports(ctx: Context): Promise<{ items: ReportVersion[] }> {
  return { items: (await queries.listReports(ctx.db, countyOf(ctx.actor).code)).map(viewOf) }
}

/** How a version's numbers differ from those of the version before it in its year. @throws Problem record.missing */
export async function readChanges(ctx: Context, id: string): Promise<{ before: ReportVersion | null; changes: FigureChange[] }> {
  const { row, rows } = await getReport(ctx, id)
  const before = rows.find((one) => one.year === row.year && one.number === row.number - 1)
  if (!before) return { before: null, changes: [] }
  return { before: viewOf(before), changes: figureChanges(await figuresOfVersion(ctx, before), await figuresOfVersion(ctx, row)) }
}

/** @throws Problem record.missing */
export async function download(ctx: Context, id: string): Promise<Download> {
  const { row } = await getReport(ctx, id)
  const { code, name } = countyOf(ctx.actor)
  return downloadOf(ctx.db, code, row.file_id, `${name}${row.year}年自评报告-第${row.number}版.docx`)
}

interface Made extends Pick<RunInput, 'run'> {
  input: Omit<ReportInput, 'write'>
  year: number
  texts: OwnText[]
}

async function made(ctx: Context, runId: string): Promise<Made> {
  const { code, name } = countyOf(ctx.actor)
  const { run, bytes, judging } = await runInput(ctx, runId)
  if (run.standard.key !== 'quality_balanced_2017') throw new Problem('documents.other-standard')
  const year = Number((run.statisticsDay ?? run.judgedOn).slice(0, 4))
  const texts = await textsOf(ctx.db, code, year)
  const about = {
    texts: Object.fromEntries(texts.map(({ key, text }) => [key, text])),
    source: run.source.name,
    isProvisional: run.kind === 'provisional',
    judgedOn: run.judgedOn,
    statisticsDay: run.statisticsDay,
    signedBy: `${name}教育局`,
  }
  return { input: { bytes, ...judging, about }, run, year, texts }
}

const newest = async (ctx: Context, year: number): Promise<queries.ReportRow | undefined> =>
  (await queries.listReports(ctx.db, countyOf(ctx.actor).code)).find((row) => row.year === year)

async function getReport(ctx: Context, id: string): Promise<{ row: queries.ReportRow; rows: queries.ReportRow[] }> {
  const rows = await queries.listReports(ctx.db, countyOf(ctx.actor).code)
  const row = rows.find((one) => one.report_id === id)
  if (!row) throw new Problem('record.missing')
  return { row, rows }
}

async function figuresOfVersion(ctx: Context, row: queries.ReportRow): Promise<PrintedFigure[]> {
  const bytes = await readStoredFile(ctx.db, row.county_code, row.figures_file_id)
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as PrintedFigure[]
}

const viewOf = (row: Omit<queries.ReportRow, 'county_code' | 'file_id' | 'figures_file_id'>): ReportVersion => ({
  id: row.report_id,
  year: row.year,
  number: row.number,
  run: { id: row.run_id, name: row.run_name, kind: row.run_kind },
  figures: row.figures,
  blanks: row.blanks,
  size: row.size,
  madeAt: row.made_at,
  madeBy: row.made_name,
})
