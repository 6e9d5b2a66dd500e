import assert from 'node:assert/strict'
import { test } from 'node:test'
import { explainFault, readReturnFaults } from '@junheng/core/features/collection/round/check/contract.ts'
import { saveValues, submitReturn } from '@junheng/core/features/collection/round/contract.ts'
import { rowText } from '@junheng/core/features/collection/round/value-path.ts'
import { COUNTY, type HttpStage, httpScene, Refused } from '../../../../http/test-app.ts'
import { aRound } from '../a-round.ts'
import { madeReady } from './test-ready.ts'

const [NINE_YEAR, POINT] = ['2199000001', '2199000003']

async function begun(stage: HttpStage) {
  const schools = [
    { code: NINE_YEAR!, typeCode: '312' },
    { code: POINT!, typeCode: '218', keeper: NINE_YEAR! },
  ]
  const { returns } = await aRound(stage.db, COUNTY, schools, ['教育局人事科'])
  const principal = await stage.as({ role: 'principal', county: COUNTY, schools: [NINE_YEAR!] })
  const of = (key: string) => ({ params: { id: returns[key]! } })
  const type = (key: string, values: Record<string, string>) =>
    principal.call(saveValues, {
      ...of(key),
      body: { changes: Object.entries(values).map(([path, value]) => ({ path, value, seen: 0 })) },
    })
  return { returns, principal, of, type }
}

test(
  'a fault of a return names the value it is about, and what the standard needs and nobody reported is listed with what it is for',
  httpScene(async (stage) => {
    const { principal, of, type } = await begun(stage)
    await type(NINE_YEAR!, {
      'sections/primary/students': '41',
      'sections/primary/classes': '1',
      'sections/primary/ft_teachers': '2',
      'sections/primary/backbone_teachers': '3',
      'sections/junior/students': '许多',
      'classes/c1': rowText({ stage: 'primary', grade: '1', class_name: '1班', students: '40' }),
    })
    const { faults, missing, notRun, revision } = await principal.call(readReturnFaults, of(NINE_YEAR!))
    assert.equal(revision, 2)
    assert.deepEqual(
      faults.map(({ rule, path, severity }) => `${rule} ${path} ${severity}`).filter((line) => line.endsWith('error')),
      [
        'S010 sections/junior/students error',
        'V003 sections/primary/backbone_teachers error',
        'V006 sections/primary/students error',
      ],
    )
    assert.equal(faults.find(({ rule }) => rule === 'V006')?.name, '各班人数之和等于在校生数')
    const of4 = missing.find(({ path }) => path === 'schools/teaching_area_total')
    assert.deepEqual([of4?.name, of4?.forWhat], ['教学及辅助用房面积(统计口径,含室内体育用房)', ['L4 教学用房']])
    assert.ok(
      missing.some(({ path }) => path === 'sections/junior/classes'),
      'a stage nobody said anything of is asked for',
    )
    assert.ok(missing.some(({ path }) => path === 'none/rooms'))
    assert.ok(!missing.some(({ path }) => path === 'sections/junior/students'), 'what cannot be read is a fault, not missing')
    assert.ok(notRun.some(({ rule, missing: lacked }) => rule === 'V013' && lacked.includes('上年在校学生数')))
  }),
)

test(
  'a small teaching point is asked for its pupils, its classes and the funds it was given, and not for what is never judged of it',
  httpScene(async (stage) => {
    const { principal, of, type } = await begun(stage)
    await type(POINT!, { 'sections/primary/students': '12' })
    const { missing } = await principal.call(readReturnFaults, of(POINT!))
    assert.deepEqual(missing.map(({ path }) => path).sort(), [
      'schools/public_funds_appropriated_yuan',
      'sections/primary/classes',
    ])
  }),
)

test(
  "a department is asked for the county's figures that are its own, and its rules are asked of them",
  httpScene(async (stage) => {
    const { returns } = await begun(stage)
    const unit = '教育局人事科'
    const officer = await stage.as({ role: 'coordinator', county: COUNTY })
    const own = { params: { id: returns[unit]! } }
    const changes = [
      { path: 'county/exchange_actual', value: '12', seen: 0 },
      { path: 'county/exchange_eligible', value: '10', seen: 0 },
    ]
    await officer.call(saveValues, { ...own, body: { changes } })
    const { faults, missing } = await officer.call(readReturnFaults, own)
    assert.deepEqual(
      faults.map(({ rule, path }) => [rule, path]),
      [['V017', 'county/exchange_actual']],
    )
    // How many moved in a school year shows at its end: in its first term it is not missing.
    assert.deepEqual(
      missing.map(({ path }) => path),
      ['county/veto:unfilled_posts'],
    )
  }),
)

test(
  'a return with errors, unexplained warnings or unexplained gaps is not handed in, and all of it is said at once; an explanation holds until the figure changes',
  httpScene(async (stage) => {
    const { principal, of, type } = await begun(stage)
    await type(POINT!, {
      'sections/primary/students': '12',
      'sections/primary/classes': '2',
      'sections/primary/ft_teachers': '9',
    })
    const submit = (revision: number) => principal.call(submitReturn, { ...of(POINT!), body: { revision } })
    const refused = await submit(2).catch((error: unknown) => error)
    assert.ok(refused instanceof Refused && refused.code === 'round.has-faults')
    const { errors, warnings, missing } = refused.problem.unready!
    assert.deepEqual(
      [errors, warnings.map(({ rule }) => rule), missing.map(({ path }) => path)],
      [[], ['V011', 'V012'], ['schools/public_funds_appropriated_yuan']],
    )
    await madeReady(principal, of(POINT!).params.id)
    const { faults } = await principal.call(readReturnFaults, of(POINT!))
    assert.deepEqual(
      faults.map(({ explanation }) => explanation?.by),
      ['林管理', '林管理'],
    )
    await principal.call(saveValues, {
      ...of(POINT!),
      body: { changes: [{ path: 'sections/primary/ft_teachers', value: '8', seen: 1 }] },
    })
    const later = await principal.call(readReturnFaults, of(POINT!))
    assert.deepEqual(
      later.faults.map(({ rule, explanation }) => [rule, explanation !== null]),
      [
        ['V011', true],
        ['V012', false],
      ],
    )
    await madeReady(principal, of(POINT!).params.id)
    const signed = await submit(3)
    assert.deepEqual([signed.state, signed.errors, signed.warnings], ['submitted', 0, 2])
  }),
)

test(
  'an error cannot be explained away, nor can what is no longer there',
  httpScene(async (stage) => {
    const { principal, of, type } = await begun(stage)
    await type(NINE_YEAR!, { 'sections/primary/ft_teachers': '2', 'sections/primary/backbone_teachers': '3' })
    const { faults } = await principal.call(readReturnFaults, of(NINE_YEAR!))
    const body = { text: '本校情况特殊' }
    const key = faults.find(({ severity }) => severity === 'error')!.key
    const { id } = of(NINE_YEAR!).params
    await assert.rejects(principal.call(explainFault, { params: { id, key }, body }), { code: 'round.no-explaining' })
    await assert.rejects(principal.call(explainFault, { params: { id, key: 'f'.repeat(24) }, body }), {
      code: 'round.fault-gone',
    })
  }),
)
