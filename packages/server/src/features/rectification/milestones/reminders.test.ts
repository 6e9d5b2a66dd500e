import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createItem } from '@junheng/core/features/rectification/ledger/contract.ts'
import * as contract from '@junheng/core/features/rectification/milestones/contract.ts'
import type { Db } from '../../../db/database.ts'
import { COUNTY, type HttpStage, httpScene } from '../../../http/test-app.ts'
import { remindEverywhere } from './reminders.ts'

const log = { info() {}, warn() {}, error() {} }
const work = { run: () => assert.fail('nothing is reckoned for a reminder'), close: async () => {} }

/** Reminds at nine in the morning in China of a day. @returns how many were said */
const remind = (db: Db, day: string, hour = '09') =>
  remindEverywhere({
    db,
    log,
    work: work as never,
    now: () => new Date(`${day}T${hour}:00:00.000+08:00`),
    signal: new AbortController().signal,
  })

async function begun(stage: HttpStage) {
  const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
  const officer = { role: 'section_officer', county: COUNTY, unit: '计财科（示例）' } as const
  await stage.as(officer)
  const units = [{ part: 'section' as const, orgId: null, name: officer.unit }]
  const about = { source: 'public', scope: 'county', matter: 'other' } as const
  const body = { ...about, problem: '校门口拥堵（示例）', units }
  const { no } = await coordinator.call(createItem, { body })
  const milestones = [{ due: '2027-06-30', text: '完成勘察' }]
  await coordinator.call(contract.addMilestones, { params: { no }, body: { milestones } })
  return { coordinator, no }
}

const notices = (db: Db) =>
  db
    .selectFrom('notice')
    .innerJoin('notice_message', (join) =>
      join
        .onRef('notice_message.message_id', '=', 'notice.message_id')
        .onRef('notice_message.county_code', '=', 'notice.county_code'),
    )
    .select(['notice_message.title', 'notice_message.body', 'notice_message.link'])
    .where('kind', '=', 'due')
    .orderBy('notice_message.created_at')
    .execute()

test(
  'the bureau and the unit are each told once, 30 and 7 days before, on the day and every week after it',
  httpScene(async (stage) => {
    const { no } = await begun(stage)
    const { db } = stage
    const said: Record<string, number> = {}
    for (const day of ['2027-05-30', '2027-05-31', '2027-06-01', '2027-06-23', '2027-06-30', '2027-07-06', '2027-07-07'])
      said[day] = await remind(db, day)
    assert.deepEqual(said, {
      '2027-05-30': 0,
      '2027-05-31': 1,
      '2027-06-01': 0,
      '2027-06-23': 1,
      '2027-06-30': 1,
      '2027-07-06': 0,
      '2027-07-07': 1,
    })
    const told = await notices(db)
    assert.equal(told.length, 8, 'two people, four times')
    assert.equal(told[0]!.title, `整改任务 № ${no} 还有 30 天到期`)
    assert.equal(told[7]!.title, `整改任务 № ${no} 已逾期 7 天`)
    assert.match(told[0]!.body, /2027-06-30（还有 30 天到期）完成勘察/)
    assert.equal(told[0]!.link, `/ledger/${no}`)
  }),
)

test(
  'nobody is reminded before eight in the morning, of what is done, or of a day that was put off',
  httpScene(async (stage) => {
    const { coordinator, no } = await begun(stage)
    const params = { no, milestone: 1 }
    assert.equal(await remind(stage.db, '2027-06-30', '07'), 0)
    const put = { due: '2027-12-31', text: '完成勘察', seen: 1, reason: '推迟' }
    await coordinator.call(contract.changeMilestone, { params, body: put })
    assert.equal(await remind(stage.db, '2027-06-30'), 0)
    assert.equal(await remind(stage.db, '2027-12-31'), 1, 'the new day is reminded of')
    const back = { ...put, due: '2027-11-30', seen: 2, reason: '提前' }
    await coordinator.call(contract.changeMilestone, { params, body: back })
    await coordinator.call(contract.finishMilestone, { params, body: { seen: 3, on: '2026-11-20', result: '已完成' } })
    assert.equal(await remind(stage.db, '2028-01-31'), 0)
  }),
)

test(
  'a county sets its own days; who has not seen the last change is told so',
  httpScene(async (stage) => {
    const { coordinator } = await begun(stage)
    const before = await coordinator.call(contract.readReminders)
    assert.deepEqual([before.rule, before.version], [{ before: [30, 7], onDay: true, overdueEvery: 7 }, 0])
    const rule = { before: [3, 14, 3], onDay: false, overdueEvery: 0 }
    const set = await coordinator.call(contract.setReminders, { body: { rule, seen: 0 } })
    assert.deepEqual([set.rule.before, set.version], [[14, 3], 1])
    await assert.rejects(coordinator.call(contract.setReminders, { body: { rule, seen: 0 } }), /409/)
    assert.equal((await coordinator.call(contract.setReminders, { body: { rule, seen: 1 } })).version, 2)
    const days = ['2027-06-01', '2027-06-16', '2027-06-27', '2027-06-30', '2027-07-30']
    const said: number[] = []
    for (const day of days) said.push(await remind(stage.db, day))
    assert.deepEqual(said, [0, 1, 1, 0, 0])
  }),
)

test(
  'many days at once are one notice a person, the earliest first',
  httpScene(async (stage) => {
    const { coordinator, no } = await begun(stage)
    const milestones = Array.from({ length: 12 }, (_, i) => ({ due: `2027-05-${10 + i}`, text: `第 ${i + 1} 步` }))
    await coordinator.call(contract.addMilestones, { params: { no }, body: { milestones } })
    assert.equal(await remind(stage.db, '2027-06-01'), 13)
    const told = await notices(stage.db)
    assert.equal(told.length, 2)
    assert.equal(told[0]!.title, '整改任务：12 项已逾期，1 项将到期')
    assert.match(told[0]!.body, /^№ \d+ 2027-05-10（已逾期 22 天）第 1 步/)
    assert.match(told[0]!.body, /另有 5 项$/)
  }),
)
