import { schoolView } from '@junheng/core/features/evaluation/school/school-view.ts'
import type { PLAN_FILES } from '@junheng/core/features/rectification/school-plan/contract.ts'
import type { PlanSources } from '@junheng/core/features/rectification/school-plan/plan-paper.ts'
import { type Approved, printedPlan } from '@junheng/core/features/rectification/school-plan/printed-plan.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import type { Tell } from '@junheng/core/progress.ts'
import type { Judging } from '../../../background/jobs.ts'
import { pack, zipOf } from '../../../files/zip-write.ts'
import { paperDocx, papersDocx } from '../../documents/docx/paper-docx.ts'
import { openDefault } from '../../documents/docx/template.ts'
import { judgeForForms } from '../../evaluation/forms-input.ts'
import { readStandard } from '../../standards/files.ts'

/** Plans of schools as they are kept, and the data (null: none) their figures come from. */
export interface PlansToWrite {
  as: (typeof PLAN_FILES)[number]
  standard: StandardKey
  data: { bytes: Uint8Array; judging: Judging } | null
  plans: { fileName: string; sources: Omit<PlanSources, 'standard' | 'view'>; approved: Approved | null }[]
}

/** Plans as one Word document, or as a document each in a zip. @throws Problem figure.missing */
export async function writePlans({ as, standard: key, data, plans }: PlansToWrite, tell: Tell = () => {}): Promise<Uint8Array> {
  const judged = data && (await judgeForForms(data.bytes, data.judging))
  const standard = judged?.frame.standard ?? readStandard(key)
  const template = await openDefault()
  const parts: ReturnType<typeof pack>[] = []
  // Working out a plan and writing it take about as long: each is half of what is told.
  const of = plans.length * 2
  const told = (done: number) => {
    if (done % 10 === 0 || done === of) tell({ phase: 'writing', sheet: null, rows: Math.floor(done / 2), of: plans.length })
  }
  const papers = plans.map(({ sources, approved }, i) => {
    const paper = printedPlan({ ...sources, standard, view: judged && schoolView(judged, sources.school.code) }, approved)
    told(i + 1)
    return paper
  })
  if (as === 'docx') return papersDocx(papers, template, (done) => told(plans.length + done))
  for (const [i, paper] of papers.entries()) {
    parts.push(pack(plans[i]!.fileName, paperDocx(paper, template), { stored: true }))
    told(plans.length + i + 1)
  }
  return zipOf(parts)
}
