import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ROLES } from '../../access/roles.ts'
import { figuresOf } from '../../documents/figures.ts'
import type { Block } from '../../documents/paper.ts'
import type { SchoolView } from '../../evaluation/school-schema.ts'
import type { Standard } from '../../standards/standard.ts'
import { missingParts } from './missing-parts.ts'
import { forPrint, type PlanSources, schoolPlanPaper } from './plan-paper.ts'
import { planNow, printedPlan } from './printed-plan.ts'
import { nothingWritten, type PlanItem, type Written } from './schema.ts'
import { mayOnPlan, PLAN_ACTIONS, PLAN_STATES, versionAfter } from './states.ts'

test('every action in every state is open to exactly those whose work it is', () => {
  const open = PLAN_STATES.flatMap((state) =>
    PLAN_ACTIONS.flatMap((action) => {
      const may = ROLES.filter((role) => mayOnPlan(action, state, role))
      return may.length > 0 ? [`${state} ${action}: ${may.join(' ')}`] : []
    }),
  )
  const writers = 'coordinator principal filler'
  assert.deepEqual(
    sorted(open),
    sorted([
      `unwritten save: ${writers}`,
      `draft save: ${writers}`,
      'draft submit: coordinator principal',
      'submitted withdraw: coordinator principal',
      'submitted return: coordinator',
      'submitted approve: coordinator',
      `returned save: ${writers}`,
      'returned submit: coordinator principal',
      `approved save: ${writers}`,
    ]),
  )
})

const sorted = (lines: readonly string[]): string[] =>
  lines
    .map((line) => {
      const [head, roles] = line.split(': ') as [string, string]
      return `${head}: ${roles.split(' ').sort().join(' ')}`
    })
    .sort()

test('a version is what lies between two approvals', () => {
  assert.deepEqual(
    PLAN_STATES.map((state) => versionAfter(state, state === 'unwritten' ? 0 : 3)),
    [1, 3, 3, 3, 4],
  )
})

const item: PlanItem = {
  no: 17,
  state: 'in_progress',
  stage: 'primary',
  matter: 'indicator',
  indicator: 'L4',
  indicatorName: '生均教学及辅助用房面积',
  problem: '教学用房不足',
  value: 4.1,
  threshold: 4.5,
  gap: 126,
  unit: '㎡',
  chief: '王某',
  deputy: '李某',
  handler: '赵某',
  units: [{ part: 'unit', orgId: null, name: '示例街道' }],
  funds: [
    { amountCny: 1_200_000, source: '县级财政' },
    { amountCny: null, source: '上级补助' },
  ],
  requirement: '改建综合楼',
  closeStandard: '重新评估达标',
  deadline: '2027-06-30',
  isOverdue: false,
  proofFrom: '2027-09-01',
  closedOn: null,
  closedProof: null,
  measures: [],
  milestones: [],
  evidence: [],
}
const written: Written = {
  items: [
    { no: 17, cause: '生源增加', how: '腾出办公室' },
    { no: 99, cause: '已不在台账', how: '' },
  ],
  goals: [
    { year: 2028, goal: '巩固' },
    { year: 2027, goal: '达到 4.5 ㎡' },
  ],
  group: [{ duty: 'head', name: '钱某', post: '校长', tasks: '' }],
  selfCheck: '已自查。',
}
const standard = {
  key: 'quality_balanced_2017',
  passRule: null,
  indicators: [{ code: 'L4', zh: '生均教学及辅助用房面积', short: '教学用房', unit: '㎡/生', decimals: 2 }],
} as unknown as Standard

const viewWith = (value: number): SchoolView => {
  const indicator = {
    code: 'L4',
    value,
    threshold: 4.5,
    verdict: 'unmet',
    mark: 'unmet',
    gap: null,
    toPass: null,
    notes: [],
  } as const
  return {
    ...{ code: '2199000006', name: '示例小学', type: '小学', founded: null, authority: '县属', parent: null },
    sections: [
      {
        ...{ stage: 'primary', students: 840, classes: 20, met: null, floorOk: null, pass: null, excluded: null },
        ...{ lifts: 1, usesSpare: false, split: null },
        indicators: [{ ...indicator, notes: [] }],
      },
    ],
    ...{ duties: [], classes: [], rooms: [], campuses: null, facts: [], rows: [] },
  }
}

const sources = (more: Partial<PlanSources> = {}): PlanSources => ({
  county: '澄溪区（示例）',
  school: { code: '2199000006', name: '示例小学' },
  standard,
  view: viewWith(4.1),
  basis: '按示例标准判定',
  items: [item],
  written,
  state: 'draft',
  version: 1,
  approved: null,
  ...more,
})

const lineOf = (block: Block): string =>
  block.kind === 'paragraph'
    ? block.runs.map(({ text }) => text).join('')
    : block.kind === 'table'
      ? block.rows.map((row) => row.map(({ runs }) => runs.map(({ text }) => text).join('')).join('|')).join('\n')
      : block.kind === 'own' || block.kind === 'heading'
        ? block.text
        : ''
const textOf = (blocks: readonly Block[]): string => blocks.map(lineOf).join('\n')

test('a plan says the figures of then and now, the texts of the school by year and item, and sums only the funds that are stated', () => {
  const text = textOf(schoolPlanPaper(sources()).blocks)
  assert.match(text, /№ 17\|小学生均教学及辅助用房面积\|教学用房不足\|4\.10，标准 4\.5，缺 126㎡\|4\.10，未达标\|整改中/)
  assert.match(text, /№ 17 小学生均教学及辅助用房面积：生源增加\n/)
  assert.match(text, /2027年：达到 4\.5 ㎡\n2028年：巩固/)
  assert.match(text, /已写明金额的合计120万元；另有1笔没有写明金额，未计入合计。/)
  assert.match(text, /2027-06-30\|2027-09-01\n▲ 完成时间早于此日/)
  assert.doesNotMatch(text, /已不在台账/)
})

test('what lies above its line is said to be over it, by the figure as it was counted', () => {
  const size = { ...item, matter: 'duty' as const, indicator: 'school_size', value: 2450, threshold: 2400, gap: 50, unit: '人' }
  assert.match(textOf(schoolPlanPaper(sources({ items: [size] })).blocks), /\|2450，标准 2400，超 50人\|—\|/)
})

test('a part nobody wrote says so in print, and a school without data is still planned for', () => {
  const paper = schoolPlanPaper(sources({ view: null, written: nothingWritten() }))
  assert.match(textOf(paper.blocks), /现用数据中没有这所学校/)
  assert.equal(textOf(forPrint(paper).blocks).split('（学校尚未填写。）').length - 1, 5)
})

test('the 2012 standard has 一校一策', () => {
  const basic = { ...standard, key: 'basic_balanced_2012' } as Standard
  assert.match(schoolPlanPaper(sources({ standard: basic })).title, /一校一策/)
})

test('what is otherwise than at the approval is told, each figure once; the approved paper is printed as it was', () => {
  const then = planNow(sources({ state: 'approved', approved: { on: '2026-11-23', by: '陈统筹' } }), null)
  const approved = { version: 1, paper: then.paper, figures: then.figures }
  const same = sources({ state: 'approved', approved: { on: '2026-11-23', by: '陈统筹' } })
  assert.deepEqual(planNow(same, approved).changes, [])
  const later = { ...same, view: viewWith(4.3), items: [{ ...item, state: 'submitted' as const }] }
  assert.deepEqual(
    planNow(later, approved).changes.map(({ key, before, after }) => [key, before, after]),
    [
      ['school.2199000006.primary.L4', '4.10', '4.30'],
      ['item.17.now', '4.10，未达标', '4.30，未达标'],
      ['item.17.state', '整改中', '待验收'],
    ],
  )
  const printed = printedPlan(later, approved)
  assert.deepEqual(figuresOf(printed), figuresOf(then.paper))
  assert.match(textOf(printed.blocks), /4\.10\|4\.30/)
})

test('a plan is whole when every standing item has its cause and its way, and goals, a head and a self-check are there', () => {
  assert.deepEqual(missingParts(written, [item]), [])
  assert.deepEqual(missingParts(nothingWritten(), [item, { no: 18, state: 'closed' }]), [
    '原因分析：№ 17',
    '落实办法：№ 17',
    '年度目标',
    '工作小组组长',
    '自查情况',
  ])
})
