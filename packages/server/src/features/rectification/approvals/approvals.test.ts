import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as contract from '@junheng/core/features/rectification/approvals/contract.ts'
import { readItem } from '@junheng/core/features/rectification/ledger/contract.ts'
import * as measures from '@junheng/core/features/rectification/measures/contract.ts'
import { COUNTY, type HttpStage, httpScene } from '../../../http/test-app.ts'
import { aLedger } from '../letters/test-letters.ts'

async function opened(stage: HttpStage) {
  const ledger = await aLedger(stage)
  const { orgs, first, coordinator } = ledger
  const parts = [
    { unit: orgs.finance, matter: '资金评审', due: '2026-11-20' },
    { unit: orgs.planning, matter: '规划许可' },
  ]
  const approval = await coordinator.call(contract.openApproval, { body: { title: '东街小学扩建', item: first, parts } })
  return { ...ledger, approval }
}

const done = { state: 'done', on: '2026-11-23', note: '评审意见已出', seen: 1 } as const

test(
  'departments go on beside each other, each setting its own state alone; the item’s life says so',
  httpScene(async (stage) => {
    const { approval, officer, coordinator, first } = await opened(stage)
    const params = { id: approval.id, position: 1 }
    const [seen] = (await officer.call(contract.listApprovals, {})).items
    assert.deepEqual(
      seen?.steps.map(({ unitName, state, mayChange, isOverdue }) => [unitName, state, mayChange, isOverdue]),
      [
        ['澄溪区财政局', 'not_started', true, true],
        ['澄溪区规划局', 'not_started', false, false],
      ],
    )
    const other = { params: { ...params, position: 2 }, body: done }
    await assert.rejects(officer.call(contract.changeApproval, other), { code: 'approval.not-yours' })
    const now = await officer.call(contract.changeApproval, { params, body: done })
    assert.deepEqual([now.done, now.steps[0]?.on, now.steps[0]?.isOverdue], [1, '2026-11-23', false])
    const back = { ...done, state: 'returned', note: '缺消防意见', seen: 1 } as const
    await coordinator.call(contract.changeApproval, { params: { ...params, position: 2 }, body: back })
    const { steps } = await coordinator.call(readItem, { params: { no: first } })
    assert.equal(steps.at(-1)?.note, '澄溪区规划局“规划许可”：退回（2026-11-23），缺消防意见')
  }),
)

test(
  'who was slower is told, a day to come is refused, and who has no part in it does not see it',
  httpScene(async (stage) => {
    const { approval, officer, stranger, principal, inspector } = await opened(stage)
    const params = { id: approval.id, position: 1 }
    await officer.call(contract.changeApproval, { params, body: done })
    await assert.rejects(officer.call(contract.changeApproval, { params, body: done }), { code: 'record.changed' })
    const tomorrow = { ...done, on: '2026-11-24', seen: 2 }
    await assert.rejects(officer.call(contract.changeApproval, { params, body: tomorrow }), { code: 'approval.day' })
    assert.equal((await stranger.call(contract.listApprovals, {})).total, 0)
    await assert.rejects(stranger.call(contract.changeApproval, { params, body: done }), { code: 'record.missing' })
    assert.equal((await principal.call(contract.listApprovals, {})).total, 1)
    for (const client of [principal, inspector])
      await assert.rejects(client.call(contract.changeApproval, { params, body: { ...done, seen: 2 } }), {
        code: 'approval.not-yours',
      })
  }),
)

test(
  'a building project that stands in no item has its approvals too; a unit that does not stand is refused',
  httpScene(async (stage) => {
    const { coordinator, officer, orgs } = await opened(stage)
    const body = { title: '南片区新建小学', parts: [{ unit: orgs.planning, matter: '用地预审' }] }
    const made = await coordinator.call(contract.openApproval, { body })
    assert.deepEqual([made.item, made.done, made.steps.length], [null, 0, 1])
    assert.ok((await officer.call(contract.listApprovals, {})).items.every(({ id }) => id !== made.id))
    const parts = [{ unit: '00000000-0000-4000-8000-000000000001', matter: '用地预审' }]
    await assert.rejects(coordinator.call(contract.openApproval, { body: { title: '新建', parts } }), {
      code: 'approval.no-such-unit',
    })
    const leader = await stage.as({ role: 'leader', county: COUNTY })
    assert.equal((await leader.call(contract.listApprovals, {})).total, 2)
  }),
)

test(
  'an approval stands at its building, with each department’s state; a building that is not there has none',
  httpScene(async (stage) => {
    const { orgs, coordinator, officer } = await aLedger(stage)
    const named = { name: '东街小学教学楼', seats: null, plannedAcceptance: '2027-08-01' }
    const { id: project } = await coordinator.call(measures.createProject, { body: named })
    const parts = [{ unit: orgs.finance, matter: '资金评审', due: '2026-11-20' }]
    const body = { title: '东街小学教学楼联审', project, parts }
    const nowhere = { ...body, project: '00000000-0000-4000-8000-000000000000' }
    await assert.rejects(coordinator.call(contract.openApproval, { body: nowhere }), { code: 'record.missing' })
    const made = await coordinator.call(contract.openApproval, { body })
    assert.deepEqual([made.project, made.projectName, made.item], [project, '东街小学教学楼', null])
    await officer.call(contract.changeApproval, { params: { id: made.id, position: 1 }, body: done })
    const { projects } = await coordinator.call(measures.listProjects)
    assert.deepEqual(
      projects[0]?.approvals.map(({ title, steps }) => [title, steps.map(({ unitName, state }) => [unitName, state])]),
      [['东街小学教学楼联审', [['澄溪区财政局', 'done']]]],
    )
    assert.equal((await coordinator.call(contract.listApprovals, { query: { project } })).total, 1)
  }),
)
