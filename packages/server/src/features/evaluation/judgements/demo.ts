import type { Upload } from '@junheng/core/endpoint.ts'
import { ROLE_NAMES, type Role } from '@junheng/core/features/access/roles.ts'
import { defaultScores } from '@junheng/core/features/evaluation/judgements/rubric.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { holdersOf } from '../../access/service.ts'
import { findPresent, placesOfCounty, schoolYearOfData } from '../../collection/service.ts'
import { todayOf } from '../../orgs/service.ts'
import { readStandard } from '../../standards/files.ts'
import { loadDemoCoreResults } from './core-results/demo.ts'
import { onePagePdf } from './demo-paper.ts'
import { assign } from './duties/duties.ts'
import { recordJudgement } from './record.ts'
import { reviewJudgement } from './review.ts'
import { setScores } from './rubrics.ts'

/** A conclusion of the fictional county: `files`, `reviewed` say how far it is proven. */
interface Told {
  element: string
  conclusion: string
  grounds: string
  responsible?: string
  files?: boolean
  reviewed?: boolean
  standard?: StandardKey
}

const TOLD: readonly Told[] = [
  {
    element: 'layout_planning',
    conclusion: 'met',
    grounds: '学校布局专项规划（示例）已公布并按年实施',
    files: true,
    reviewed: true,
  },
  { element: 'four_unifications', conclusion: 'met', grounds: '四项标准的文件（示例）城乡一致，基准定额逐年提高', files: true },
  { element: 'staff_allocation', conclusion: 'unmet', grounds: '两所乡村小学（示例）的岗位尚未按核定数量分配到校', files: true },
  { element: 'teacher_pay:rider', conclusion: 'met', grounds: '绩效工资总量核定文件（示例）' },
  { element: 'curriculum_complete', conclusion: 'met', grounds: '学期课程督查（示例）各校开齐开足', files: true, reviewed: true },
  {
    element: 'veto:exam_enrolment',
    conclusion: 'no',
    grounds: '招生方案和信访记录（示例）未见以考试方式招生',
    responsible: '周主任（虚构）',
    files: true,
    reviewed: true,
  },
  { element: 'veto:key_school_class', conclusion: 'no', grounds: '秋季学期分班抽查（示例）', responsible: '周主任（虚构）' },
  {
    standard: 'basic_balanced_2012',
    element: 'score:basic_gov_migrant_in_plan',
    conclusion: '5.5',
    grounds: '已纳入规划和财政保障（示例），一处资金到位偏晚，扣 0.5 分',
    files: true,
  },
]

/** What units of the fictional county were given to record, and what they recorded so far. */
const GIVEN: readonly { role: Role; elements: readonly string[]; told?: Told }[] = [
  {
    role: 'section_officer',
    elements: ['school_charter_it', 'veto:exam_enrolment', 'veto:school_choice', 'veto:tutoring_governance'],
    told: { element: 'veto:tutoring_governance', conclusion: 'no', grounds: '专项检查（示例）各机构均已登记', files: true },
  },
  { role: 'inspector', elements: ['curriculum_complete', 'no_overburden'] },
]

/** Points of the 17 items in their order: made up, as each province sets its own. */
const POINTS = [6, 6, 6, 6, 6, 8, 7, 6, 6, 5, 5, 5, 6, 6, 5, 5, 6]

/** Conclusions of the fictional county in every state a conclusion can be in, for the school year of its present data; only where none is recorded. */
export async function loadDemoJudgements(ctx: Context): Promise<void> {
  const { code } = countyOf(ctx.actor)
  const there = await ctx.db.selectFrom('judgement').select('element').where('county_code', '=', code).limit(1).executeTakeFirst()
  const present = await findPresent(ctx)
  const [leader] = await holdersOf(ctx.db, { role: 'leader', county: code }, code, ctx.now)
  if (there || !present || !leader) return
  const schoolYear = await schoolYearOfData(ctx.db, present, code, todayOf(ctx))
  const lines = defaultScores(readStandard('basic_balanced_2012')).map(({ key }, i) => ({
    key,
    max: POINTS[i] ?? 5,
    rubric: '按省级评分细则（示例）逐条给分',
  }))
  await setScores(ctx, { schoolYear, source: '省级评分细则（示例，分值为虚构）', seen: 0, lines })
  const reviewer = {
    ...ctx,
    actor: { ...ctx.actor, accountId: leader.accountId, displayName: '秦副区长（虚构）', role: leader.role },
  }
  for (const told of TOLD) await tell(ctx, reviewer, schoolYear, told)
  await loadDemoCoreResults(ctx, present.id, schoolYear)
  for (const { role, elements, told } of GIVEN) await give(ctx, schoolYear, role, elements, told)
}

/** Gives items to the unit of whoever holds `role`, who records one of them; nobody has reviewed it yet. */
async function give(ctx: Context, schoolYear: number, role: Role, elements: readonly string[], told?: Told): Promise<void> {
  const { code } = countyOf(ctx.actor)
  const [holder] = await holdersOf(ctx.db, { role, county: code }, code, ctx.now)
  if (!holder) return
  const unit = holder.unit
  await assign(ctx, { standard: 'quality_balanced_2017', elements, unit })
  if (!told) return
  const post = { ...ctx.actor.post, unit }
  const reach = { kind: 'schools', codes: [] } as const
  const actor = { ...ctx.actor, accountId: holder.accountId, displayName: `${ROLE_NAMES[role]}（虚构）`, role, post, reach }
  await tell({ ...ctx, actor }, ctx, schoolYear, told)
}

async function tell(ctx: Context, reviewer: Context, schoolYear: number, told: Told): Promise<void> {
  const { element, conclusion, grounds, responsible = '', files = false, standard = 'quality_balanced_2017' } = told
  const place = (await placesOfCounty(ctx.db, countyOf(ctx.actor).code, schoolYear, [element])).get(element)
  const key = { standard, schoolYear, element }
  const file: Upload = {
    fileName: '佐证材料（示例）.pdf',
    kind: 'pdf',
    bytes: onePagePdf('Example of the demonstration, not a real document'),
  }
  const seen = { seen: 0, seenInRound: place?.version ?? 0 }
  const request = { ...key, conclusion, grounds, responsible, concludedOn: todayOf(ctx), about: '', ...seen }
  await recordJudgement(ctx, request, files ? file : null)
  if (told.reviewed) await reviewJudgement(reviewer, { ...key, version: 1, accepted: true, note: '与佐证材料一致（演示）' })
}
