/** What is not known stays unknown, who does not count stays out, and neither order nor days make pupils or things appear. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { County } from '@junheng/core/features/collection/county.ts'
import { judgedCounty } from '@junheng/core/features/evaluation/forms/forms.ts'
import { applyMeasures } from '@junheng/core/features/rectification/measures/apply.ts'
import type { MeasureToApply } from '@junheng/core/features/rectification/measures/changes.ts'
import { effectOf } from '@junheng/core/features/rectification/measures/effect.ts'
import type { MeasureEffect } from '@junheng/core/features/rectification/measures/effect-schema.ts'
import { readProfile } from '@junheng/core/features/standards/profile.ts'
import { aSchool, aSection, type PackageText } from '../../evaluation/test-package.ts'
import { readStandard } from '../../standards/files.ts'
import { code, countyOf, effect, facts, STANDARD, threeSchools } from './test-county.ts'

const ON = '2026-09-01'
const divert = (from: number, to: number, line: object) => ({
  kind: 'divert',
  from: code(from),
  to: code(to),
  lines: [{ on: ON, stage: 'primary', grade: 1, pupils: 30, ...line }],
})
const buy = (school: number, wan: number, on = ON) => ({
  kind: 'purchase',
  school: code(school),
  lines: [{ on, amounts: { equipment_value_wan: wan } }],
})
const merge = (from: number, to: number, on = ON) => ({
  kind: 'merge',
  from: code(from),
  to: code(to),
  on,
  teachers: true,
  assets: true,
  premises: true,
})
const section = ({ sections }: MeasureEffect, school: number, stage = 'primary') =>
  sections.find((each) => each.schoolCode === code(school) && each.stage === stage)!
const l = (found: MeasureEffect, school: number, k: number, stage = 'primary') =>
  section(found, school, stage).indicators[k - 1]!.after
const classSize = (found: MeasureEffect, school: number) =>
  section(found, school).duties.find(({ key }) => key === 'class_size')!.after!.verdict
const says = ({ findings }: MeasureEffect, pattern: RegExp) => findings.some(({ text }) => pattern.test(text))
const blocked = ({ findings }: MeasureEffect) => findings.some(({ level }) => level === 'blocks')
const without = (text: PackageText, school: number): PackageText => ({
  ...text,
  classes: text.classes!.filter((row) => row['school_code'] !== code(school)),
})

test('what a school did not report stays unknown however much is added', async () => {
  const text = threeSchools()
  const schools = text.schools.map((school, i) => (i === 2 ? { ...school, equipment_value_wan: '' } : school))
  const found = await effect([buy(3, 20)], { ...text, schools })
  assert.deepEqual(l(found, 3, 6), { value: null, verdict: 'not_judgeable' })
  assert.ok(says(found, /示例第3学校的教学仪器设备资产值未报，增减之后仍然未知/))
})

test('a school without class rolls has unknown classes, before as after: nobody is refused, and nothing is met', async () => {
  const text = without(threeSchools(), 2)
  const coming = await effect([divert(1, 2, { opened: 1 })], text)
  assert.equal(classSize(coming, 2), 'not_judgeable')
  const leaving = await effect([divert(2, 1, {})], text)
  assert.deepEqual([blocked(leaving), classSize(leaving, 2)], [false, 'not_judgeable'])
  assert.ok(says(leaving, /示例第2学校没有班级名册/))
  // Whichever of both lacks them.
  assert.equal(classSize(await effect([merge(2, 3)], text), 3), 'not_judgeable')
  assert.equal(classSize(await effect([merge(3, 2)], text), 2), 'not_judgeable')
})

test('class rolls without grades do not say which classes change', async () => {
  const text = threeSchools()
  const classes = text.classes!.map(({ grade: _, ...row }) => row)
  const found = await effect([divert(1, 2, {})], { ...text, classes })
  assert.deepEqual([blocked(found), classSize(found, 1), classSize(found, 2)], [false, 'not_judgeable', 'not_judgeable'])
})

test('pupils of a grade the rolls do not show are not said to be missing', async () => {
  const text = threeSchools()
  const classes = text.classes!.filter((row) => row['school_code'] !== code(1) || row['grade'] !== 1)
  const found = await effect([divert(1, 2, {})], { ...text, classes })
  assert.deepEqual([blocked(found), classSize(found, 1)], [false, 'not_judgeable'])
})

const campus = (school: number, name: string, primary: number, junior: number, wan: number) => ({
  school_code: code(school),
  campus_code: name,
  campus_name: `${name}校区`,
  primary_students: primary,
  junior_students: junior,
  equipment_value_wan: wan,
})
const CAMPUSES: PackageText = {
  schools: [aSchool(1, { school_type_code: 312 }), aSchool(2)],
  sections: [aSection(1, { students: 600 }), aSection(1, { stage: 'junior', students: 300 }), aSection(2)],
  campuses: [campus(1, 'A', 400, 100, 150), campus(1, 'B', 200, 200, 100)],
}

test('pupils of a campus nobody names leave the division between stages unknown, never to one stage alone', async () => {
  const unnamed = await effect([divert(1, 2, { grade: null })], CAMPUSES)
  assert.deepEqual([l(unnamed, 1, 6)!.value, l(unnamed, 1, 6, 'junior')!.value], [null, null])
  assert.ok(says(unnamed, /没有写明学生进出哪个校区/))
  // From campus B: A 400 : 110, B 170 : 220.
  const named = await effect([{ ...divert(1, 2, { grade: null }), fromCampus: 'B' }], CAMPUSES)
  const byHand = (1_500_000 * (400 / 510) + 1_000_000 * (170 / 390)) / 570
  assert.ok(Math.abs(l(named, 1, 6)!.value! - byHand) < 1e-9)
  const nowhere = await effect([{ ...divert(1, 2, {}), fromCampus: 'C' }], CAMPUSES)
  assert.deepEqual(nowhere.inputs, [])
  assert.ok(says(nowhere, /没有代码为 C 的校区，分流没有代入/))
})

test('between two campuses of one school things move; a campus cannot give more than it has', async () => {
  const move = (wan: number) =>
    effect(
      [
        {
          kind: 'reallocate',
          from: code(1),
          to: code(1),
          fromCampus: 'A',
          toCampus: 'B',
          lines: [{ on: ON, amounts: { equipment_value_wan: wan } }],
        },
      ],
      CAMPUSES,
    )
  const byHand = (1_400_000 * (400 / 510) + 1_100_000 * (200 / 420)) / 600
  assert.ok(Math.abs(l(await move(10), 1, 6)!.value! - byHand) < 1e-9)
  assert.ok(says(await move(160), /示例第1学校A校区的教学仪器设备资产值现有 150 万元，不够拿出 160 万元/))
})

test('what a merged school has on its campuses goes along', async () => {
  const text = { ...CAMPUSES, campuses: CAMPUSES.campuses!.map((row) => ({ ...row, school_code: code(2) })) }
  const schools = text.schools.map((school, i) => (i === 1 ? { ...school, equipment_value_wan: '' } : school))
  const found = await effect([merge(2, 1)], {
    ...text,
    schools: schools.toSpliced(0, 1, aSchool(1)),
    sections: [aSection(1), aSection(2)],
  })
  assert.equal(l(found, 1, 6)!.value, (5_000_000 / 2000) | 0)
})

test('how many migrant pupils leave is unknown: the larger school does not become exempt by it', async () => {
  const { profile } = readProfile({ name: '示例', settings: { 'exemptions.migrant_majority': true } }, STANDARD, ON)
  const judge = (county: County) => judgedCounty(county, STANDARD, profile)
  const text = {
    schools: [aSchool(1, { migrant_worker_children: 1100, founding_year: 2015 }), aSchool(2)],
    sections: [aSection(1, { students: 2300 }), aSection(2, { students: 500 })],
  }
  const county = await countyOf(text)
  const found = effectOf(judge(county), judge, { measures: [facts(divert(1, 2, { grade: null, pupils: 150 }))], day: ON })
  // 1100 ÷ 2150 would be 51 %: only if not one of those who left were a migrant's child.
  const size = section(found, 1).duties.find(({ key }) => key === 'school_size')!
  assert.deepEqual([size.before!.verdict, size.after!.verdict], ['unmet', 'not_judgeable'])
})

test('a private school counts as the standard says: by that of 2012 it stays out of every figure, and that is said', async () => {
  const text = threeSchools()
  const schools = text.schools.map((school, i) => (i === 2 ? { ...school, ownership: 'private' } : school))
  const basic = readStandard('basic_balanced_2012')
  const { profile } = readProfile(null, basic, ON)
  const judge = (county: County) => judgedCounty(county, basic, profile)
  const county = await countyOf({ ...text, schools })
  const found = effectOf(judge(county), judge, { measures: [facts(buy(3, 50))], day: ON })
  assert.deepEqual(section(found, 3).pass, { before: 'out', after: 'out' })
  assert.ok(found.spreads.every(({ before, after }) => before!.cv === after!.cv))
  assert.ok(says(found, /示例第3学校（小学）不参加评估（民办学校不计入）/))
  assert.ok(says(await effect([buy(3, 50)], { ...text, schools }), /示例第3学校：再给该校增加资源|差异系数由/))
})

test('a teaching point that falls below fifty pupils drops out, and that is said', async () => {
  const text = {
    schools: [aSchool(1), aSchool(2, { school_type_code: 219 })],
    sections: [aSection(1), aSection(2, { students: 60 })],
  }
  const found = await effect([divert(2, 1, { grade: null, pupils: 20 })], text)
  assert.deepEqual(section(found, 2).pass.after, 'out')
  assert.ok(says(found, /示例第2学校（小学）由计入变为不计入：教学点不足 50 人/))
})

test('what a teaching point gives is missing at the central school that answers for it', async () => {
  const { profile } = readProfile({ name: '示例', settings: { teachingPoint: 'merge_into_parent' } }, STANDARD, ON)
  const judge = (county: County) => judgedCounty(county, STANDARD, profile)
  const county = await countyOf({
    schools: [
      aSchool(1, { equipment_value_wan: 190 }),
      aSchool(2, { school_type_code: 219, parent_school_code: code(1), equipment_value_wan: 25 }),
      aSchool(3),
    ],
    sections: [aSection(1), aSection(2, { students: 60 }), aSection(3)],
  })
  const give = (wan: number) => {
    const lines = [{ on: ON, amounts: { equipment_value_wan: wan } }]
    const measure = facts({ kind: 'reallocate', from: code(2), to: code(3), lines })
    return effectOf(judge(county), judge, { measures: [measure], day: ON })
  }
  // 215 − 3 = 212 = 2 000 yuan × 1 060 pupils.
  assert.ok(!blocked(give(3)))
  assert.ok(says(give(4), /调出学校 示例第1学校（小学） L6 .*低于本校标准 2000/))
})

test('days count, the order of measures does not: who gives must have it by then', async () => {
  const give = { kind: 'reallocate', from: code(3), to: code(2), lines: [{ on: '2026-10-01', amounts: { books: 40_000 } }] }
  const bring = (on: string) => ({ kind: 'purchase', school: code(3), lines: [{ on, amounts: { books: 20_000 } }] })
  const late = '2027-01-01'
  for (const measures of [
    [give, bring('2026-12-01')],
    [bring('2026-12-01'), give],
  ])
    assert.ok(says(await effect(measures, threeSchools(), late), /现有 30000 册，不够拿出 40000 册/))
  assert.ok(!says(await effect([give, bring('2026-09-01')], threeSchools(), late), /不够拿出/))
})

test('after a merger classes are spread with those who came; what is meant for the school that went is said, not lost', async () => {
  const day = '2027-09-01'
  const after = await effect([merge(3, 2), { ...divert(2, 1, { on: day, pupils: 100 }) }], threeSchools(), day)
  // Of grade 1 there are 2 × 45 + 40 = 130 by then: 100 may go, 30 stay in three classes.
  assert.ok(!blocked(after))
  assert.ok(after.inputs.some((each) => each.schoolCode === code(2) && each.after === '10、10、10'))
  const lost = await effect([merge(3, 2), buy(3, 20, day)], threeSchools(), day)
  assert.ok(says(lost, /示例第3学校已于 2026-09-01 并入示例第2学校，2027-09-01 起的购置没有代入/))
  assert.equal(l(lost, 2, 6)!.value, (3_600_000 / 780) as number)
})

test('schools merged one into the other on one day all end in the last, whatever their codes', async () => {
  for (const [first, middle, last] of [
    [1, 2, 3],
    [3, 2, 1],
    [2, 3, 1],
  ] as const) {
    const county = await countyOf(threeSchools())
    for (const sent of [
      [merge(first, middle), merge(middle, last)],
      [merge(middle, last), merge(first, middle)],
    ]) {
      const { county: after } = applyMeasures(county, sent.map(facts), ON, STANDARD.catalogue)
      const students = after.sections.numbers.get('students')!
      assert.deepEqual([students[first - 1], students[middle - 1], students[last - 1]], [0, 0, 1860])
    }
  }
})

test('a new school that is in the data by now is not built twice', async () => {
  const build = {
    kind: 'new_build',
    school: code(3),
    on: ON,
    amounts: { teaching_area: 3000 },
    newSchool: { name: '示例第3学校', type: '211', stages: ['primary'] },
  }
  const found = await effect([build])
  assert.deepEqual([found.sections, found.inputs], [[], []])
  assert.ok(says(found, /数据中已有示例第3学校/))
})

test('rules for old schools are not for one that is yet to be built', async () => {
  const { profile } = readProfile({ name: '示例', settings: { 'exemptions.built_2016_or_before': true } }, STANDARD, ON)
  const judge = (county: County) => judgedCounty(county, STANDARD, profile)
  const text = threeSchools()
  const county = await countyOf({ ...text, schools: text.schools.map((school) => ({ ...school, founding_year: 2000 })) })
  const build = {
    kind: 'new_build',
    school: code(4),
    on: ON,
    rooms: [
      { kind: 'music', area: 80, count: 1 },
      { kind: 'art', area: 80, count: 1 },
    ],
    newSchool: { name: '示例新建', type: '211', stages: ['primary'] },
  }
  const measures = [facts(build), facts(divert(1, 4, { opened: 1 }))]
  const found = effectOf(judge(county), judge, { measures, day: ON })
  assert.equal(section(found, 4).duties.find(({ key }) => key === 'music_art_rooms')!.after!.verdict, 'unmet')
})

const lease = (over: object = {}): MeasureToApply =>
  facts({ kind: 'lease', school: code(3), use: 'teaching', area: 600, from: '2025-09-01', until: '2028-08-31', ...over })

test('a lease that is in the data is not added again, and leaves them when it ends', async () => {
  const county = await countyOf(threeSchools())
  const at = (measure: MeasureToApply, day: string) =>
    applyMeasures(county, [measure], day, STANDARD.catalogue).county.schools.numbers.get('teaching_area_total')![2]
  const inData = { ...lease(), dataDay: '2026-09-01' }
  assert.deepEqual([at(inData, '2028-08-31'), at(inData, '2028-09-01')], [2600, 2000])
  const later = { ...lease({ from: '2026-10-01' }), dataDay: '2026-09-01' }
  assert.deepEqual([at(later, '2026-09-30'), at(later, '2026-10-01'), at(later, '2028-09-01')], [2600, 3200, 2600])
})
