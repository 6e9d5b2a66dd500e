import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createItem, listItems, readItem } from '@junheng/core/features/rectification/ledger/contract.ts'
import type { ItemText } from '@junheng/core/features/rectification/ledger/schema.ts'
import {
  changeItems,
  groupItems,
  listItemNumbers,
  rankUnits,
  readItemFunds,
  readItemMatrix,
  readTimeline,
  readWall,
  writeItemPaper,
} from '@junheng/core/features/rectification/views/contract.ts'
import { readXlsx } from 'hucre'
import { COUNTY, type HttpStage, httpScene, OTHER_COUNTY } from '../../../http/test-app.ts'

const PAST = '2020-03-31'
const town = (name: string) => ({ part: 'unit', orgId: null, name }) as const

const ITEMS: readonly (Partial<ItemText> & { problem: string; stage?: 'primary' | 'junior'; indicator?: string })[] = [
  { problem: '小学段差异系数超标', stage: 'primary', indicator: 'L2', deadline: PAST, units: [town('甲镇'), town('乙镇')] },
  { problem: '初中段差异系数超标', stage: 'junior', indicator: 'L2', deadline: '2099-12-31', units: [town('甲镇')] },
  { problem: '家长反映校门口拥堵', handler: '王五（虚构）', funds: [{ amountCny: 300_000, source: '县级财政' }] },
  {
    problem: '操场夜间无灯',
    funds: [
      { amountCny: null, source: '县级财政' },
      { amountCny: 0, source: '学校自筹' },
    ],
  },
]

async function withItems(stage: HttpStage) {
  const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
  const numbers: number[] = []
  for (const { indicator, ...text } of ITEMS) {
    const about = indicator ? { matter: 'spread' as const, indicator } : { matter: 'other' as const }
    const { no } = await coordinator.call(createItem, { body: { source: 'self_check', scope: 'county', ...about, ...text } })
    numbers.push(no)
  }
  return { coordinator, numbers: numbers as [number, number, number, number] }
}

test(
  'a group leads to exactly its items, also that of what names nothing; what two units share stands in both',
  httpScene(async (stage) => {
    const { coordinator } = await withItems(stage)
    for (const by of ['indicator', 'school', 'unit', 'section', 'month'] as const) {
      const { groups } = await coordinator.call(groupItems, { query: { by } })
      for (const { filter, total, name } of groups) {
        const list = await coordinator.call(listItems, { query: filter })
        assert.equal(list.total, total, `${by} ${name}`)
      }
    }
    const { groups } = await coordinator.call(groupItems, { query: { by: 'unit' } })
    assert.deepEqual(
      groups.map(({ name, total, late }) => [name, total, late]),
      [
        ['甲镇', 2, 1],
        ['乙镇', 1, 1],
        ['', 2, 0],
      ],
    )
  }),
)

test(
  'units are ranked by what is overdue, and equal ones share a rank',
  httpScene(async (stage) => {
    const { coordinator } = await withItems(stage)
    const { units } = await coordinator.call(rankUnits, { query: {} })
    assert.deepEqual(
      units.map(({ rank, name, late, standing }) => [rank, name, late, standing]),
      [
        [1, '甲镇', 1, 2],
        [1, '乙镇', 1, 1],
      ],
    )
  }),
)

test(
  'an amount nobody stated is counted apart and is not nothing; a stated zero is',
  httpScene(async (stage) => {
    const { coordinator } = await withItems(stage)
    const funds = await coordinator.call(readItemFunds, { query: {} })
    const { cny, items, withAmount, withoutAmount } = funds
    assert.deepEqual({ cny, items, withAmount, withoutAmount }, { cny: 300_000, items: 4, withAmount: 2, withoutAmount: 2 })
    const of = (source: string) => funds.sums.find((sum) => sum.source === source && sum.matter === 'other')
    assert.deepEqual([of('县级财政')?.cny, of('县级财政')?.stated, of('县级财政')?.unstated], [300_000, 1, 1])
    assert.deepEqual([of('学校自筹')?.cny, of('学校自筹')?.unstated], [0, 0])
    assert.equal(funds.sums.find(({ matter }) => matter === 'spread')?.cny, null)
  }),
)

test(
  'many are changed one by one: what somebody changed meanwhile is refused and leaves the others done',
  httpScene(async (stage) => {
    const { coordinator, numbers } = await withItems(stage)
    const { items, total } = await coordinator.call(listItemNumbers, { query: {} })
    assert.equal(total, 4)
    const stale = items.map((item) => (item.no === numbers[1] ? { ...item, seen: item.seen + 1 } : item))
    const change = { kind: 'deadline', deadline: '2098-06-30', reason: '统一时间' } as const
    const { results } = await coordinator.call(changeItems, { body: { items: stale, change } })
    assert.deepEqual(
      results.map(({ refusal }) => refusal === null),
      [true, false, true, true],
    )
    const untouched = await coordinator.call(readItem, { params: { no: numbers[1] } })
    const moved = await coordinator.call(readItem, { params: { no: numbers[0] } })
    assert.deepEqual([untouched.deadline, moved.deadline, moved.units.length], ['2099-12-31', '2098-06-30', 2])
    const principal = await stage.as({ role: 'principal', county: COUNTY, schools: ['2199000001'] })
    const refused = await principal.call(changeItems, { body: { items: [items[0]!], change } })
    assert.notEqual(refused.results[0]?.refusal, null)
  }),
)

test(
  'the paper holds the ten published columns and every item of the filter; another county has nothing to export',
  httpScene(async (stage) => {
    const { coordinator } = await withItems(stage)
    const { bytes } = await coordinator.send(writeItemPaper, { query: { format: 'xlsx' } })
    const text = JSON.stringify((await readXlsx(bytes)).sheets[0]?.rows)
    for (const { problem, indicator } of ITEMS) if (!indicator) assert.ok(text.includes(problem), problem)
    for (const word of ['评估认定指标', '预计所需资金', '小学段校际差异不达标', '县级财政30万元'])
      assert.ok(text.includes(word), word)
    const elsewhere = await stage.as({ role: 'coordinator', county: OTHER_COUNTY })
    assert.equal((await elsewhere.send(writeItemPaper, { query: { format: 'xlsx' } })).status, 422)
  }),
)

test(
  'matrix, timeline and wall tell of the same items; the wall names nobody and repeats no words of people',
  httpScene(async (stage) => {
    const { coordinator, numbers } = await withItems(stage)
    const matrix = await coordinator.call(readItemMatrix, { query: {} })
    assert.deepEqual(
      matrix.rows.map(({ schoolCode, total, late }) => [schoolCode, total, late]),
      [[null, 4, 1]],
    )
    assert.deepEqual(
      matrix.rows[0]?.cells.map(({ total, no }) => [total, no]),
      [
        [2, null],
        [2, null],
      ],
    )
    const timeline = await coordinator.call(readTimeline, { query: {} })
    assert.deepEqual(
      timeline.items.map(({ no, isLate }) => [no, isLate]),
      numbers.map((no, i) => [no, i === 0]),
    )
    const wall = await coordinator.call(readWall, {})
    assert.deepEqual([wall.counts.total, wall.counts.late, wall.late[0]?.no], [4, 1, numbers[0]])
    const text = JSON.stringify(wall)
    assert.ok(!text.includes('王五') && !text.includes('拥堵'))
  }),
)
