import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  downloadRoundFaults,
  explainFault,
  explainRoundFault,
  readReturnFaults,
  readRoundFaults,
} from '@junheng/core/features/collection/round/check/contract.ts'
import { readReturn, saveValues } from '@junheng/core/features/collection/round/contract.ts'
import { rowText } from '@junheng/core/features/collection/round/value-path.ts'
import { COUNTY, type HttpStage, httpScene, OTHER_COUNTY } from '../../../../http/test-app.ts'
import { aRound } from '../a-round.ts'
import { putValues } from '../return-queries.ts'

const [ONE, OTHER] = ['2199000001', '2199000002'] as const
const BUREAU = '教育局基础教育科'

async function begun(stage: HttpStage, earlier: Record<string, Record<string, string>> = {}) {
  const schools = [{ code: ONE }, { code: OTHER }]
  const previous = Object.keys(earlier).length > 0 ? await reportedBefore(stage, schools, earlier) : null
  const { round, returns } = await aRound(stage.db, COUNTY, schools, [BUREAU], { previous })
  const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
  const type = (key: string, values: Record<string, string>) =>
    coordinator.call(saveValues, {
      params: { id: returns[key]! },
      body: { changes: Object.entries(values).map(([path, value]) => ({ path, value, seen: 0 })) },
    })
  const faults = () => coordinator.call(readRoundFaults, { params: { round } })
  return { round, returns, coordinator, type, faults }
}

async function reportedBefore(stage: HttpStage, schools: { code: string }[], earlier: Record<string, Record<string, string>>) {
  const { round, returns } = await aRound(stage.db, COUNTY, schools, [], { schoolYear: 2025 })
  const who = { at: '2025-09-10T01:00:00.000Z', account_id: null, account_name: '虚构人员' }
  const by = { county_code: COUNTY, round_id: round, basis: 'reported', how: 'typed', note: null, details: null, ...who } as const
  for (const [school, values] of Object.entries(earlier)) {
    const given = Object.entries(values).map(([path, value]) => ({ return_id: returns[school]!, path, value, version: 1 }))
    await putValues(stage.db, by, given)
  }
  return round
}

const teacher = (id: string) => rowText({ stage: 'primary', teacher_id: id, status: 'full_time' })

test(
  'what only shows beside other schools is found: a teacher in two of them, one venue rented twice, a county figure that is not the sum of theirs',
  httpScene(async (stage) => {
    const { returns, type, faults } = await begun(stage)
    const id = 'ab12cd34ef56ab12cd34ef56ab12cd34'
    await type(ONE, {
      'sections/primary/students': '80',
      'teachers/t1': teacher(id),
      'schools/sports_rented_area': '1260.5',
      'schools/migrant_worker_children': '30',
    })
    await type(OTHER, {
      'sections/primary/students': '90',
      'teachers/t1': teacher(id),
      'schools/sports_rented_area': '1260.5',
      'schools/migrant_worker_children': '20',
    })
    await type(BUREAU, { 'county/migrant_total': '45' })
    const found = await faults()
    const of = (rule: string) => found.faults.filter((fault) => fault.rule === rule)
    assert.deepEqual(
      of('V031').map(({ returnId, path, severity }) => [returnId, path, severity]),
      [[returns[OTHER], 'teachers/t1', 'error']],
    )
    assert.deepEqual(
      of('X001').map(({ returnId, path }) => [returnId, path]),
      [[returns[OTHER], 'schools/sports_rented_area']],
    )
    assert.deepEqual(
      of('X003').map(({ returnId, path }) => [returnId, path]),
      [[returns[BUREAU], 'county/migrant_total']],
    )
    assert.match(of('X003')[0]!.message, /合计 50，相差 5/)
    assert.equal(found.returns.find(({ unitKey }) => unitKey === OTHER)?.errors, 1)
    assert.deepEqual(found.notRun.find(({ rule }) => rule === 'Y006')?.missing, ['上一轮填报'])
  }),
)

test(
  'against the round before: changes beyond what pupils or building explain, grade after grade, and a year before that was typed otherwise',
  httpScene(async (stage) => {
    const roll = (grade: string, students: string) => rowText({ stage: 'primary', grade, class_name: '1班', students })
    const { round, returns, coordinator, type, faults } = await begun(stage, {
      [ONE]: {
        'sections/primary/students': '400',
        'sections/primary/ft_teachers': '30',
        'classes/a': roll('1', '60'),
        'classes/b': roll('2', '50'),
        'schools/sports_field_area': '3000',
        'schools/teaching_area_total': '5000',
        'schools/equipment_value_wan': '100',
      },
      [OTHER]: { 'sections/primary/students': '400', 'sections/primary/ft_teachers': '30', 'schools/sports_field_area': '3000' },
    })
    await type(ONE, {
      'sections/primary/students': '600',
      'sections/primary/ft_teachers': '45',
      'sections/primary/students_prev': '380',
      'classes/a': roll('2', '40'),
      'classes/b': roll('3', '50'),
      'schools/sports_field_area': '2900',
      'schools/teaching_area_total': '5600',
      'schools/equipment_value_wan': '101',
    })
    await type(OTHER, {
      'sections/primary/students': '400',
      'sections/primary/ft_teachers': '45',
      'schools/sports_field_area': '2900',
      'schools/has_construction_record': '是',
    })
    const found = await faults()
    assert.equal(found.previous, '2025—2026学年第1次填报')
    const ofYears = found.faults.filter(({ rule }) => /^Y|V01[345]/.test(rule))
    assert.deepEqual(
      ofYears.map(({ rule, returnId, path }) => `${rule} ${returnId === returns[ONE] ? 'one' : 'other'} ${path}`).sort(),
      [
        'V013 one sections/primary/students',
        'V015 one schools/teaching_area_total',
        'Y001 one sections/primary/students_prev',
        'Y004 one sections/primary/students',
        'Y006 other sections/primary/ft_teachers',
        'Y011 one schools/sports_field_area',
      ],
    )
    const own = await coordinator.call(readReturnFaults, { params: { id: returns[ONE]! } })
    const keysOf = (faults: readonly { rule: string; key: string }[]) =>
      faults.filter(({ rule }) => /^Y|V01[35]/.test(rule)).map(({ key }) => key)
    assert.deepEqual(
      keysOf(own.faults).sort(),
      keysOf(found.faults.filter(({ returnId }) => returnId === returns[ONE])).sort(),
      'the school sees them too, under the keys its explanations go by',
    )
    assert.equal(
      ofYears.find(({ rule }) => rule === 'Y004')?.message,
      `学校${ONE}（小学）：二年级 40 人，上年一年级 60 人（少 20 人，-33.3%）。`,
    )

    // The year before was amended: what was found beside it no longer holds.
    await stage.db
      .updateTable('data_value')
      .set({ value: '5600', version: 2 })
      .where('path', '=', 'schools/teaching_area_total')
      .where('value', '=', '5000')
      .execute()
    await stage.db.updateTable('data_return').set({ revision: 9 }).where('round_id', '<>', round).execute()
    const after = await coordinator.call(readReturnFaults, { params: { id: returns[ONE]! } })
    assert.ok(own.faults.some(({ rule }) => rule === 'V015'))
    assert.ok(!after.faults.some(({ rule }) => rule === 'V015'))
  }),
)

test(
  "what a unit explained in its return is seen in the round; the list is the county's, also as a file",
  httpScene(async (stage) => {
    const { round, returns, coordinator, type, faults } = await begun(stage)
    await type(ONE, { 'sections/primary/students': '12', 'sections/primary/classes': '2' })
    const own = { id: returns[ONE]! }
    const warning = (await coordinator.call(readReturnFaults, { params: own })).faults.find(({ rule }) => rule === 'V011')!
    await coordinator.call(explainFault, { params: { ...own, key: warning.key }, body: { text: '本校是小规模学校' } })
    const found = await faults()
    assert.equal(found.faults.find(({ rule }) => rule === 'V011')?.explanation?.text, '本校是小规模学校')
    const said = found.returns.find(({ id }) => id === own.id)!
    assert.deepEqual([said.warnings, said.unexplained], [1, 0])
    assert.ok(said.missing > 20)
    const file = await coordinator.send(downloadRoundFaults, { params: { round } })
    assert.equal(file.status, 200)
    assert.equal(file.bytes.subarray(0, 2).toString(), 'PK')
    const stranger = await stage.as({ role: 'leader', county: OTHER_COUNTY })
    await assert.rejects(stranger.call(readRoundFaults, { params: { round } }), { code: 'record.missing' })
  }),
)

test(
  'a rented venue that breaks a condition or whose lease does not cover the day of the statistics is a fault; what was not said is asked for',
  httpScene(async (stage) => {
    const { returns, coordinator, type } = await begun(stage)
    const own = { params: { id: returns[ONE]! } }
    const leases = async () =>
      (await coordinator.call(readReturnFaults, own)).faults
        .filter(({ rule }) => rule === 'X004' || rule === 'X005')
        .map(({ rule, severity, path, message }) => `${rule} ${severity} ${path} ${message}`)
    await type(ONE, {
      'schools/sports_rented_area': '800',
      'schools/sports_rented_contract': '是',
      'schools/sports_rented_walk_minutes': '15',
      'schools/sports_rented_from': '20250901',
      'schools/sports_rented_until': '20260831',
    })
    assert.deepEqual(await leases(), [
      `X004 error schools/sports_rented_area 学校${ONE}：填了校外租借体育场馆面积 800 ㎡，步行要 15 分钟，超过 10 分钟、租期不含统计时点 2026-09-01。`,
      `X005 warn schools/sports_rented_area 学校${ONE}：填了校外租借体育场馆面积 800 ㎡，没有填租借场馆上课时间是否专用、租借场馆往返是否有安全保证。`,
    ])
  }),
)

test(
  'a warning that only shows over the round is answered by the bureau, kept beside the fault, and asked anew when the figures change',
  httpScene(async (stage) => {
    const { round, returns, coordinator, type, faults } = await begun(stage)
    await type(ONE, { 'sections/primary/students': '80', 'schools/sports_rented_area': '1260.5' })
    await type(OTHER, { 'sections/primary/students': '90', 'schools/sports_rented_area': '1260.5' })
    const twice = async () => (await faults()).faults.filter(({ rule }) => rule === 'X001')
    const fault = (await twice()).find(({ severity }) => severity === 'warn')!
    const { key, returnId } = fault
    const input = { params: { round, key }, body: { returnId, text: '两校各租一半场地，合同已核对' } }
    const { faults: now } = await coordinator.call(explainRoundFault, input)
    assert.equal(now.find((one) => one.key === key && one.returnId === returnId)?.bureau?.text, input.body.text)
    assert.ok((await twice()).some(({ bureau }) => bureau !== null))

    const leader = await stage.as({ role: 'leader', county: COUNTY })
    await assert.rejects(leader.call(explainRoundFault, input), { code: 'access.forbidden' })
    const error = (await faults()).faults.find(({ severity }) => severity === 'error')
    if (error)
      await assert.rejects(
        coordinator.call(explainRoundFault, {
          params: { round, key: error.key },
          body: { returnId: error.returnId, text: '可以不改' },
        }),
        { code: 'round.no-explaining' },
      )
    await assert.rejects(coordinator.call(explainRoundFault, { params: { round, key: '0'.repeat(24) }, body: input.body }), {
      code: 'round.fault-gone',
    })
    const seen = async (path: string) =>
      (await coordinator.call(readReturn, { params: { id: returns[OTHER]! } })).values.find((value) => value.path === path)!
        .version
    const changed = { path: 'schools/sports_rented_area', value: '630', seen: await seen('schools/sports_rented_area') }
    await coordinator.call(saveValues, { params: { id: returns[OTHER]! }, body: { changes: [changed] } })
    assert.ok((await twice()).every(({ bureau }) => bureau === null))
  }),
)
