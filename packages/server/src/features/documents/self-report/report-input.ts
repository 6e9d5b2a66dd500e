import type { Paper } from '@junheng/core/features/documents/paper.ts'
import { REPORT_FIELDS } from '@junheng/core/features/documents/self-report/fields.ts'
import { type ReportFrame, selfReport } from '@junheng/core/features/documents/self-report/self-report.ts'
import type { Judging } from '../../../background/jobs.ts'
import { judgeForForms } from '../../evaluation/service.ts'
import { paperDocx } from '../docx/paper-docx.ts'
import { openDefault, openTemplate } from '../docx/template.ts'

/** What a report is made from. `write`: also as a document, in the county's own `template` or (null) the default one. */
export interface ReportInput extends Judging {
  bytes: Uint8Array
  about: ReportFrame
  write: { template: { bytes: Uint8Array; fileName: string } | null } | null
}

/** The report of handed-in data, as data and where asked as a document. @throws Problem figure.missing */
export async function reportOfInput({
  bytes,
  about,
  write,
  ...judging
}: ReportInput): Promise<{ paper: Paper; docx: Uint8Array | null }> {
  const paper = selfReport(await judgeForForms(bytes, judging), about)
  if (!write) return { paper, docx: null }
  const own = write.template
  const template = own ? await openTemplate(own.bytes, own.fileName, REPORT_FIELDS) : await openDefault()
  return { paper, docx: paperDocx(paper, template) }
}
