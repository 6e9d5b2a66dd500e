import assert from 'node:assert/strict'
import { test } from 'node:test'
import { saveValues } from '@junheng/core/features/collection/round/contract.ts'
import {
  acknowledgeWarning,
  escalateWarning,
  listWarningRules,
  listWarnings,
  refreshWarnings,
  setWarningRule,
} from '@junheng/core/features/warnings/contract.ts'
import { COUNTY, type HttpStage, httpScene, OTHER_COUNTY } from '../../http/test-app.ts'
import { aRound } from '../collection/round/a-round.ts'

const SCHOOL = '2199000001'

async function begun(stage: HttpStage) {
  const { returns, round } = await aRound(stage.db, COUNTY, [{ code: SCHOOL }])
  const principal = await stage.as({ role: 'principal', county: COUNTY, schools: [SCHOOL] })
  const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
  const own = { params: { id: returns[SCHOOL]! } }
  const seen = new Map<string, number>()
  const type = async (values: Record<string, string>) => {
    const changes = Object.entries(values).map(([path, value]) => ({ path, value, seen: seen.get(path) ?? 0 }))
    for (const { path, version } of (await principal.call(saveValues, { ...own, body: { changes } })).saved)
      seen.set(path, version)
  }
  await type({
    'sections/primary/students': '400',
    'schools/sports_field_area': '3040',
    'schools/sports_other_campus_area': '0',
    'schools/indoor_sports_area': '0',
    'schools/is_dense_urban_core': '否',
  })
  const refresh = () => coordinator.call(refreshWarnings, { body: { source: round } })
  return { round, principal, coordinator, type, refresh }
}

const near = { query: { rule: 'near_line' } } as const

test(
  'a warning opens once, says its present numbers, is acknowledged with a note, and closes by itself with its whole life kept',
  httpScene(async (stage) => {
    const { coordinator, principal, type, refresh } = await begun(stage)
    assert.ok((await refresh()).opened > 0)
    assert.equal((await refresh()).opened, 0)
    const [warning] = (await coordinator.call(listWarnings, near)).items
    assert.match(warning?.cause ?? '', /生均体育运动场馆面积”7\.60，标准 7\.5，只高出 1\.3%/)
    await type({ 'schools/sports_field_area': '3060' })
    assert.equal((await refresh()).changed > 0, true)
    const params = { id: warning!.id }
    const known = await principal.call(acknowledgeWarning, { params, body: { note: '操场二期十二月完工' } })
    assert.equal(known.state, 'acknowledged')
    await type({ 'schools/sports_field_area': '4000' })
    assert.ok((await refresh()).closed > 0)
    assert.equal((await coordinator.call(listWarnings, near)).total, 0)
    const [closed] = (await coordinator.call(listWarnings, { query: { ...near.query, state: 'closed' } })).items
    const alone = await coordinator.call(listWarnings, { query: { id: closed!.id } })
    assert.deepEqual([alone.total, alone.items[0]?.id, alone.items[0]?.state], [1, closed!.id, 'closed'])
    assert.deepEqual(
      closed?.steps.map(({ action, note }) => [action, note]),
      [
        ['opened', null],
        ['changed', null],
        ['acknowledged', '操场二期十二月完工'],
        ['recovered', null],
      ],
    )
    await type({ 'schools/sports_field_area': '3050' })
    await refresh()
    assert.equal((await coordinator.call(listWarnings, near)).items[0]?.state, 'open')
  }),
)

test(
  'what nobody acknowledges in time goes up a level by itself; what is handed up goes to the leader, then to the city, and no further',
  httpScene(async (stage) => {
    const { refresh, round } = await begun(stage)
    await refresh()
    stage.clock.now = new Date('2026-12-09T02:00:00.000Z')
    const later = await stage.as({ role: 'coordinator', county: COUNTY, schools: ['later'] })
    assert.ok((await later.call(refreshWarnings, { body: { source: round } })).escalated > 0)
    const [warning] = (await later.call(listWarnings, near)).items
    assert.deepEqual([warning?.state, warning?.holder, warning?.steps.at(-1)?.action], ['escalated', 'leader', 'overdue'])
    const params = { id: warning!.id }
    const up = await later.call(escalateWarning, { params, body: { note: '涉及市属学校，请协调' } })
    assert.equal(up.holder, 'city')
    await assert.rejects(later.call(escalateWarning, { params, body: { note: '再上报' } }), { code: 'warnings.highest' })
  }),
)

test(
  'a school that grew too large is told so itself; what it no longer reports does not close that, what is small enough again does',
  httpScene(async (stage) => {
    const { refresh, type, principal } = await begun(stage)
    const own = async () => (await principal.call(listWarnings, { query: { rule: 'school_size' } })).items
    await type({ 'sections/primary/students': '2314', 'schools/founding_year': '2015' })
    await refresh()
    assert.deepEqual(
      (await own()).map(({ subject, cause }) => [subject.school, cause.replace(/^.*在校生/, '在校生')]),
      [[SCHOOL, '在校生 2314 人，超过规模上限 2000 人，多 314 人']],
    )
    await type({ 'sections/primary/students': '' })
    await refresh()
    assert.equal((await own()).length, 1)
    await type({ 'sections/primary/students': '1900' })
    await refresh()
    assert.equal((await own()).length, 0)
  }),
)

test(
  'a school sees the warnings about itself alone, another county none',
  httpScene(async (stage) => {
    const { refresh, coordinator, principal } = await begun(stage)
    await refresh()
    const own = await principal.call(listWarnings, {})
    assert.ok(own.total > 0 && own.items.every(({ subject }) => subject.school === SCHOOL))
    const all = await coordinator.call(listWarnings, {})
    assert.ok(all.total >= own.total)
    const other = await stage.as({ role: 'principal', county: COUNTY, schools: ['2199000009'] })
    const stranger = await stage.as({ role: 'coordinator', county: OTHER_COUNTY })
    for (const client of [other, stranger]) {
      assert.equal((await client.call(listWarnings, {})).total, 0)
      await assert.rejects(client.call(acknowledgeWarning, { params: { id: own.items[0]!.id }, body: { note: '已知悉' } }), {
        code: 'record.missing',
      })
    }
  }),
)

test(
  'a county sets its own thresholds; they count from the next time on, and a threshold no rule has is refused',
  httpScene(async (stage) => {
    const { refresh, coordinator } = await begun(stage)
    await refresh()
    const rule = { params: { key: 'near_line' } } as const
    const { rules } = await coordinator.call(listWarningRules)
    assert.equal(rules.find(({ key }) => key === 'near_line')?.settings['margin'], 0.05)
    await assert.rejects(
      coordinator.call(setWarningRule, { ...rule, body: { level: 'yellow', isOn: true, settings: { years: 3 } } }),
      {
        code: 'warnings.unknown-setting',
      },
    )
    const set = await coordinator.call(setWarningRule, {
      ...rule,
      body: { level: 'yellow', isOn: true, settings: { margin: 0.01 } },
    })
    assert.equal(set.rules.find(({ key }) => key === 'near_line')?.isOwn, true)
    await refresh()
    assert.equal((await coordinator.call(listWarnings, near)).total, 0)
  }),
)

test(
  'two who go through the figures at once, while a third acknowledges, open each warning once and leave one life of numbered steps',
  httpScene(
    async (stage) => {
      const { refresh, coordinator, type } = await begun(stage)
      const [one, other] = await Promise.all([refresh(), refresh()])
      assert.deepEqual([Math.min(one.opened, other.opened), one.standing], [0, other.standing])
      const [warning] = (await coordinator.call(listWarnings, near)).items
      await type({ 'schools/sports_field_area': '3060' })
      const params = { id: warning!.id }
      await Promise.all([
        refresh(),
        coordinator.call(acknowledgeWarning, { params, body: { note: '已知悉，正在核对' } }),
        refresh(),
      ])
      const [now] = (await coordinator.call(listWarnings, near)).items
      assert.equal(now?.state, 'acknowledged')
      assert.deepEqual(now?.steps.map(({ action }) => action).sort(), ['acknowledged', 'changed', 'opened'])
    },
    { own: true },
  ),
)
