import type { Paper } from '@junheng/core/features/documents/paper.ts'
import { type SchoolPageHead, schoolPage } from '@junheng/core/features/documents/school-pages/school-page.ts'
import type { JudgedCounty } from '@junheng/core/features/evaluation/forms/forms.ts'
import { schoolView } from '@junheng/core/features/evaluation/school/school-view.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Tell } from '@junheng/core/progress.ts'
import { type FormsOptions, judgeForForms } from '../../evaluation/service.ts'
import { papersDocx } from '../docx/paper-docx.ts'
import { pageTemplate } from './page-template.ts'

/** What the pages are made of. `school`: the code of one; null: all, in the order of their codes. `source`: what people call the data. */
export interface PagesOptions extends FormsOptions {
  school: string | null
  source: string
}

/** Pages of a county's schools as one Word document, and the name of the first school on it. @throws Problem record.missing, figure.missing */
export async function schoolPagesOf(
  bytes: Uint8Array,
  { school, source, ...options }: PagesOptions,
  tell: Tell = () => {},
): Promise<{ bytes: Uint8Array; schools: number; name: string }> {
  const judged = await judgeForForms(bytes, options)
  const codes = school === null ? judged.frame.county.schools.codes : [school]
  const head = headOf(judged, source)
  // Working out a page takes longer than writing it: the first half of what is told.
  const of = codes.length * 2
  const told = (rows: number) => {
    if (rows % 10 === 0 || rows === of) tell({ phase: 'writing', sheet: null, rows: Math.floor(rows / 2), of: codes.length })
  }
  const papers: Paper[] = []
  for (const code of codes) {
    const view = schoolView(judged, code)
    if (!view) throw new Problem('record.missing')
    papers.push(schoolPage(view, judged.frame.standard, head))
    told(papers.length)
  }
  const file = papersDocx(papers, await pageTemplate(), (done) => told(papers.length + done))
  const first = judged.frame.county.schools.names[judged.frame.county.schools.codes.indexOf(codes[0] ?? '')] ?? ''
  return { bytes: file, schools: papers.length, name: first }
}

function headOf({ frame, result }: JudgedCounty, source: string): SchoolPageHead {
  const { standard, profile, county } = frame
  const day = county.values.get('statistics_date')?.text
  const basis = [
    `按${standard.zh}标准（${standard.docNo}）和“${profile.name === 'default' ? '默认' : profile.name}”口径判定`,
    `数据“${source}”`,
    day ? `统计时点${day}` : '',
  ]
  return { county: result.countyName, basis: basis.filter(Boolean).join('，') }
}
