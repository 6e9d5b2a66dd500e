import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CLASS_SIZE, read } from '../plan/fictional-plan.ts'
import { planEntries } from '../plan-entries.ts'
import { lastDayOf } from './facts.ts'
import { type MarkedEntry, markedTable } from './marked-table.ts'

const plan = read([CLASS_SIZE])
const FACTS = {
  problem: '未达到',
  requirement: '划片',
  milestones: [],
  deadline: '2024-12-31',
  sections: [{ orgId: null, name: '教育管理科' }],
  units: [],
  funds: '',
}
const marked = (change: Partial<MarkedEntry['item']>[]): MarkedEntry[] =>
  planEntries(plan, () => false).map((entry, i) => ({
    entry,
    published: FACTS,
    item: { ...FACTS, state: 'open', funds: [], ...change[i] },
  }))
const cellsOf = (change: Partial<MarkedEntry['item']>[]) => markedTable(plan, marked(change)).cells[1]!

test('where nothing changed, the table is the published one', () => {
  assert.deepEqual(markedTable(plan, marked([])), plan.table)
})

test('states, deadlines and amounts stand at their place with the schools they are of; what all share is said once', () => {
  const cells = cellsOf([
    { state: 'closed', deadline: '2025-06-30', funds: [{ amountCny: 125_000, source: '' }] },
    { state: 'in_progress', deadline: '2025-06-30' },
  ])
  assert.equal(cells[2], '2所小学不达标\n【台账】整改中：白石小学\n【台账】已销号：青禾小学')
  assert.equal(cells[6], '2024年12月\n【台账】2025-06-30')
  assert.equal(cells[9], '【台账】青禾小学：12.5万元')
})

test('a table with marks reads as the plan it came from', () => {
  const { cells, merges } = markedTable(
    plan,
    marked([{ state: 'closed', deadline: null, units: [{ orgId: null, name: '区财政局' }] }]),
  )
  assert.match(cells[1]![8]!, /【台账】青禾小学：区财政局/)
  const again = read([{ ...CLASS_SIZE, status: cells[1]![2]!, completion: cells[1]![6]!, units: cells[1]![8]! }])
  assert.deepEqual([again.indicators, again.table.cells[1]], [plan.indicators, plan.table.cells[1]])
  assert.deepEqual(merges, plan.table.merges)
})

test('a deadline is the last day of its month', () => {
  assert.deepEqual(['2024-02', '2023-02', '2024-12'].map(lastDayOf), ['2024-02-29', '2023-02-28', '2024-12-31'])
})
