import { schoolView } from '@junheng/core/features/evaluation/school/school-view.ts'
import type { PlanSources } from '@junheng/core/features/rectification/school-plan/plan-paper.ts'
import { planNow } from '@junheng/core/features/rectification/school-plan/printed-plan.ts'
import type { PlanItem, Written } from '@junheng/core/features/rectification/school-plan/schema.ts'
import { judgeForForms } from '../packages/server/src/features/evaluation/forms-input.ts'
import { type PlansToWrite, writePlans } from '../packages/server/src/features/rectification/school-plan/plans-input.ts'
import { report } from './report.ts'
import { countyOf300, seconds } from './school-pages.ts'

const JUDGING = { standard: 'quality_balanced_2017', today: '2026-11-23' } as const
const ITEMS = 8
const TEXT = '片区新增住宅，近三年学生数增加较快，没有同步补充，拟在学期内列出清单，暑期集中补充。'.repeat(4)

/** 一校一案 of 300 schools with eight items each, half of them approved, from the package to the file. No peer: nothing else writes such a file. */
export async function benchSchoolPlans(cache: string): Promise<(boolean | null)[]> {
  const bytes = countyOf300(cache)
  const judged = await judgeForForms(bytes, JUDGING)
  const { standard, county } = judged.frame
  const plans = county.schools.codes.map((code, at): PlansToWrite['plans'][number] => {
    const items = Array.from({ length: ITEMS }, (_, i) => itemOf(at * ITEMS + i + 1, `L${(i % 7) + 1}`))
    const approved = at % 2 === 0 ? { on: '2026-11-23', by: '示例' } : null
    const sources: Omit<PlanSources, 'standard' | 'view'> = {
      county: judged.result.countyName,
      school: { code, name: county.schools.names[at]! },
      basis: '示例',
      items,
      written: writtenAbout(items),
      state: approved ? 'approved' : 'draft',
      version: 1,
      approved,
    }
    const then = planNow({ ...sources, standard, view: schoolView(judged, code) }, null)
    return { fileName: `${code}.docx`, sources, approved: approved && { version: 1, paper: then.paper, figures: then.figures } }
  })
  const input = { standard: standard.key as PlansToWrite['standard'], data: { bytes, judging: JUDGING }, plans }
  const common = { bench: 'school-plans', runs: 3, unit: 's', peer: null, target: 10, judged: 'figure' } as const
  return [
    report({
      ...common,
      what: '300 school plans as one docx, median',
      ours: await seconds(() => writePlans({ ...input, as: 'docx' })),
    }),
    report({
      ...common,
      what: '300 school plans as a zip, median',
      ours: await seconds(() => writePlans({ ...input, as: 'zip' })),
    }),
  ]
}

const itemOf = (no: number, indicator: string): PlanItem => ({
  ...{ no, state: 'in_progress', stage: 'primary', matter: 'indicator', indicator, indicatorName: indicator },
  ...{ problem: TEXT.slice(0, 60), value: 4, threshold: 4.5, gap: 126, unit: '㎡' },
  ...{ chief: '示例甲', deputy: '示例乙', handler: '示例丙', units: [{ part: 'unit', orgId: null, name: '示例街道' }] },
  ...{ funds: [{ amountCny: 1_200_000, source: '县级财政' }], requirement: TEXT, closeStandard: '重新评估达标' },
  ...{ deadline: '2027-08-31', isOverdue: false, proofFrom: '2027-09-01', closedOn: null, closedProof: null },
  ...{ measures: [TEXT], milestones: ['2027-03-31 立项', '2027-06-30 采购'], evidence: ['示例.pdf'] },
})

const writtenAbout = (items: readonly PlanItem[]): Written => ({
  items: items.map(({ no }) => ({ no, cause: TEXT, how: TEXT })),
  goals: [{ year: 2027, goal: TEXT }],
  group: [{ duty: 'head', name: '示例丁', post: '校长', tasks: '总负责' }],
  selfCheck: TEXT,
})
