import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actOnItem, createItem, readItem } from '@junheng/core/features/rectification/ledger/contract.ts'
import * as contract from '@junheng/core/features/rectification/milestones/contract.ts'
import { type Client, COUNTY, type HttpStage, httpScene, OTHER_COUNTY } from '../../../http/test-app.ts'

/** The scene's day is 2026-11-23. */
const item = {
  source: 'public',
  scope: 'county',
  matter: 'other',
  problem: '校门口拥堵（示例）',
  deadline: '2027-06-30',
} as const

async function anItem(stage: HttpStage, given: object = {}) {
  const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
  const { no } = await coordinator.call(createItem, { body: { ...item, ...given } })
  return { coordinator, params: { no } }
}

const add = (client: Client, params: { no: number }, ...milestones: { due: string | null; text: string; promised?: number }[]) =>
  client.call(contract.addMilestones, { params, body: { milestones } })

const refused = (code: string) => (error: Error) => 'code' in error && error.code === code

test(
  'milestones are kept with their wording and number, and tell of themselves in the item’s life',
  httpScene(async (stage) => {
    const { coordinator, params } = await anItem(stage)
    const body = { milestones: [{ due: '2027-03-31', text: '完成勘察', published: '2027年3月底前，完成勘察。' }] }
    await coordinator.call(contract.addMilestones, { params, body })
    const read = await add(coordinator, params, { due: '2026-12-10', text: '上报方案' })
    assert.deepEqual(
      read.milestones.map(({ no, due, state, published }) => [no, due, state, published]),
      [
        [2, '2026-12-10', 'soon', ''],
        [1, '2027-03-31', 'ahead', '2027年3月底前，完成勘察。'],
      ],
    )
    const { steps } = await coordinator.call(readItem, { params })
    assert.deepEqual(
      steps.filter(({ action }) => action === '增加节点').map(({ note }) => note),
      ['2027-03-31 完成勘察', '2026-12-10 上报方案'],
    )
  }),
)

test(
  'a milestone behind the deadline, and one that is changed to be within it',
  httpScene(async (stage) => {
    const { coordinator, params } = await anItem(stage)
    const { findings, milestones } = await add(coordinator, params, { due: '2027-07-01', text: '完成验收' })
    assert.deepEqual(
      findings.map(({ code, no }) => [code, no]),
      [['later-than-item', 1]],
    )
    const change = { due: '2027-06-30', text: '完成验收', seen: milestones[0]!.version, reason: '与时限一致' }
    const one = { no: params.no, milestone: 1 }
    const changed = await coordinator.call(contract.changeMilestone, { params: one, body: change })
    assert.deepEqual(changed.findings, [])
    await assert.rejects(coordinator.call(contract.changeMilestone, { params: one, body: change }), refused('record.changed'))
    await assert.rejects(
      coordinator.call(contract.changeMilestone, { params: { ...one, milestone: 9 }, body: change }),
      refused('record.missing'),
    )
  }),
)

test(
  'a deadline before the first day on which it can be proven is said with the day',
  httpScene(async (stage) => {
    const about = { matter: 'spread', indicator: 'L4', stage: 'primary', source: 'self_check', deadline: '2027-08-31' }
    const { coordinator, params } = await anItem(stage, about)
    const { findings } = await coordinator.call(contract.readMilestones, { params })
    assert.equal(findings.length, 1)
    assert.match(findings[0]!.text, /完成时限 2027-08-31 早于最早可举证日 2027-09-01/)
  }),
)

test(
  'done says when and how, not in the future; it is taken back with a reason, and only then changed or withdrawn',
  httpScene(async (stage) => {
    const { coordinator, params } = await anItem(stage)
    await add(coordinator, params, { due: '2026-11-01', text: '上报方案' })
    const one = { no: params.no, milestone: 1 }
    const done = (seen: number, on: string) =>
      coordinator.call(contract.finishMilestone, { params: one, body: { seen, on, result: '方案已上报' } })
    await assert.rejects(done(1, '2026-11-24'), refused('milestone.later-day'))
    const { milestones } = await done(1, '2026-11-20')
    assert.equal(milestones[0]!.state, 'done')
    assert.equal(milestones[0]!.done?.on, '2026-11-20')
    await assert.rejects(done(2, '2026-11-20'), refused('milestone.done'))
    const body = { seen: 2, reason: '材料不全' }
    await assert.rejects(coordinator.call(contract.withdrawMilestone, { params: one, body }), refused('milestone.done'))
    const undone = await coordinator.call(contract.undoMilestone, { params: one, body })
    assert.equal(undone.milestones[0]!.state, 'overdue')
    const gone = await coordinator.call(contract.withdrawMilestone, { params: one, body: { seen: 3, reason: '并入下一个' } })
    assert.equal(gone.milestones[0]!.state, 'withdrawn')
    await assert.rejects(done(4, '2026-11-20'), refused('record.changed'))
  }),
)

test(
  'an item that is dropped takes no more milestones, and is due on no day',
  httpScene(async (stage) => {
    const { coordinator, params } = await anItem(stage)
    await add(coordinator, params, { due: '2027-03-31', text: '完成勘察' })
    const query = { until: '2027-12-31' }
    assert.equal((await coordinator.call(contract.listDays, { query })).total, 2)
    const { version: seen } = await coordinator.call(readItem, { params })
    await coordinator.call(actOnItem, { params, body: { action: 'drop', note: '重复登记', seen } })
    await assert.rejects(add(coordinator, params, { due: '2027-03-31', text: '完成勘察' }), refused('item.not-now'))
    assert.equal((await coordinator.call(contract.listDays, { query })).total, 0)
  }),
)

test(
  'the calendar shows milestones and deadlines by day, what is done only where asked, and counts what is overdue',
  httpScene(async (stage) => {
    const { coordinator, params } = await anItem(stage)
    await add(
      coordinator,
      params,
      { due: '2026-11-22', text: '逾期的' },
      { due: '2026-11-23', text: '今天的' },
      { due: '2026-11-10', text: '做完的' },
      { due: null, text: '没有日期的' },
    )
    const { milestones } = await coordinator.call(contract.readMilestones, { params })
    const done = milestones.find(({ text }) => text === '做完的')!
    await coordinator.call(contract.finishMilestone, {
      params: { no: params.no, milestone: done.no },
      body: { seen: 1, on: '2026-11-09', result: '已完成' },
    })
    const open = await coordinator.call(contract.listDays, { query: { until: '2027-06-30' } })
    assert.deepEqual(
      open.items.map(({ kind, due, text, state }) => [kind, due, text, state]),
      [
        ['milestone', '2026-11-22', '逾期的', 'overdue'],
        ['milestone', '2026-11-23', '今天的', 'soon'],
        ['deadline', '2027-06-30', '整改完成时限', 'ahead'],
      ],
    )
    assert.deepEqual([open.overdue, open.soon], [1, 1])
    const all = await coordinator.call(contract.listDays, { query: { until: '2026-11-22', show: 'all' } })
    assert.deepEqual(
      all.items.map(({ text }) => text),
      ['做完的', '逾期的'],
    )
    const { days } = await coordinator.call(contract.countDays, { query: { from: '2026-11-01', until: '2026-11-30' } })
    assert.deepEqual(days, [
      { day: '2026-11-10', done: 1, overdue: 0, ahead: 0 },
      { day: '2026-11-22', done: 0, overdue: 1, ahead: 0 },
      { day: '2026-11-23', done: 0, overdue: 0, ahead: 1 },
    ])
  }),
)

test(
  'a school sees the days of its own items alone, another county nothing; both are told of no other item’s milestones',
  httpScene(async (stage) => {
    const { coordinator, params } = await anItem(stage)
    await add(coordinator, params, { due: '2027-03-31', text: '完成勘察' })
    const school = await stage.as({ role: 'principal', county: COUNTY, schools: ['2199000001'] })
    const foreign = await stage.as({ role: 'coordinator', county: OTHER_COUNTY })
    for (const client of [school, foreign]) {
      assert.equal((await client.call(contract.listDays, { query: { until: '2027-12-31' } })).total, 0)
      await assert.rejects(client.call(contract.readMilestones, { params }), refused('record.missing'))
      await assert.rejects(
        client.call(contract.listMilestones, { query: { items: String(params.no) } }),
        refused('record.missing'),
      )
    }
    const { milestones } = await coordinator.call(contract.listMilestones, { query: { items: String(params.no) } })
    assert.deepEqual(
      milestones.map(({ itemNo, due }) => [itemNo, due]),
      [[params.no, '2027-03-31']],
    )
  }),
)
