import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CLASS_SIZE, read } from './plan/fictional-plan.ts'
import { readPlan } from './plan/read-plan.ts'
import { countdown, daysUntil, lastDayOf } from './plan-days.ts'
import { countEntries, type PlanEntry, planEntries } from './plan-entries.ts'
import { filterEntries } from './plan-filter.ts'
import { ledgerTable } from './plan-paper.ts'
import { groupEntries, PLAN_VIEWS } from './plan-views.ts'

const EQUIPMENT = {
  ...CLASS_SIZE,
  no: '2',
  indicator: '生均教学仪器设备值：小学、初中分别达到2000元以上、2500元以上。',
  status: '1所小学不达标\n小学段校际差异不达标',
  schools: '白石小学',
  measures: '1．白石小学：通过购置教学仪器设备，解决不达标问题。\n2．采取专项普查等方式，通过均衡调配，减小校际间差异。',
  milestones: '2024年3月底前，完成核实。',
  completion: '2024年6月',
  sections: '计财科',
  units: '区教育局，区财政局',
  funds: '200万元',
}
const SUBJECTS = {
  ...CLASS_SIZE,
  no: '3',
  indicator: '在国家义务教育质量监测中，相关科目学生学业水平达到Ⅲ级以上且校际差异率低于0.15。',
  status: '四年级语文学业水平为II级；八年级科学学业水平为II级',
  schools: '',
  measures: '1．深化课堂教学改革，提高课堂教学质量。',
  milestones: '在2024、2025学年度，质量监测学业水平达到合格标准。',
  completion: '2025年12月',
  sections: '督导室',
  units: '区教育局',
}
const never = () => false
const plan = read([CLASS_SIZE, EQUIPMENT, SUBJECTS])
const entries = planEntries(plan, never)
const contains = (text: string, search: string) => text.includes(search)
const keys = (found: readonly PlanEntry[]) => found.map(({ key }) => key)

test('every failing school, coefficient and subject is an entry of its own, with the measures that answer it', () => {
  assert.deepEqual(
    entries.map(({ key, measures }) => [key, measures.map(({ id }) => id)]),
    [
      ['1-primary-school-青禾小学', ['1-primary-1']],
      ['1-primary-school-白石小学', ['1-primary-2']],
      ['2-primary-school-白石小学', ['2-primary-1']],
      ['2-primary-cv', ['2-primary-2']],
      ['3-primary-subject-4语文', ['3-both-1']],
      ['3-junior-subject-8科学', ['3-both-1']],
    ],
  )
})

test('the counts are those of the entries shown, and funds that are not stated are not zero', () => {
  assert.deepEqual(countEntries(entries), {
    indicators: 3,
    schoolEntries: 3,
    schools: 2,
    cv: 1,
    subjects: 2,
    measures: 5,
    unanswered: 0,
    fundsCny: 2_000_000,
    funded: 1,
  })
  assert.equal(countEntries(entries.filter(({ indicator }) => indicator.no === 1)).fundsCny, null)
})

test('a school whose proposed name was refused is counted under its published name, and its measure no longer answers it', () => {
  const variants = read([{ ...CLASS_SIZE, measures: '1．青禾中心小学、白石小学：通过合理划定招生片区，解决不达标问题。' }])
  const asProposed = planEntries(variants, never)
  assert.equal(countEntries(asProposed).unanswered, 0)
  const refused = planEntries(variants, (published, canonical) => published !== canonical)
  assert.equal(countEntries(refused).unanswered, 1)
})

test('the ledger is narrowed by stage, kind, unit, month, deadline, measure and words', () => {
  const by = (filter: Parameters<typeof filterEntries>[1], today = '2024-06-15') =>
    keys(filterEntries(entries, filter, today, contains))
  assert.deepEqual(by({ stage: 'junior' }), ['3-junior-subject-8科学'])
  assert.deepEqual(by({ kind: 'cv' }), ['2-primary-cv'])
  assert.deepEqual(by({ unit: '区财政局', kind: 'school' }), ['2-primary-school-白石小学'])
  assert.deepEqual(by({ month: '2024-12' }), keys(entries.slice(0, 2)))
  assert.deepEqual(by({ due: 'soon' }), keys(entries.slice(2, 4)))
  assert.deepEqual(by({ due: 'overdue' }, '2024-04-01'), keys(entries.slice(0, 4)))
  assert.deepEqual(by({ due: 'undated' }), keys(entries.slice(4)))
  assert.deepEqual(by({ measure: 'purchase' }), ['2-primary-school-白石小学'])
  assert.deepEqual(by({ search: '青禾' }), ['1-primary-school-青禾小学'])
})

test('each view groups the same entries: by school, by unit, and by the months of milestones and completion', () => {
  const names = (view: (typeof PLAN_VIEWS)[number]) => groupEntries(entries, view).map(({ name }) => name)
  assert.deepEqual(names('school'), ['青禾小学', '白石小学', ''])
  assert.deepEqual(names('section'), ['教育管理科', '计财科', '督导室'])
  assert.deepEqual(names('month'), ['2024-03', '2024-06', '2024-12', '2025-12', ''])
  const finance = groupEntries(entries, 'unit', 'no', () => 0, '区财政局')
  assert.deepEqual(
    finance.map(({ name, blocks }) => [name, blocks.map(({ indicator }) => indicator.no)]),
    [['区财政局', [2]]],
  )
  const march = groupEntries(entries, 'month')[0]!
  assert.deepEqual(
    march.blocks.map(({ milestones }) => milestones.map(({ due }) => due)),
    [['2024-03-31'], ['2024-03-31']],
  )
})

test('sorted by funds, what states none comes last whichever way round', () => {
  const order = (sort: 'funds' | '-completion') => groupEntries(entries, 'indicator', sort)[0]!.blocks.map((b) => b.indicator.no)
  assert.deepEqual(order('funds'), [2, 1, 3])
  assert.deepEqual(order('-completion'), [3, 1, 2])
})

test('whatever is shown, no entry is lost in grouping, and the table on paper is ten columns wide with merges inside it', () => {
  fc.assert(
    fc.property(fc.subarray(entries), fc.constantFrom(...PLAN_VIEWS), (some, view) => {
      const groups = groupEntries(some, view)
      const grouped = new Set(groups.flatMap(({ blocks }) => blocks.flatMap(({ rows }) => rows.flatMap((row) => row.entries))))
      assert.deepEqual(new Set(some), grouped)
      const { cells, merges } = ledgerTable(['表'], groups, view === 'indicator' ? null : ({ name }) => name)
      assert.ok(cells.every((row) => row.length === 10))
      for (const { row, col, rowspan, colspan } of merges) {
        assert.ok(row + rowspan <= cells.length && col + colspan <= 10)
        assert.equal(cells.slice(row, row + rowspan).filter((line) => line[col] !== '').length <= 1, true)
      }
    }),
  )
})

test('a plan read, laid out by indicator and read again says the same of every indicator', () => {
  const { cells, merges } = ledgerTable(['表'], groupEntries(entries, 'indicator'), null)
  const again = readPlan({ tables: [{ table: { cells, merges }, above: [] }], paragraphs: [] })
  assert.deepEqual(keys(planEntries(again, never)), keys(entries))
})

test('days run to midnight, a month ends with its last day', () => {
  assert.equal(lastDayOf('2024-02'), '2024-02-29')
  assert.equal(daysUntil('2024-03-01', '2024-02-28'), 2)
  assert.deepEqual(countdown('2024-02-28', '2024-03-01'), { state: 'overdue', days: 2 })
  assert.deepEqual(countdown('2024-03-01', '2024-03-01'), { state: 'today', days: 0 })
})
