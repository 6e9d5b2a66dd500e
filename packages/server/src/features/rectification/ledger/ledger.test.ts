import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CallOf, Endpoint } from '@junheng/core/endpoint.ts'
import { actOnItem, createItem, editItem, listItems, readItem } from '@junheng/core/features/rectification/ledger/contract.ts'
import { ITEM_ACTIONS, ITEM_LIFE, ITEM_STATES, mayAct } from '@junheng/core/features/rectification/ledger/states.ts'
import { type Client, COUNTY, type HttpStage, httpScene, OTHER_COUNTY, Refused } from '../../../http/test-app.ts'

const item = { source: 'public', scope: 'county', matter: 'other', problem: '家长反映放学时段校门口拥堵' } as const

/** Why a call was refused; null where it was not. */
async function refusalOf<E extends Endpoint>(
  client: Client,
  endpoint: E,
  input: Partial<CallOf<E>>,
): Promise<[string, number] | null> {
  try {
    await client.call(endpoint, input)
    return null
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return [error.code, error.problem.status]
  }
}

async function begun(stage: HttpStage) {
  const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
  const made = await coordinator.call(createItem, { body: item })
  return { coordinator, made }
}

test(
  'numbers run on and are never given twice; an item is read with its life',
  httpScene(async (stage) => {
    const { coordinator, made } = await begun(stage)
    const next = await coordinator.call(createItem, { body: { ...item, problem: '另一条' } })
    assert.equal(next.no, made.no + 1)
    assert.deepEqual(
      made.steps.map(({ action, to }) => [action, to]),
      [['列入台账', 'open']],
    )
    const list = await coordinator.call(listItems, { query: { sort: '-no' } })
    assert.deepEqual(
      list.items.map(({ no }) => no),
      [next.no, made.no],
    )
    assert.equal(list.counts.open, 2)
  }),
)

test(
  'an item about the same matter stands once, whoever enters it',
  httpScene(async (stage) => {
    const { coordinator } = await begun(stage)
    const body = {
      source: 'self_check',
      scope: 'county',
      stage: 'primary',
      matter: 'spread',
      indicator: 'L2',
      problem: '差异系数超标',
    } as const
    const { no, proofFrom } = await coordinator.call(createItem, { body })
    assert.match(proofFrom ?? '', /-09-01$/)
    assert.deepEqual(await refusalOf(coordinator, createItem, { body }), ['item.exists', 409])
    const { version } = await coordinator.call(readItem, { params: { no } })
    await coordinator.call(actOnItem, { params: { no }, body: { action: 'drop', note: '统计口径有误', seen: version } })
    const again = await coordinator.call(createItem, { body })
    assert.ok(again.no > no)
  }),
)

test(
  'two people moving one item: the second is told that it changed, and nothing is lost',
  httpScene(async (stage) => {
    const { coordinator, made } = await begun(stage)
    const move = { params: { no: made.no }, body: { action: 'start', seen: made.version } } as const
    await coordinator.call(actOnItem, move)
    assert.deepEqual(await refusalOf(coordinator, actOnItem, move), ['record.changed', 409])
    const now = await coordinator.call(readItem, { params: { no: made.no } })
    assert.equal(now.state, 'in_progress')
    assert.equal(now.steps.length, 2)
  }),
)

test(
  'a change keeps what was before, says why, and is refused where somebody was quicker',
  httpScene(async (stage) => {
    const { coordinator, made } = await begun(stage)
    const text = {
      source: 'public' as const,
      problem: '放学时段校门口拥堵',
      deadline: '2027-06-30',
      units: [{ part: 'unit' as const, orgId: null, name: '县公安局' }],
    }
    const body = { ...text, funds: [{ amountCny: null, source: '' }], seen: made.version, reason: '核对来信' }
    const changed = await coordinator.call(editItem, { params: { no: made.no }, body })
    assert.equal(changed.deadline, '2027-06-30')
    assert.equal(changed.funds[0]?.amountCny, null)
    assert.equal(changed.units[0]?.name, '县公安局')
    assert.deepEqual(await refusalOf(coordinator, editItem, { params: { no: made.no }, body }), ['record.changed', 409])
  }),
)

test(
  'judgement is closed on evidence by a second person, not on words',
  httpScene(async (stage) => {
    const { coordinator, made } = await begun(stage)
    const params = { no: made.no }
    const step = async (who: typeof coordinator, action: 'start' | 'submit' | 'verify' | 'close') => {
      const { version } = await coordinator.call(readItem, { params })
      return refusalOf(who, actOnItem, { params, body: { action, seen: version } })
    }
    assert.equal(await step(coordinator, 'start'), null)
    assert.equal(await step(coordinator, 'submit'), null)
    assert.deepEqual(await step(coordinator, 'verify'), ['item.second-person', 409])
    const second = await stage.as({ role: 'coordinator', county: COUNTY, unit: '第二人' })
    assert.equal(await step(second, 'verify'), null)
    assert.deepEqual(await step(second, 'close'), ['item.refused', 409])
    const shown = await second.call(readItem, { params })
    assert.match(shown.actions.find(({ action }) => action === 'close')?.refusal ?? '', /至少要有一份有效的佐证/)
  }),
)

test(
  'another county, and a school it is not about, do not see an item',
  httpScene(async (stage) => {
    const { made } = await begun(stage)
    const params = { no: made.no }
    const others = [
      await stage.as({ role: 'coordinator', county: OTHER_COUNTY }),
      await stage.as({ role: 'principal', county: COUNTY, schools: ['2199000001'] }),
    ]
    for (const other of others) {
      assert.deepEqual(await refusalOf(other, readItem, { params }), ['record.missing', 404])
      assert.equal((await other.call(listItems, { query: { state: 'all' } })).total, 0)
    }
  }),
)

test('every action leads from its states to one state, for its roles alone', () => {
  for (const action of ITEM_ACTIONS)
    for (const state of ITEM_STATES) {
      assert.equal(mayAct(action, state, 'leader'), action === 'close' && state === 'verified')
      assert.equal(mayAct(action, state, 'city_supervisor'), false)
      assert.equal(mayAct(action, state, 'coordinator'), ITEM_LIFE[action].from.includes(state))
    }
  assert.equal(mayAct('submit', 'in_progress', 'filler'), false)
  assert.equal(mayAct('verify', 'submitted', 'inspector'), true)
  assert.equal(mayAct('verify', 'submitted', 'principal'), false)
})
