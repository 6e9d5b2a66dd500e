import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  acceptClean,
  addRemark,
  answerRemark,
  listWaiting,
  readValueHistory,
  settleRemark,
} from '@junheng/core/features/collection/round/check/contract.ts'
import { acceptReturn, returnReturn, saveValues, submitReturn } from '@junheng/core/features/collection/round/contract.ts'
import { countNotices } from '@junheng/core/features/notices/contract.ts'
import { COUNTY, type HttpStage, httpScene } from '../../../../http/test-app.ts'
import { aRound } from '../a-round.ts'
import { madeReady } from './test-ready.ts'

const [ONE, OTHER, FREE] = ['2199000001', '2199000002', '2199000003'] as const

/** `FREE` is a kindergarten: nothing is asked of it and nothing can be wrong. */
async function begun(stage: HttpStage) {
  const { round, returns } = await aRound(stage.db, COUNTY, [{ code: ONE }, { code: OTHER }, { code: FREE, typeCode: '111' }])
  const principals = {
    [ONE]: await stage.as({ role: 'principal', county: COUNTY, schools: [ONE] }),
    [FREE]: await stage.as({ role: 'principal', county: COUNTY, schools: [FREE] }),
  }
  const principal = principals[ONE]
  const filler = await stage.as({ role: 'filler', county: COUNTY, schools: [ONE] })
  const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
  const of = (key: string) => ({ params: { id: returns[key]! } })
  const type = (value: string, seen: number) =>
    filler.call(saveValues, { ...of(ONE), body: { changes: [{ path: 'schools/books', value, seen }] } })
  const submit = async (key: keyof typeof principals, revision: number) => {
    await madeReady(principals[key], of(key).params.id)
    return principals[key].call(submitReturn, { ...of(key), body: { revision } })
  }
  return { round, returns, principal, filler, coordinator, of, type, submit }
}

test(
  'the bureau asks about one value and gives the return back; the school answers and mends; settled, it is accepted, and not before',
  httpScene(async (stage) => {
    const { coordinator, principal, filler, of, type, submit } = await begun(stage)
    await type('9000', 0)
    const signed = await submit(ONE, 2)
    const own = of(ONE)
    const ask = { ...own, body: { path: 'schools/books', text: '比去年少一半，请核对' } }
    await assert.rejects(principal.call(addRemark, ask), { code: 'access.forbidden' })
    const [remark] = (await coordinator.call(addRemark, ask)).remarks
    assert.deepEqual([remark?.path, remark?.answer, remark?.settled], ['schools/books', null, null])
    await assert.rejects(coordinator.call(acceptReturn, { ...own, body: { revision: signed.revision } }), {
      code: 'round.open-remarks',
    })
    const back = await coordinator.call(returnReturn, { ...own, body: { revision: signed.revision } })
    assert.equal(back.state, 'returned')
    assert.equal((await filler.call(countNotices)).unread, 1)
    await type('19000', 1)
    const one = { params: { ...own.params, remark: remark!.id } }
    const answered = await filler.call(answerRemark, { ...one, body: { text: '漏填一位，已改正' } })
    assert.equal(answered.remarks[0]?.answer?.text, '漏填一位，已改正')
    const again = await submit(ONE, answered.revision)
    await coordinator.call(settleRemark, one)
    const accepted = await coordinator.call(acceptReturn, { ...own, body: { revision: again.revision } })
    assert.equal(accepted.state, 'accepted')
    const undone = await coordinator.call(returnReturn, { ...own, body: { revision: accepted.revision, note: '通过有误' } })
    assert.equal(undone.state, 'returned')
    await assert.rejects(filler.call(answerRemark, { ...one, body: { text: '再补充' } }), { code: 'round.remark-settled' })
  }),
)

test(
  'the history of one value: who, when, from what to what; other values are not in it',
  httpScene(async (stage) => {
    const { filler, principal, of, type } = await begun(stage)
    await type('9000', 0)
    stage.clock.now = new Date(stage.clock.now.getTime() + 60_000)
    await principal.call(saveValues, {
      ...of(ONE),
      body: {
        changes: [
          { path: 'schools/books', value: '19000', seen: 1 },
          { path: 'schools/computers', value: '1', seen: 0 },
        ],
      },
    })
    const { entries } = await filler.call(readValueHistory, { ...of(ONE), query: { path: 'schools/books' } })
    assert.deepEqual(
      entries.map(({ before, value, how, basis }) => [before, value, how, basis]),
      [
        ['9000', '19000', 'typed', 'reported'],
        [null, '9000', 'typed', 'reported'],
      ],
    )
    await assert.rejects(filler.call(readValueHistory, { ...of(OTHER), query: { path: 'schools/books' } }), {
      code: 'record.missing',
    })
  }),
)

test(
  'returns in which there is nothing to look at are accepted at once, all or none; whatever was explained is looked at',
  httpScene(async (stage) => {
    const { round, returns, coordinator, submit } = await begun(stage)
    await submit(ONE, 1)
    await submit(FREE, 1)
    const { waiting } = await coordinator.call(listWaiting, { params: { round } })
    assert.deepEqual(
      waiting.map(({ unitKey, isClean }) => [unitKey, isClean]),
      [
        [ONE, false],
        [FREE, true],
      ],
    )
    const asked = waiting.map(({ id, revision }) => ({ id, revision }))
    const accept = (list: typeof asked) => coordinator.call(acceptClean, { params: { round }, body: { returns: list } })
    await assert.rejects(accept(asked), { code: 'round.not-clean' })
    const clean = asked.filter(({ id }) => id === returns[FREE])
    await assert.rejects(accept([{ ...clean[0]!, revision: 1 }]), { code: 'record.changed' })
    assert.deepEqual(await accept(clean), { accepted: 1 })
    assert.equal((await coordinator.call(listWaiting, { params: { round } })).waiting.length, 1)
  }),
)
