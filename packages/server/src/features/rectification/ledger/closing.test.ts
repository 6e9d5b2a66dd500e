import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verifyValue } from '@junheng/core/features/collection/round/bases/contract.ts'
import { saveValues } from '@junheng/core/features/collection/round/contract.ts'
import { makeRun } from '@junheng/core/features/evaluation/runs/contract.ts'
import { actOnItem, readItem } from '@junheng/core/features/rectification/ledger/contract.ts'
import { NewItem } from '@junheng/core/features/rectification/ledger/schema.ts'
import type { ItemAction } from '@junheng/core/features/rectification/ledger/states.ts'
import { COUNTY, type HttpStage, httpScene, Refused } from '../../../http/test-app.ts'
import { aRound } from '../../collection/round/a-round.ts'
import { addItems, plainDraft } from './add-items.ts'

const SCHOOL = '2199000001'

/** A primary school of 400 pupils with 2 800 ㎡ of sports ground, 7.00 each, and the item about it, handed in and verified. */
async function begun(stage: HttpStage) {
  const { returns, round } = await aRound(stage.db, COUNTY, [{ code: SCHOOL }])
  const principal = await stage.as({ role: 'principal', county: COUNTY, schools: [SCHOOL] })
  const inspector = await stage.as({ role: 'inspector', county: COUNTY, schools: [SCHOOL] })
  const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
  const own = { params: { id: returns[SCHOOL]! } }
  const seen = new Map<string, number>()
  const report = async (values: Record<string, string>) => {
    const changes = Object.entries(values).map(([path, value]) => ({ path, value, seen: seen.get(path) ?? 0 }))
    for (const { path, version } of (await principal.call(saveValues, { ...own, body: { changes } })).saved)
      seen.set(path, version)
  }
  const area = 'schools/sports_field_area'
  await report({
    'sections/primary/students': '400',
    [area]: '2800',
    'schools/sports_other_campus_area': '0',
    'schools/indoor_sports_area': '0',
    'schools/is_dense_urban_core': '否',
  })
  const found = await run()
  const subject = { scope: 'section', schoolCode: SCHOOL, stage: 'primary', matter: 'indicator', indicator: 'L5' } as const
  const body = { ...subject, source: 'self_check', problem: '生均体育运动场馆面积 7.00，未达 7.5', handler: '周主任' } as const
  const by = { actor: '测试', now: stage.clock.now, reference: 'test' }
  const [no] = await addItems(stage.db, by, { code: COUNTY, isDemo: false }, [
    { ...plainDraft(NewItem.parse(body), '示例小学'), runId: found.id },
  ])
  assert.ok(no)
  const act = async (who: typeof coordinator, action: Exclude<ItemAction, 'edit'>, note = '') => {
    const { version } = await coordinator.call(readItem, { params: { no } })
    return who.call(actOnItem, { params: { no }, body: { action, note, seen: version } })
  }
  await act(principal, 'start')
  await act(principal, 'submit')
  await act(inspector, 'verify')
  async function run() {
    stage.clock.now = new Date(stage.clock.now.getTime() + 60_000)
    const made = await coordinator.call(makeRun, { body: { source: round } })
    stage.clock.now = new Date(stage.clock.now.getTime() + 60_000)
    return made
  }
  const verify = (value: string, path = area) => {
    stage.clock.now = new Date(stage.clock.now.getTime() + 60_000)
    const body = { path, value, method: 'on_site' as const, on: '2026-10-12', evidence: '现场用测距仪量得', seen: 0 }
    return inspector.call(verifyValue, { ...own, body })
  }
  const refusal = async () => {
    const { actions } = await coordinator.call(readItem, { params: { no } })
    return actions.find(({ action }) => action === 'close')?.refusal ?? null
  }
  return { no, coordinator, act, report, run, verify, refusal, area }
}

test(
  'data are closed by data: not by words, not by the data it was found in, not by what the school says of itself, but by what was verified',
  httpScene(async (stage) => {
    const { coordinator, act, report, run, verify, refusal, area, no } = await begun(stage)
    assert.match((await refusal()) ?? '', /还没有新的评估结果/)
    await run()
    // The same data once more are nothing new.
    assert.match((await refusal()) ?? '', /还没有新的评估结果/)
    await report({ [area]: '2900' })
    await run()
    assert.match((await refusal()) ?? '', /仍未达标：.*7\.25/)
    await report({ [area]: '3200' })
    await run()
    assert.match((await refusal()) ?? '', /未锁定的自报数/)
    await assert.rejects(act(coordinator, 'close'), (error: unknown) => error instanceof Refused && error.code === 'item.refused')
    await verify('3100')
    assert.match((await refusal()) ?? '', /未锁定的自报数/)
    await report({ 'schools/indoor_sports_area': '60' })
    await run()
    assert.match((await refusal()) ?? '', /还没有全部核实：.*室内体育/)
    await verify('60', 'schools/indoor_sports_area')
    await run()
    assert.equal(await refusal(), null)
    const closed = await act(coordinator, 'close')
    assert.equal(closed.state, 'closed')
    assert.equal(closed.closedProof?.kind, 'verified')
    assert.equal(closed.closedProof?.value, 7.9)
    assert.equal(closed.closedProof?.threshold, 7.5)
    assert.match(closed.steps.at(-1)?.action ?? '', /销号/)
    const open = await act(coordinator, 'reopen', '回头看发现围挡占用操场')
    assert.deepEqual([open.state, open.isRebound, open.reopenings, open.closedOn], ['in_progress', true, 1, null])
    assert.equal((await coordinator.call(readItem, { params: { no } })).state, 'in_progress')
  }),
)

test(
  'what was proof before an item came back is no proof afterwards',
  httpScene(async (stage) => {
    const { no, coordinator, act, run, verify, refusal } = await begun(stage)
    await verify('3100')
    await run()
    await act(coordinator, 'close')
    stage.clock.now = new Date(stage.clock.now.getTime() + 60_000)
    await act(coordinator, 'reopen', '复查又不够')
    await act(coordinator, 'submit')
    const second = await stage.as({ role: 'coordinator', county: COUNTY, unit: '第二人' })
    await act(second, 'verify')
    const shown = await second.call(readItem, { params: { no } })
    assert.match(shown.actions.find(({ action }) => action === 'close')?.refusal ?? '', /还没有新的评估结果/)
    assert.match((await refusal()) ?? '', /要由别人销号/)
  }),
)
