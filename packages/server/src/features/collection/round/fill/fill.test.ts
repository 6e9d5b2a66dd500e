import assert from 'node:assert/strict'
import { test } from 'node:test'
import { saveValues } from '@junheng/core/features/collection/round/contract.ts'
import { askForSignature, listOwnReturns, readForm, readRevision } from '@junheng/core/features/collection/round/fill/contract.ts'
import { choiceOf } from '@junheng/core/features/collection/round/fill/fields.ts'
import { NOT_TYPED, SECTION_PLACES } from '@junheng/core/features/collection/round/fill/places.ts'
import type { ReturnForm } from '@junheng/core/features/collection/round/fill/schema.ts'
import { COUNTY, type HttpStage, httpScene } from '../../../../http/test-app.ts'
import { readCatalogue } from '../../../standards/files.ts'
import { aRound } from '../a-round.ts'
import { refusePaths } from '../known-paths.ts'

const [PRIMARY, NINE_YEAR, POINT] = ['2199000001', '2199000002', '2199000003'] as const
const schools = [{ code: PRIMARY }, { code: NINE_YEAR, typeCode: '312' }, { code: POINT, typeCode: '218', keeper: PRIMARY }]
const UNITS = ['教育局人事科', '教育督导室', '财政局', '虚构单位']

async function begun(stage: HttpStage) {
  const { returns, round } = await aRound(stage.db, COUNTY, schools, UNITS)
  const filler = await stage.as({ role: 'filler', county: COUNTY, schools: [PRIMARY] })
  const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
  return { round, returns, filler, coordinator, at: (key: string) => ({ params: { id: returns[key]! } }) }
}

const fieldsOf = (form: ReturnForm) => form.sections.flatMap(({ groups }) => groups.flatMap(({ fields }) => fields))

test('every element asked of schools has its place in the form, and only one', () => {
  const placed = SECTION_PLACES.flatMap(({ ofStage, ofSchool }) => [...ofStage, ...ofSchool])
  const asked = [...readCatalogue().elements.values()].filter(({ level }) => level !== 'county').map(({ key }) => key)
  assert.deepEqual(
    asked.filter((key) => !placed.includes(key) && !NOT_TYPED.includes(key)),
    [],
  )
  assert.equal(new Set(placed).size, placed.length)
})

test(
  'a school is asked for the stages its type has; every value asked can be saved; a lone primary school is asked nothing of juniors',
  httpScene(async (stage) => {
    const { coordinator, at } = await begun(stage)
    const [primary, nineYear] = [await coordinator.call(readForm, at(PRIMARY)), await coordinator.call(readForm, at(NINE_YEAR))]
    assert.deepEqual([primary.stages, nineYear.stages], [['primary'], ['primary', 'junior']])
    const paths = fieldsOf(nineYear).map(({ path }) => path)
    assert.equal(new Set(paths).size, paths.length)
    refusePaths(
      { kind: 'school', unit_key: NINE_YEAR },
      paths.map((path) => ({ path, value: '1' })),
    )
    assert.ok(!fieldsOf(primary).some(({ path }) => path.startsWith('sections/junior/')))
    assert.ok(!fieldsOf(primary).some(({ key }) => key === 'senior_students'))
    assert.deepEqual(
      primary.indicators.map(({ code, section }) => [code, section]),
      [
        ['L1', 'staff'],
        ['L2', 'staff'],
        ['L3', 'staff'],
        ['L4', 'space'],
        ['L5', 'space'],
        ['L6', 'equipment'],
        ['L7', 'equipment'],
      ],
    )
  }),
)

test(
  'a field says what it is for, what it may be and when it can first exist; what only the standard of 2012 uses is not asked',
  httpScene(async (stage) => {
    const { coordinator, at } = await begun(stage)
    const fields = fieldsOf(await coordinator.call(readForm, at(PRIMARY)))
    const field = (key: string) => fields.find((each) => each.key === key)!
    assert.deepEqual(field('backbone_teachers').uses[0]?.code, 'L2')
    assert.match(field('students').earliest, /^2026-09-01/)
    assert.match(field('public_funds_settled_wan').earliest, /^2026-03-31/)
    assert.deepEqual(field('sponsor_type').choices.at(-1), { value: '10', zh: '10 民办' })
    assert.deepEqual(field('ownership').choices[0], { value: 'public', zh: '公办' })
    assert.equal(
      fields.some(({ key }) => key === 'school_standard_score'),
      false,
    )
    assert.equal(field('moral_culture_good').kind, 'grade')
  }),
)

test(
  'what the personnel section reports of each school stands in its own form school by school, and in the school’s read-only with its name',
  httpScene(async (stage) => {
    const { coordinator, filler, at } = await begun(stage)
    const form = await coordinator.call(readForm, at('教育局人事科'))
    const grid = form.sections.find(({ key }) => key === 'schools')!.grid!
    assert.deepEqual(
      grid.columns.map(({ key }) => key),
      ['posts_approved', 'posts_filled', 'posts_extra'],
    )
    assert.deepEqual(grid.totals, { posts_approved: 'county/posts_approved_total' })
    assert.deepEqual(
      grid.schools.map(({ code }) => code),
      [PRIMARY, NINE_YEAR, POINT],
    )
    await coordinator.call(saveValues, {
      ...at('教育局人事科'),
      body: { changes: [{ path: `of/${PRIMARY}/posts_approved`, value: '62', seen: 0 }] },
    })
    const own = await filler.call(readForm, at(PRIMARY))
    assert.equal(fieldsOf(own).find(({ key }) => key === 'posts_approved')?.isElsewhere, true)
    assert.equal(own.elsewhere['schools/posts_approved']?.value, '62')
    assert.equal(own.elsewhere['schools/posts_approved']?.by, '教育局人事科')
  }),
)

test(
  'a department is asked what is its own: the lead office states duties and vetoes, gives the monitoring; all of it can be saved',
  httpScene(async (stage) => {
    const { coordinator, at } = await begun(stage)
    const lead = await coordinator.call(readForm, at('教育督导室'))
    const keys = lead.sections.map(({ key }) => key)
    assert.ok(keys.includes('stated') && keys.includes('monitoring') && keys.includes('county'), keys.join())
    const paths = fieldsOf(lead).map(({ path }) => path)
    assert.ok(paths.includes('county/veto:falsification') && paths.includes('county/naeq:2025:4:语文'))
    refusePaths(
      { kind: 'department', unit_key: '教育督导室' },
      paths.map((path) => ({ path, value: '1' })),
    )
    const money = fieldsOf(await coordinator.call(readForm, at('财政局'))).map(({ path }) => path)
    assert.ok(money.includes('county/per_student_std_primary'))
    assert.ok(!money.includes('county/veto:falsification'))
  }),
)

test(
  'own returns: a school’s people see theirs and their teaching point’s, an officer the unit’s, the coordinator none; the revision moves with every save',
  httpScene(async (stage) => {
    const { coordinator, filler, at } = await begun(stage)
    const officer = await stage.as({ role: 'department_officer', county: COUNTY })
    const keys = async (who: typeof filler) => (await who.call(listOwnReturns, {})).returns.map(({ unitKey }) => unitKey)
    assert.deepEqual(await keys(filler), [PRIMARY, POINT])
    assert.deepEqual(await keys(officer), ['虚构单位'])
    assert.deepEqual(await keys(coordinator), [])
    const before = await filler.call(readRevision, at(PRIMARY))
    await filler.call(saveValues, {
      ...at(PRIMARY),
      body: { changes: [{ path: 'schools/sports_field_area', value: '8200', seen: 0 }] },
    })
    const after = await filler.call(readRevision, at(PRIMARY))
    assert.equal(after.revision, before.revision + 1)
    const [own] = (await filler.call(listOwnReturns, {})).returns
    assert.deepEqual([own?.filled, own?.openRemarks], [1, 0])
  }),
)

test(
  'asking for the signature tells the school’s principal once a day, and is refused where the school has none',
  httpScene(async (stage) => {
    const { filler, at } = await begun(stage)
    await assert.rejects(filler.call(askForSignature, at(PRIMARY)), { code: 'round.no-signer' })
    await stage.as({ role: 'principal', county: COUNTY, schools: [PRIMARY] })
    assert.deepEqual(await filler.call(askForSignature, at(PRIMARY)), { told: 1 })
    assert.deepEqual(await filler.call(askForSignature, at(PRIMARY)), { told: 0 })
  }),
)

test('a value from a file is the choice it means, in whatever words it came', () => {
  const yes = { key: '', zh: '', unit: '', min: null, max: null, softRange: null, choices: [] }
  const field = (kind: 'boolean' | 'judgement' | 'grade', ...values: string[]) => ({
    ...yes,
    kind,
    choices: values.map((value) => ({ value, zh: value })),
  })
  assert.equal(choiceOf(field('judgement', '达标', '不达标'), 'met')?.value, '达标')
  assert.equal(choiceOf(field('grade', '优秀', '良好', '合格', '不合格'), 'good')?.value, '良好')
  assert.equal(choiceOf(field('boolean', '是', '否'), '0')?.value, '否')
  assert.equal(choiceOf(field('boolean', '是', '否'), '也许'), undefined)
  const ownership = { ...yes, kind: 'enum' as const, choices: [{ value: 'public', zh: '公办' }] }
  assert.equal(choiceOf(ownership, '公办')?.value, 'public')
})
