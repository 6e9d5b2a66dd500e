import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readItem } from '@junheng/core/features/rectification/ledger/contract.ts'
import * as contract from '@junheng/core/features/rectification/look-back/contract.ts'
import { drawSample } from '@junheng/core/features/rectification/look-back/sample.ts'
import { COUNTY, type HttpStage, httpScene, OTHER_COUNTY } from '../../../http/test-app.ts'
import { aLedger } from '../letters/test-letters.ts'

/** The two items of the ledger, closed on these days. */
async function closed(stage: HttpStage) {
  const ledger = await aLedger(stage)
  const close = (no: number, on: string) =>
    stage.db.updateTable('rectification_item').set({ state: 'closed', closed_on: on }).where('item_no', '=', no).execute()
  await close(ledger.first, '2026-10-10')
  await close(ledger.second, '2026-11-10')
  return ledger
}

const all = { rule: {}, draw: { by: 'all' } } as const

test(
  'a look-back draws closed items by rule and seed; its list can be drawn again from what is kept',
  httpScene(async (stage) => {
    const { coordinator, first, second, orgs } = await closed(stage)
    const october = { rule: { closedTo: '2026-10-31' }, draw: { by: 'all' } } as const
    assert.deepEqual(await coordinator.call(contract.tryLookBack, { body: october }), { population: 1, sample: 1 })
    const unit = { rule: { unit: orgs.finance, indicator: 'L4' }, draw: { by: 'share', percent: 40 } } as const
    assert.deepEqual(await coordinator.call(contract.tryLookBack, { body: unit }), { population: 2, sample: 1 })
    const body = { ...unit, name: '十一月回头看', seed: '公证抽签 7' }
    const made = await coordinator.call(contract.startLookBack, { body })
    assert.deepEqual([made.seed, made.drawnFrom, made.total], ['公证抽签 7', [first, second], 1])
    assert.deepEqual(
      made.items.map(({ no }) => no),
      drawSample(made.drawnFrom, made.draw, made.seed!),
    )
    assert.match(made.ruleWords, /责任单位为澄溪区财政局/)
    const nothing = { rule: { closedFrom: '2026-11-20' }, draw: { by: 'all' }, name: '没有的' } as const
    await assert.rejects(coordinator.call(contract.startLookBack, { body: nothing }), { code: 'look-back.nothing' })
  }),
)

test(
  'a rebound reopens the item and stands out; what holds stays closed; nobody says it twice',
  httpScene(async (stage) => {
    const { coordinator, inspector, principal, first, second } = await closed(stage)
    const { id } = await coordinator.call(contract.startLookBack, { body: { ...all, name: '全部' } })
    const check = (no: number, result: 'holds' | 'rebounds', client = coordinator) => {
      const body = { result, on: '2026-11-22', note: '现场测量，面积被占用' } as const
      return client.call(contract.checkLookBackItem, { params: { id, no }, body })
    }
    await assert.rejects(check(first, 'rebounds', principal), { code: 'look-back.not-yours' })
    await check(first, 'rebounds', inspector)
    await assert.rejects(check(second, 'holds', inspector), { code: 'record.missing' })
    await assert.rejects(check(first, 'holds'), { code: 'look-back.checked' })
    const now = await check(second, 'holds')
    assert.deepEqual(
      now.items.map(({ no, result, state }) => [no, result, state]),
      [
        [first, 'rebounds', 'in_progress'],
        [second, 'holds', 'closed'],
      ],
    )
    assert.deepEqual([now.checked, now.rebounds, now.total], [2, 1, 2])
    assert.deepEqual(now.units[0], { name: '澄溪区财政局', checked: 2, rebounds: 1 })
    const item = await coordinator.call(readItem, { params: { no: first } })
    assert.deepEqual([item.state, item.isRebound, item.reopenings], ['in_progress', true, 1])
    assert.deepEqual(
      item.steps.slice(0, 4).map(({ action }) => action),
      ['列入台账', '列入回头看', '回头看', '重新整改'],
    )
  }),
)

test(
  'an item reopened meanwhile can rebound but no longer hold; the day lies between closing and today',
  httpScene(async (stage) => {
    const { coordinator, first, second } = await closed(stage)
    const { id } = await coordinator.call(contract.startLookBack, { body: { ...all, name: '全部' } })
    const check = (no: number, result: 'holds' | 'rebounds', on: string) =>
      coordinator.call(contract.checkLookBackItem, { params: { id, no }, body: { result, on, note: '现场核查' } })
    await assert.rejects(check(second, 'holds', '2026-11-09'), { code: 'look-back.day' })
    await assert.rejects(check(second, 'holds', '2026-11-24'), { code: 'look-back.day' })
    await stage.db.updateTable('rectification_item').set({ state: 'in_progress' }).where('item_no', '=', first).execute()
    await assert.rejects(check(first, 'holds', '2026-11-20'), { code: 'look-back.not-closed' })
    assert.equal((await check(first, 'rebounds', '2026-11-20')).rebounds, 1)
  }),
)

test(
  'a school sees its own items of a look-back alone and not what was drawn from; another county nothing',
  httpScene(async (stage) => {
    const { coordinator, principal, first } = await closed(stage)
    const { id } = await coordinator.call(contract.startLookBack, { body: { ...all, name: '全部' } })
    const own = await principal.call(contract.readLookBack, { params: { id } })
    assert.deepEqual([own.items.map(({ no }) => no), own.drawnFrom, own.total], [[first], [], 1])
    const foreign = await stage.as({ role: 'coordinator', county: OTHER_COUNTY })
    assert.equal((await foreign.call(contract.listLookBacks, {})).total, 0)
    assert.equal((await foreign.send(contract.readLookBack, { params: { id } })).status, 404)
    const nobody = await stage.as({ role: 'principal', county: COUNTY, schools: ['2199000109'] })
    assert.equal((await nobody.send(contract.readLookBack, { params: { id } })).status, 404)
  }),
)

test(
  'two who find a rebound at the same moment reopen the item once',
  httpScene(
    async (stage) => {
      const { coordinator, first } = await closed(stage)
      const { id } = await coordinator.call(contract.startLookBack, { body: { ...all, name: '全部' } })
      const input = {
        params: { id, no: String(first) },
        body: { result: 'rebounds', on: '2026-11-22', note: '现场核查' },
      }
      const replies = await Promise.all([0, 1].map(() => coordinator.send(contract.checkLookBackItem, input)))
      assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 409])
      assert.equal((await coordinator.call(readItem, { params: { no: first } })).reopenings, 1)
    },
    { own: true },
  ),
)
