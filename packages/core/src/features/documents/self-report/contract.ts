import { z } from 'zod'
import { DownloadReply, endpoint, MEDIA_TYPES } from '../../../endpoint.ts'
import { RunSummary } from '../../evaluation/runs/schema.ts'
import { FigureChange } from '../figures.ts'
import { Paper, PaperFigure } from '../paper.ts'
import { OWN_TEXT_KEYS } from './own-texts.ts'

const tag = '公文'
const Year = z.coerce.number().int().min(2000).max(2100)

/** A text the county wrote; `version` 0 = nothing written. `year` is another one where it still stands from an earlier report. */
export const OwnText = z.object({
  key: z.enum(OWN_TEXT_KEYS),
  text: z.string(),
  version: z.number().int(),
  year: z.number().int(),
  writtenAt: z.iso.datetime().nullable(),
  writtenBy: z.string().nullable(),
})
export type OwnText = z.infer<typeof OwnText>

/** One report that was generated; never changed. */
export const ReportVersion = z.object({
  id: z.uuid(),
  year: z.number().int(),
  number: z.number().int(),
  run: z.object({ id: z.uuid(), name: z.string(), kind: z.enum(['provisional', 'final']) }),
  figures: z.number().int(),
  blanks: z.number().int(),
  size: z.number().int(),
  madeAt: z.iso.datetime(),
  madeBy: z.string(),
})
export type ReportVersion = z.infer<typeof ReportVersion>

/** The report as it would be generated now. `last`: the year's newest version, and `changes` how the numbers differ from it. */
export const SelfReport = z.object({
  run: RunSummary,
  year: z.number().int(),
  paper: Paper,
  texts: z.array(OwnText),
  blanks: z.array(PaperFigure),
  last: ReportVersion.nullable(),
  changes: z.array(FigureChange),
})
export type SelfReport = z.infer<typeof SelfReport>

export const readSelfReport = endpoint({
  method: 'GET',
  path: '/api/papers/self-report',
  title: '自评报告预览：正文、数字的来源、与上一版不同的数字',
  tag,
  needs: 'evaluation.read',
  query: z.strictObject({ run: z.uuid() }),
  reply: SelfReport,
})

/** `seen`: the version that stood there when it was opened; another one meanwhile is a conflict (`documents.text-changed`). */
export const writeOwnText = endpoint({
  method: 'PUT',
  path: '/api/papers/self-report/:year/texts/:key',
  title: '保存自评报告的一段文字',
  tag,
  needs: 'paper.issue',
  params: z.strictObject({ year: Year, key: z.enum(OWN_TEXT_KEYS) }),
  body: z.strictObject({ text: z.string().max(20_000), seen: z.number().int().min(0) }),
  reply: OwnText,
})

/** Newest first. */
export const listOwnTexts = endpoint({
  method: 'GET',
  path: '/api/papers/self-report/:year/texts/:key',
  title: '自评报告一段文字的历次修改',
  tag,
  needs: 'evaluation.read',
  params: z.strictObject({ year: Year, key: z.enum(OWN_TEXT_KEYS) }),
  reply: z.object({ items: z.array(OwnText) }),
})

export const generateSelfReport = endpoint({
  method: 'POST',
  path: '/api/papers/self-report',
  title: '生成自评报告（Word）并存档',
  tag,
  needs: 'paper.issue',
  body: z.strictObject({ run: z.uuid() }),
  reply: ReportVersion,
})

/** Newest first. */
export const listSelfReports = endpoint({
  method: 'GET',
  path: '/api/papers/self-report/versions',
  title: '已生成的自评报告',
  tag,
  needs: 'evaluation.read',
  reply: z.object({ items: z.array(ReportVersion) }),
})

const OneVersion = z.strictObject({ id: z.uuid() })

/** Against the version before it; `before` null: it is the first of its year. */
export const readReportChanges = endpoint({
  method: 'GET',
  path: '/api/papers/self-report/versions/:id/changes',
  title: '一版自评报告与前一版不同的数字',
  tag,
  needs: 'evaluation.read',
  params: OneVersion,
  reply: z.object({ before: ReportVersion.nullable(), changes: z.array(FigureChange) }),
})

export const downloadSelfReport = endpoint({
  method: 'GET',
  path: '/api/papers/self-report/versions/:id/file',
  title: '下载一版自评报告（Word）',
  tag,
  needs: 'evaluation.read',
  params: OneVersion,
  reply: DownloadReply,
  download: [MEDIA_TYPES.docx],
})
