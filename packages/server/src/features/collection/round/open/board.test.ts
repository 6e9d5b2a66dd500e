import assert from 'node:assert/strict'
import { test } from 'node:test'
import { explainFault, readReturnFaults } from '@junheng/core/features/collection/round/check/contract.ts'
import { acceptReturn, readReturn, saveValues } from '@junheng/core/features/collection/round/contract.ts'
import {
  changeCalendar,
  changeKeeper,
  listUnits,
  openRound,
  proposeRound,
  readBoard,
  readRound,
  remindLate,
} from '@junheng/core/features/collection/round/open/contract.ts'
import { COUNTY, type HttpStage, httpScene } from '../../../../http/test-app.ts'
import { loadDemoOrgs } from '../../../orgs/demo.ts'

const OWN = '2199000001'

async function begun(stage: HttpStage) {
  await loadDemoOrgs(stage.db, stage.clock.now)
  const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
  const filler = await stage.as({ role: 'filler', county: COUNTY, schools: [OWN] })
  await stage.as({ role: 'principal', county: COUNTY, schools: [OWN] })
  const { schoolYear, number, name } = await coordinator.call(proposeRound)
  const wanted = { schoolYear, number, name, standard: 'quality_balanced_2017' as const, profile: null }
  const round = await coordinator.call(openRound, { body: wanted })
  const params = { id: round.id }
  const rowOf = async (key: string) => (await coordinator.call(readBoard, { params })).rows.find((row) => row.key === key)!
  return { coordinator, filler, round, params, rowOf }
}

const typed = (path: string, value: string, seen = 0) => ({ path, value, seen })

test(
  'the board shows at once who has looked and how much of what can exist by now is filled in; a cleared value is no longer filled in',
  httpScene(async (stage) => {
    const { filler, params, rowOf } = await begun(stage)
    const before = await rowOf(OWN)
    assert.deepEqual([before.openedAt, before.filled, before.type, before.town], [null, 0, '小学', '新城街道'])
    const own = { params: { id: before.id } }
    await filler.call(readReturn, own)
    const changes = [
      typed('schools/books', '100'),
      typed('schools/computers', '20'),
      typed('rooms/a', '{"kind":"music","area":"96"}'),
    ]
    await filler.call(saveValues, { ...own, body: { changes } })
    const after = await rowOf(OWN)
    assert.equal(after.filled, 3)
    assert.ok(after.asked > 40 && after.asked === before.asked)
    assert.notEqual(after.openedAt, null)
    await filler.call(saveValues, { ...own, body: { changes: [typed('schools/books', '', 1)] } })
    assert.equal((await rowOf(OWN)).filled, 2)
    // 教师培训学时 is known on 31 December: in January one more thing is asked.
    stage.clock.now = new Date('2027-01-04T02:00:00.000Z')
    const later = await stage.as({ role: 'coordinator', county: COUNTY, schools: [] })
    const january = (await later.call(readBoard, { params })).rows.find(({ key }) => key === OWN)!
    assert.equal(january.asked, after.asked + 1)
  }),
)

test(
  'people are reminded once a day, of what is still to be handed in; it is said first who would be, and who cannot be',
  httpScene(async (stage) => {
    const { coordinator, params, rowOf } = await begun(stage)
    const [own, other] = [await rowOf(OWN), await rowOf('统计局')]
    const returns = [own.id, other.id]
    const planned = await coordinator.call(remindLate, { params, body: { returns } })
    assert.deepEqual([planned.told, planned.people.length, planned.nobody], [0, 2, ['统计局']])
    const told = await coordinator.call(remindLate, { params, body: { returns, confirm: true } })
    assert.equal(told.told, 2)
    const again = await coordinator.call(remindLate, { params, body: { returns, confirm: true } })
    assert.deepEqual([again.told, again.recent.length], [0, 2])
    assert.equal((await coordinator.call(remindLate, { params, body: { returns, confirm: true, force: true } })).told, 2)
    stage.clock.now = new Date(stage.clock.now.getTime() + 25 * 3_600_000)
    const nextDay = await stage.as({ role: 'coordinator', county: COUNTY, schools: [] })
    assert.equal((await nextDay.call(remindLate, { params, body: { returns } })).people.length, 2)
    const notices = await stage.db
      .selectFrom('notice_message')
      .select(['kind', 'title', 'link'])
      .where('kind', '=', 'reminder')
      .execute()
    assert.deepEqual([...new Set(notices.map(({ title }) => title))], [`请尽快提交${own.name}的填报`])
  }),
)

test(
  'the calendar moves with what is not in yet, never before a part can exist, and not over what somebody else changed meanwhile',
  httpScene(async (stage) => {
    const { coordinator, params, round, rowOf } = await begun(stage)
    const due = Object.fromEntries(round.parts.map((part) => [part.key, part.due]))
    const seen = { due, selfCheckDue: null }
    const change = (days: Record<string, string>) => ({ params, body: { due: days, selfCheckDue: null, seen } })
    await assert.rejects(coordinator.call(changeCalendar, change({ 'next-07-15': '2027-07-01' })), {
      code: 'round.due-too-early',
    })
    const moved = await coordinator.call(changeCalendar, change({ '09-01': '2026-12-20', '03-31': '2026-12-24' }))
    assert.equal(moved.parts.find(({ key }) => key === '09-01')?.due, '2026-12-20')
    assert.equal((await rowOf(OWN)).due, '2026-12-20')
    await assert.rejects(coordinator.call(changeCalendar, change({})), { code: 'record.changed' })
  }),
)

test(
  'a department nobody was found for is given to a unit, whose people then reach it',
  httpScene(async (stage) => {
    const { coordinator, params, rowOf } = await begun(stage)
    const { id, keeper } = await rowOf('统计局')
    assert.equal(keeper, null)
    const { units } = await coordinator.call(listUnits, { params })
    const unit = units.find(({ name }) => name === '澄溪区发展和改革委员会')!
    await coordinator.call(changeKeeper, { params: { ...params, return: id }, body: { orgId: unit.orgId } })
    assert.equal((await rowOf('统计局')).keeper, '澄溪区发展和改革委员会')
    const { departments } = await coordinator.call(readRound, { params })
    assert.equal(departments.find(({ reporter }) => reporter === '统计局')?.keeper, '澄溪区发展和改革委员会')
    await assert.rejects(coordinator.call(acceptReturn, { params: { id }, body: { revision: 1 } }), { code: 'round.wrong-state' })
  }),
)

test(
  'a warning that was explained no longer counts as unexplained',
  httpScene(async (stage) => {
    const { filler, rowOf } = await begun(stage)
    const own = { params: { id: (await rowOf(OWN)).id } }
    const figures = { students: '900', classes: '20', ft_teachers: '1', grade_count: '6' }
    const changes = Object.entries(figures).map(([column, value]) => typed(`sections/primary/${column}`, value))
    await filler.call(saveValues, { ...own, body: { changes } })
    const { faults } = await filler.call(readReturnFaults, own)
    const warnings = faults.filter(({ severity }) => severity === 'warn')
    assert.ok(warnings.length > 0, 'these figures no longer cause a warning: choose others')
    for (const { key } of warnings)
      await filler.call(explainFault, { params: { ...own.params, key }, body: { text: '虚构的原因，已核对' } })
    const row = await rowOf(OWN)
    assert.deepEqual([row.warnings, row.unexplained], [warnings.length, 0])
  }),
)
