import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { County } from '@junheng/core/features/collection/county.ts'
import { applyMeasures } from '@junheng/core/features/rectification/measures/apply.ts'
import type { MeasureToApply } from '@junheng/core/features/rectification/measures/changes.ts'
import type { MeasureEffect } from '@junheng/core/features/rectification/measures/effect-schema.ts'
import fc from 'fast-check'
import { code, countyOf, effect, facts, STANDARD, threeSchools } from './test-county.ts'

const divert = (pupils: number, over: Record<string, unknown> = {}) => ({
  kind: 'divert',
  from: code(1),
  to: code(2),
  lines: [{ on: '2026-09-01', stage: 'primary', grade: 1, pupils, inZone: true, ...over }],
})
const indicator = ({ sections }: MeasureEffect, school: number, wanted: string) =>
  sections.find(({ schoolCode }) => schoolCode === code(school))!.indicators.find((each) => each.code === wanted)!
const duty = ({ sections }: MeasureEffect, school: number, key: string) =>
  sections.find(({ schoolCode }) => schoolCode === code(school))!.duties.find((each) => each.key === key)!
const sum = (column: Float64Array | undefined): number => (column ?? new Float64Array()).reduce((a, b) => a + b, 0)
const apply = (county: County, measures: MeasureToApply[], day = '2026-09-01') =>
  applyMeasures(county, measures, day, STANDARD.catalogue)

test('pupils who leave raise the value of the school they leave and lower that of the other', async () => {
  const found = await effect([divert(80)])
  // (6000 − 500) ÷ 1080 and ÷ 1000, by hand.
  assert.equal(indicator(found, 1, 'L4').before!.value, 5500 / 1080)
  assert.equal(indicator(found, 1, 'L4').after!.value, 5.5)
  assert.equal(indicator(found, 2, 'L4').after!.value, 5500 / 620)
  assert.deepEqual(
    found.inputs.filter(({ element }) => element === 'class_sizes').map(({ before, after }) => [before, after]),
    [
      ['45、45、45、45', '25、25、25、25'],
      ['45、45', '85、85'],
    ],
  )
  assert.equal(duty(found, 2, 'class_size').before!.verdict, 'met')
  assert.equal(duty(found, 2, 'class_size').after!.verdict, 'unmet')
  assert.ok(found.findings.some(({ kind, schoolCode }) => kind === 'harms' && schoolCode === code(2)))
  assert.equal(found.spreads.length, 7)
})

test('a class opened moves the step of twelve classes for music and art rooms, and asks for teachers', async () => {
  const found = await effect([divert(80, { opened: 2 })])
  assert.deepEqual([duty(found, 2, 'music_art_rooms').before!.line, duty(found, 2, 'music_art_rooms').after!.line], [1, 2])
  assert.equal(duty(found, 2, 'music_art_rooms').after!.verdict, 'unmet')
  assert.equal(duty(found, 2, 'class_size').after!.verdict, 'met')
  const needs = found.findings.find(({ kind }) => kind === 'needs_teachers')!
  // 70 teachers ÷ 12 classes × 14 classes = 81.67: 12 more.
  assert.match(needs.text, /每班 5\.83 名.*还需 12 名/)
})

test('no giver may fall below its own line, and nobody gives what is not there', async () => {
  const give = (amounts: Record<string, number>) =>
    effect([{ kind: 'reallocate', from: code(1), to: code(3), lines: [{ on: '2026-09-01', amounts }] }])
  const enough = await give({ equipment_value_wan: 20 })
  assert.deepEqual(
    enough.findings.filter(({ level }) => level === 'blocks'),
    [],
  )
  const below = await give({ equipment_value_wan: 40 })
  const [blocking] = below.findings
  assert.equal(blocking?.kind, 'giver_below')
  assert.match(blocking!.text, /示例第1学校（小学） L6 仪器设备由 2314\.81481… 变为 1944\.44444… 元\/生，低于本校标准 2000/)
  const nothing = await give({ equipment_value_wan: 400 })
  assert.ok(nothing.findings.some(({ kind, text }) => kind === 'not_enough' && text.includes('现有 250 万元，不够拿出 400 万元')))
})

test('leased rooms count from the first to the last day of the lease', async () => {
  const lease = { kind: 'lease', school: code(3), use: 'teaching', area: 600, from: '2026-09-01', until: '2028-08-31' }
  const value = async (day: string) => indicator(await effect([lease], threeSchools(), day), 3, 'L4').after!.value
  assert.equal(await value('2028-08-31'), 2700 / 240)
  const late = await effect([lease], threeSchools(), '2028-09-01')
  assert.deepEqual(late.sections, [])
  assert.match(late.findings[0]!.text, /租期到 2028-08-31 为止/)
})

test('a line that waits for a building counts from its acceptance', async () => {
  const county = await countyOf(threeSchools())
  const waiting = { ...facts(divert(80)), notBefore: '2027-02-01' }
  assert.equal(apply(county, [waiting], '2027-01-31').touched.size, 0)
  assert.equal(apply(county, [waiting], '2027-02-01').touched.size, 2)
})

test('a school that is merged hands on its pupils and classes and is no longer judged', async () => {
  const merge = { kind: 'merge', from: code(3), to: code(2), on: '2026-09-01', teachers: true, assets: true, premises: false }
  const found = await effect([merge])
  const gone = found.sections.find(({ schoolCode }) => schoolCode === code(3))!
  assert.deepEqual([gone.pass.after, gone.students.after], ['out', 0])
  assert.equal(indicator(found, 2, 'L6').after!.value, ((250 + 110) * 10_000) / 780)
  const county = await countyOf(threeSchools())
  const { county: after } = apply(county, [facts(merge)])
  assert.equal(sum(after.sections.numbers.get('students')), 1860)
  assert.equal(sum(after.classes!.students), 1860)
  assert.equal(after.classes!.start[2]! - after.classes!.start[1]!, 18)
})

test('a new school takes its pupils from others, and has what measures bring it and nothing else', async () => {
  const build = {
    kind: 'new_build',
    school: '2199000002',
    on: '2026-08-01',
    amounts: { teaching_area: 3000, sports_field_area: 4500, equipment_value_wan: 80, multimedia_rooms: 10 },
    rooms: [{ kind: 'music', area: 100, count: 1 }],
  }
  const newSchool = { name: '示例新建小学', type: '211', stages: ['primary'], teachers: { primary: { count: 20, of: {} } } }
  const text = threeSchools()
  const without = { ...text, schools: text.schools.toSpliced(1, 1), sections: text.sections.toSpliced(1, 1) }
  const few = (rows: PackageRows) => rows.filter((row) => row['school_code'] !== code(2))
  const found = await effect([{ ...build, newSchool }, divert(90, { opened: 3 })], {
    ...without,
    classes: few(text.classes!),
    rooms: few(text.rooms!),
  })
  const opened = found.sections.find(({ schoolCode }) => schoolCode === code(2))!
  assert.deepEqual([opened.students, opened.pass.before], [{ before: null, after: 90 }, 'out'])
  assert.equal(indicator(found, 2, 'L6').after!.value, (80 * 10_000) / 90)
  assert.equal(indicator(found, 2, 'L4').after!.value, 3000 / 90)
  // Of its 20 teachers nobody said how many are backbone: unknown, not none.
  assert.equal(indicator(found, 2, 'L2').after!.value, null)
  assert.match(
    found.inputs.find(({ element, schoolCode }) => element === 'class_sizes' && schoolCode === code(2))!.after as string,
    /^30、30、30$/,
  )
})
type PackageRows = Record<string, string | number>[]

test('what has no numbers is said, and nothing is invented', async () => {
  const found = await effect([{ kind: 'teaching', on: '2026-09-01', about: '教研' }])
  assert.deepEqual(found.sections, [])
  assert.match(found.findings[0]!.text, /教学改进没有可以代入的数/)
  const gradeless = await effect([divert(10, { grade: null })])
  assert.equal(duty(gradeless, 1, 'class_size').after!.verdict, 'not_judgeable')
  assert.ok(gradeless.findings.some(({ text }) => text.includes('没有写明年级，班额无法推算')))
  const nowhere = await effect([{ ...divert(10), to: '2199009999' }])
  assert.deepEqual(nowhere.inputs, [])
  assert.match(nowhere.findings[0]!.text, /没有代码为 2199009999 的学校/)
})

test('what raises a coefficient is said with both numbers', async () => {
  const found = await effect([
    { kind: 'purchase', school: code(2), lines: [{ on: '2026-09-01', amounts: { equipment_value_wan: 300 } }] },
  ])
  const spread = found.spreads.find(({ indicator: of }) => of === 'L6')!
  assert.ok(spread.after!.cv! > spread.before!.cv!)
  const said = found.findings.find(({ kind }) => kind === 'raises_cv')!
  assert.match(said.text, /小学 L6 仪器设备差异系数由 .* 升为 .*再给该校增加资源会拉大校际差距/)
})

test('teachers count where they are named; whether they are certified is unknown until it is said', async () => {
  const recruit = (of: Record<string, number>) =>
    effect(
      [
        {
          kind: 'teachers',
          from: null,
          to: code(3),
          stage: 'primary',
          lines: [{ on: '2026-09-01', teachers: { count: 3, of } }],
        },
      ],
      certified,
    )
  const text = threeSchools()
  const certified = {
    ...text,
    schools: text.schools.map((school, i) => ({ ...school, teachers_certified: [70, 70, 20][i]! })),
  }
  const named = await recruit({ ft_teachers_pe: 2, ft_teachers_music: 1, teachers_certified: 3, teachers_trained_360: 0 })
  assert.deepEqual([indicator(named, 3, 'L3').before!.value, indicator(named, 3, 'L3').after!.value], [1100 / 240, 1400 / 240])
  assert.ok(!named.findings.some(({ text: said }) => said.includes('持教师资格证')))
  assert.ok(named.findings.some(({ text: said }) => /没有写明教师中博士、.*县级以上骨干/.test(said)))
  assert.ok(!named.items.some(({ key }) => key === 'certified_teachers'))
  const unnamed = await recruit({ ft_teachers_pe: 2 })
  assert.equal(unnamed.items.find(({ key }) => key === 'certified_teachers')!.after.verdict, 'not_judgeable')
  assert.ok(unnamed.findings.some(({ text: said }) => said.includes('持教师资格证')))
})

const someDivert = fc.record({
  ends: fc.constantFrom<number[]>([1, 2], [1, 3], [2, 3], [3, 1]),
  grade: fc.option(fc.integer({ min: 1, max: 6 })),
  pupils: fc.integer({ min: 1, max: 20 }),
  opened: fc.integer({ min: 0, max: 2 }),
})
type Divert = { ends: number[]; grade: number | null; pupils: number; opened: number }
const diverted = ({ ends: [from, to], grade, pupils, opened }: Divert): MeasureToApply =>
  facts({
    kind: 'divert',
    from: code(from!),
    to: code(to!),
    lines: [{ on: '2026-09-01', stage: 'primary', grade, pupils, opened }],
  })
const someGift = fc.record({
  to: fc.constantFrom(2, 3),
  wan: fc.double({ min: 0.1, max: 9, noNaN: true }),
  books: fc.integer({ min: 1, max: 500 }),
})
type Gift = { to: number; wan: number; books: number }
const given = ({ to, wan, books }: Gift): MeasureToApply =>
  facts({
    kind: 'reallocate',
    from: code(1),
    to: code(to),
    lines: [{ on: '2026-09-01', amounts: { equipment_value_wan: wan, books } }],
  })

test('no pupil and no thing is lost or made on the way, the data itself stays as it was, and order makes no difference', async () => {
  const county = await countyOf(threeSchools())
  const was = structuredClone({
    sections: county.sections.numbers,
    schools: county.schools.numbers,
    classes: county.classes!.students,
  })
  fc.assert(
    fc.property(fc.array(someDivert, { maxLength: 6 }), fc.array(someGift, { maxLength: 5 }), (moves, gifts) => {
      const measures = [...moves.map(diverted), ...gifts.map(given)]
      const { county: after } = apply(county, measures)
      assert.equal(sum(after.sections.numbers.get('students')), 1860)
      const rolls = sum(after.classes!.students)
      assert.ok(Number.isNaN(rolls) ? moves.some(({ grade }) => grade === null) : rolls === 1860, String(rolls))
      assert.equal(sum(after.schools.numbers.get('books')), 90_000)
      assert.ok(Math.abs(sum(after.schools.numbers.get('equipment_value_wan')) - 610) < 1e-9)
      const turned = apply(county, measures.toReversed()).county
      assert.deepEqual(turned.schools.numbers, after.schools.numbers)
      assert.deepEqual(turned.sections.numbers, after.sections.numbers)
      assert.deepEqual(turned.classes!.students.toSorted(), after.classes!.students.toSorted())
    }),
    { numRuns: 60 },
  )
  assert.deepEqual({ sections: county.sections.numbers, schools: county.schools.numbers, classes: county.classes!.students }, was)
})

test('no measure changes nothing', async () => {
  const found = await effect([])
  assert.deepEqual([found.sections, found.items, found.inputs, found.findings], [[], [], [], []])
  for (const { before, after } of found.spreads) assert.deepEqual(after, before)
})
