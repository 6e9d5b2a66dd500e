import assert from 'node:assert/strict'
import { test } from 'node:test'
import { saveValues } from '@junheng/core/features/collection/round/contract.ts'
import { listRuns } from '@junheng/core/features/evaluation/runs/contract.ts'
import { listNotices } from '@junheng/core/features/notices/contract.ts'
import { listWarnings } from '@junheng/core/features/warnings/contract.ts'
import { compareMonitoring, readMonitoring, setMonitoringCalendar } from '@junheng/core/features/warnings/monitoring/contract.ts'
import type { CalendarChange } from '@junheng/core/features/warnings/monitoring/schema.ts'
import type { Unattended } from '../../../background/clockwork.ts'
import { openWork } from '../../../background/work.ts'
import { COUNTY, type HttpStage, httpScene, OTHER_COUNTY } from '../../../http/test-app.ts'
import { aRound } from '../../collection/round/a-round.ts'
import { escalateEverywhere } from '../escalate.ts'
import { monitorEverywhere } from './monitor.ts'

const SCHOOL = '2199000001'
const SILENT = { info() {}, warn() {}, error() {} }
const MONTHLY: CalendarChange = { every: 'month', day: 23, dates: [] }

/** A county whose one school has handed in, so that its round can be gone by; the program's hands, whose clock is moved by days. */
async function begun(stage: HttpStage, county = COUNTY, area = '3040') {
  const { returns } = await aRound(stage.db, county, [{ code: SCHOOL }])
  const principal = await stage.as({ role: 'principal', county, schools: [SCHOOL] })
  const coordinator = await stage.as({ role: 'coordinator', county })
  const id = returns[SCHOOL]!
  const become = (state: 'draft' | 'submitted') =>
    stage.db.updateTable('data_return').set({ state }).where('return_id', '=', id).execute()
  const type = async (values: Record<string, string>, seen = 0) => {
    await become('draft')
    const changes = Object.entries(values).map(([path, value]) => ({ path, value, seen }))
    await principal.call(saveValues, { params: { id }, body: { changes } })
    await become('submitted')
  }
  await type({
    'sections/primary/students': '400',
    'schools/sports_field_area': area,
    'schools/sports_other_campus_area': '0',
    'schools/indoor_sports_area': '0',
    'schools/is_dense_urban_core': '否',
  })
  return { coordinator, principal, type, become }
}

async function withHands(stage: HttpStage, body: (on: (day: number) => Unattended) => Promise<void>): Promise<void> {
  const work = openWork({ threads: 1 })
  const signal = new AbortController().signal
  const at = (day: number) => new Date(stage.clock.now.getTime() + day * 86_400_000)
  try {
    await body((day) => ({ db: stage.db, work, log: SILENT, now: () => at(day), signal }))
  } finally {
    await work.close()
  }
}

test(
  'on the calendar’s day the figures are gone through once, the verdict and the warnings kept and told; a missed day is caught up; two days are compared',
  httpScene((stage) =>
    withHands(stage, async (on) => {
      const { coordinator, type } = await begun(stage)
      const monitor = (day: number) => monitorEverywhere(on(day), new Map())
      assert.equal(await monitor(0), 0, 'no calendar, nothing by itself')
      const set = await coordinator.call(setMonitoringCalendar, { body: MONTHLY })
      assert.equal(set.next, '2026-12-23')
      assert.equal(await monitor(0), 1)
      assert.equal(await monitor(0), 0)
      await type({ 'schools/sports_field_area': '4000' }, 1)
      assert.equal(await monitor(29), 0)
      assert.equal(await monitor(33), 1, 'the program was off on the day itself')
      const { batches } = await coordinator.call(readMonitoring)
      assert.deepEqual(
        batches.map(({ day, reason }) => [day, reason]),
        [
          ['2026-12-23', null],
          ['2026-11-23', null],
        ],
      )
      const { items } = await coordinator.call(listRuns, { query: {} })
      assert.deepEqual(
        items.map(({ kind }) => kind),
        ['provisional', 'provisional'],
      )
      const { went, came, stayed } = await coordinator.call(compareMonitoring, {
        query: { before: '2026-12-23', after: '2026-11-23' },
      })
      assert.deepEqual([went.warnings.map(({ cause }) => /只高出 1\.3%/.test(cause)), came.count], [[true], 0])
      assert.equal(
        stayed.count + went.count,
        Object.values(batches[1]!.levels).reduce((a, b) => a + b),
      )
      const leader = await stage.as({ role: 'leader', county: COUNTY })
      await coordinator.call(setMonitoringCalendar, { body: { every: 'dates', day: 1, dates: ['2026-11-23'] } })
      assert.equal(await monitor(0), 0, 'a day is done once, whatever calendar names it')
      await leader.call(readMonitoring)
      const absent = { query: { before: '2026-11-01', after: '2026-11-23' } }
      await assert.rejects(coordinator.call(compareMonitoring, absent), { code: 'record.missing' })
    }),
  ),
)

test(
  'the digest goes to the office, the leader and the city once; a county without figures is told so, and another county’s day is its own',
  httpScene((stage) =>
    withHands(stage, async (on) => {
      await begun(stage)
      const people = await Promise.all(
        (['coordinator', 'leader', 'city_supervisor'] as const).map((role) => stage.as({ role, county: COUNTY })),
      )
      const stranger = await stage.as({ role: 'coordinator', county: OTHER_COUNTY })
      for (const client of [people[0]!, stranger]) await client.call(setMonitoringCalendar, { body: MONTHLY })
      assert.equal(await monitorEverywhere(on(0), new Map()), 2)
      const told = async (client: (typeof people)[number]) =>
        (await client.call(listNotices, {})).items.filter(({ kind }) => kind === 'monitoring').map(({ title }) => title)
      for (const client of people) assert.match((await told(client)).join(), /澄溪区 2026-11-23 监测：红色 \d+、橙色 \d+、/)
      assert.deepEqual(await told(stranger), ['石桥县 2026-11-23 没有监测：还没有可以评估的数据'])
      assert.deepEqual(
        (await stranger.call(readMonitoring)).batches.map(({ run }) => run),
        [null],
      )
    }),
  ),
)

test(
  'a round that some schools have not handed in is not gone by; a number nobody can see any more has not recovered',
  httpScene((stage) =>
    withHands(stage, async (on) => {
      const { coordinator, type, become } = await begun(stage)
      await coordinator.call(setMonitoringCalendar, {
        body: { every: 'dates', day: 1, dates: ['2026-11-23', '2026-11-24', '2026-11-25'] },
      })
      await monitorEverywhere(on(0), new Map())
      const near = async () => (await coordinator.call(listWarnings, { query: { rule: 'near_line' } })).items
      assert.equal((await near()).length, 1)
      await become('draft')
      await monitorEverywhere(on(1), new Map())
      assert.equal((await coordinator.call(readMonitoring)).batches[0]?.reason, '还没有可以评估的数据')
      await type({ 'schools/sports_field_area': '' }, 1)
      await monitorEverywhere(on(2), new Map())
      assert.equal((await near()).length, 1, 'the area was taken out, not enlarged')
    }),
  ),
)

test(
  'two programs at the same moment do a day once in each of two counties, with one run and one batch each',
  httpScene(
    (stage) =>
      withHands(stage, async (on) => {
        const counties = [await begun(stage), await begun(stage, OTHER_COUNTY)]
        for (const { coordinator } of counties) await coordinator.call(setMonitoringCalendar, { body: MONTHLY })
        const done = await Promise.all([monitorEverywhere(on(0), new Map()), monitorEverywhere(on(0), new Map())])
        assert.equal(done[0] + done[1], 2)
        for (const { coordinator } of counties) {
          assert.equal((await coordinator.call(readMonitoring)).batches.length, 1)
          assert.equal((await coordinator.call(listRuns, { query: {} })).total, 1)
        }
      }),
    { own: true },
  ),
)

test(
  'who acknowledges nothing loses it to the leader and then to the city by the clock alone, once each, with a new term; the city is the last',
  httpScene((stage) =>
    withHands(stage, async (on) => {
      const { coordinator } = await begun(stage)
      await coordinator.call(setMonitoringCalendar, { body: MONTHLY })
      await monitorEverywhere(on(0), new Map())
      const near = async () => (await coordinator.call(listWarnings, { query: { rule: 'near_line' } })).items[0]!
      await escalateEverywhere(on(15))
      assert.equal((await near()).holder, 'county', 'the term’s last day still counts')
      await escalateEverywhere(on(16))
      await escalateEverywhere(on(16))
      const atLeader = await near()
      assert.deepEqual([atLeader.holder, atLeader.due], ['leader', '2026-12-24'])
      await escalateEverywhere(on(32))
      await escalateEverywhere(on(90))
      const atCity = await near()
      assert.deepEqual(
        [atCity.holder, atCity.steps.map(({ action, by }) => `${action} ${by}`)],
        ['city', ['opened 系统', 'overdue 系统', 'overdue 系统']],
      )
      const leader = await stage.as({ role: 'leader', county: COUNTY })
      assert.equal((await leader.call(listWarnings, { query: { state: 'escalated' } })).total > 0, true)
    }),
  ),
)
