import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ItemResult } from '@junheng/core/features/evaluation/result.ts'
import { item, judge, near, oneSchool, section } from './test-judge.ts'
import { aSchool, aSection, type PackageText } from './test-package.ts'

test('school size: 2000, 2400 for those built by 2010, 2500 for a nine-year school; unknown year between the lines is not judgeable', async () => {
  const verdict = async (students: number, school: Record<string, string | number>, settings = {}) =>
    item(await judge(oneSchool(school, { students }), settings), 'school_size').verdict
  assert.equal(await verdict(2000, { founding_year: 2015 }), 'met')
  assert.equal(await verdict(2001, { founding_year: 2011 }), 'unmet')
  assert.equal(await verdict(2400, { founding_year: 2010 }), 'met')
  assert.equal(await verdict(2401, { founding_year: 2009 }), 'unmet')
  assert.equal(await verdict(2200, {}), 'not_judgeable')
  assert.equal(await verdict(2200, { founding_year: 2009 }, { 'exemptions.built_2010_or_before': false }), 'unmet')
  const nine = {
    schools: [aSchool(1, { school_type_code: 312 })],
    sections: [aSection(1, { students: 1500 }), aSection(1, { stage: 'junior', students: 1000 })],
  }
  assert.equal(item(await judge(nine), 'school_size').verdict, 'met')
})

test('music and art rooms: one of each kind per twelve classes begun, each of its own size', async () => {
  const rooms = (areas: [string, number][]) => areas.map(([kind, area]) => ({ school_code: '2199000001', kind, area }))
  const verdict = async (classes: number, list: [string, number][] | null) =>
    item(await judge({ ...oneSchool({}, { classes }), ...(list ? { rooms: rooms(list) } : {}) }), 'music_art_rooms').verdict
  assert.equal(
    await verdict(12, [
      ['music', 96],
      ['art', 90],
    ]),
    'met',
  )
  assert.equal(
    await verdict(13, [
      ['music', 96],
      ['art', 90],
    ]),
    'unmet',
  )
  assert.equal(
    await verdict(12, [
      ['music', 95],
      ['art', 90],
    ]),
    'unmet',
  )
  assert.equal(await verdict(12, null), 'not_judgeable')
})

test('one class of 46 fails the county and is named; without a roll the bands decide; without either nothing is known', async () => {
  const classes = [45, 46].map((students, i) => ({
    school_code: '2199000001',
    stage: 'primary',
    grade: 3,
    class_name: `${i + 1}班`,
    students,
  }))
  const rolls = item(await judge({ ...oneSchool({}), classes }), 'class_size')
  assert.deepEqual([rolls.verdict, rolls.value], ['unmet', 1])
  assert.match(rolls.detail.join(), /三年级 2班 46 人/)
  const bands = Object.fromEntries(
    ['le25', '26_30', '31_35', '36_40', '41_45', '46_50', '51_55', '56_60', '61_65', 'ge66'].map((b) => [
      `class_size_bands.${b}`,
      b === '46_50' ? 2 : 0,
    ]),
  )
  assert.equal(item(await judge(oneSchool({}, bands)), 'class_size').value, 2)
  assert.equal(item(await judge(oneSchool({})), 'class_size').verdict, 'not_judgeable')
})

test('small schools are funded as for 100 pupils, teaching points under 50 too', async () => {
  const text = (yuan: number): PackageText => ({
    schools: [aSchool(1), aSchool(2, { school_type_code: 218, public_funds_appropriated_yuan: yuan })],
    sections: [aSection(1), aSection(2, { students: 20 })],
    county: { per_student_std_primary: 720 },
  })
  assert.equal(item(await judge(text(72_000)), 'small_school_funds').verdict, 'met')
  assert.deepEqual(
    [item(await judge(text(71_999)), 'small_school_funds').verdict, item(await judge(text(71_999)), 'small_school_funds').value],
    ['unmet', 1],
  )
})

test('county ratios: on the line is met; nobody concerned is met and says so; missing is not judgeable', async () => {
  const ratio = async (key: string, county: Record<string, string | number>, settings = {}) =>
    item(await judge(oneSchool({}, {}, county), settings), key)
  assert.deepEqual(pick(await ratio('disabled_enrolment', { disabled_total: 100, disabled_enrolled: 95 })), [0.95, 'met'])
  assert.deepEqual(pick(await ratio('disabled_enrolment', { disabled_total: 100, disabled_enrolled: 94 })), [0.94, 'unmet'])
  const nobody = await ratio('migrant_children', { migrant_total: 0, migrant_public: 0, migrant_purchased: 0 })
  assert.equal(nobody.verdict, 'met')
  assert.match(nobody.detail.join(), /不涉及/)
  assert.deepEqual(
    pick(
      await ratio('special_edu_funds', { special_funds_yuan: 7500, special_students: 1 }, { 'specialEdu.fundsStandard': 7000 }),
    ),
    [7500, 'met'],
  )
  assert.deepEqual(pick(await ratio('special_edu_funds', { special_funds_yuan: 7500, special_students: 1 })), [7500, 'unmet'])
  assert.equal((await ratio('junior_retention_3y', { grad9_count: 950 })).verdict, 'not_judgeable')
})
const pick = (result: ItemResult) => [result.value, result.verdict]

test('a rider is told, and decides only when stated unmet', async () => {
  const pay = { teacher_avg_pay_yuan: 100_000, civil_servant_avg_pay_yuan: 100_000 }
  const verdict = async (rider: Record<string, string>) =>
    item(await judge(oneSchool({}, {}, { ...pay, ...rider })), 'teacher_pay').verdict
  assert.equal(await verdict({}), 'met')
  assert.equal(await verdict({ 'teacher_pay:rider': 'unmet' }), 'unmet')
})

test('quality monitoring: level Ⅲ passes, Ⅱ fails, a rate of 0.15 fails, the newest round of a subject counts', async () => {
  const verdict = async (county: Record<string, string>) => item(await judge(oneSchool({}, {}, county)), 'naeq_level').verdict
  assert.equal(await verdict({ 'naeq:2024:4:语文': 'III;0.149' }), 'met')
  assert.equal(await verdict({ 'naeq:2024:4:语文': '2;0.1' }), 'unmet')
  assert.equal(await verdict({ 'naeq:2024:4:语文': '3;0.15' }), 'unmet')
  assert.equal(await verdict({ 'naeq:2021:4:语文': '2;0.2', 'naeq:2024:4:语文': '3;0.1' }), 'met')
  assert.equal(await verdict({}), 'not_judgeable')
})

test('a veto without a row is unknown, and any veto fails the county', async () => {
  assert.equal(item(await judge(oneSchool({})), 'veto:falsification').verdict, 'not_judgeable')
  assert.equal(item(await judge(oneSchool({}, {}, { 'veto:falsification': 'no' })), 'veto:falsification').verdict, 'met')
  assert.equal((await judge(oneSchool({}, {}, { 'veto:falsification': 'yes' }))).verdict, 'unmet')
})

test('zoned enrolment runs over public day schools of cities and towns, primary to 100 %, junior to 95 %', async () => {
  const place = { urban_rural_code: 111, is_boarding: '否' }
  const text = (primary: number, junior: number): PackageText => ({
    schools: [
      aSchool(1, place),
      aSchool(2, { ...place, school_type_code: 311 }),
      aSchool(3, { ...place, urban_rural_code: 220 }),
      aSchool(4, { ...place, ownership: 'private' }),
    ],
    sections: [
      aSection(1, { students_in_zone: primary }),
      aSection(2, { stage: 'junior', students_in_zone: junior }),
      aSection(3, { students_in_zone: 1 }),
      aSection(4, { students_in_zone: 1 }),
    ],
  })
  assert.equal(item(await judge(text(1000, 950)), 'zoned_enrolment').verdict, 'met')
  assert.equal(item(await judge(text(999, 1000)), 'zoned_enrolment').verdict, 'unmet')
  assert.equal(item(await judge(text(1000, 949)), 'zoned_enrolment').verdict, 'unmet')
})

test('2012: the composite of eight decides, private schools and teaching points are out, sections are not judged', async () => {
  const result = await judge(
    {
      schools: [
        aSchool(1),
        aSchool(2, { books: 0, computers: 0 }),
        aSchool(3, { ownership: 'private', sponsor_type: 10 }),
        aSchool(4, { school_type_code: 218 }),
      ],
      sections: [aSection(1), aSection(2), aSection(3), aSection(4)],
    },
    {},
    'basic_balanced_2012',
  )
  assert.equal(result.sections.length, 2)
  assert.deepEqual(
    [section(result, 1).met, section(result, 1).pass, section(result, 1).indicators['L5']!.threshold],
    [null, null, null],
  )
  assert.deepEqual(
    result.spreads.map((s) => s.indicator),
    ['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7', 'L8', 'composite'],
  )
  const composite = result.spreads.at(-1)!
  near(composite.cv, 2 / 8)
  assert.deepEqual([composite.mean, composite.sd, composite.limit, composite.verdict], [null, null, 0.65, 'met'])
  assert.deepEqual([result.spreads[0]!.limit, result.spreads[0]!.verdict], [null, null])
})

test('2012: 85 points, 84.9 not; four core items veto, three do not; two bad years of the three growths veto', async () => {
  const basic = (text: PackageText) => judge(text, {}, 'basic_balanced_2012')
  assert.equal(item(await basic(oneSchool({}, {}, { basic_gov_total: 85 })), 'basic_gov_total').verdict, 'met')
  assert.equal(item(await basic(oneSchool({}, {}, { basic_gov_total: 84.9 })), 'basic_gov_total').verdict, 'unmet')
  const core = async (n: number) =>
    item(await basic(oneSchool({ core_items_failed: n, school_standard_score: 90 })), 'veto:core_items_4_of_13').verdict
  assert.deepEqual([await core(3), await core(4)], ['met', 'unmet'])
  const finance = (edu: number[]): Record<string, number> =>
    Object.fromEntries(
      edu.flatMap((amount, i) => [
        [`fiscal_edu_appropriation@${2020 + i}`, amount],
        [`fiscal_recurrent_revenue@${2020 + i}`, 1000 * 1.05 ** i],
        ...['edu_spend_per_student', 'teacher_pay_avg', 'public_funds_per_student'].map((e) => [`${e}@${2020 + i}`, 100 + i]),
      ]),
    )
  const growths = async (edu: number[]) => item(await basic(oneSchool({}, {}, finance(edu))), 'veto:three_growth_2of3').verdict
  assert.equal(await growths([100, 110, 121, 134]), 'met')
  assert.equal(await growths([100, 101, 112, 124]), 'met')
  assert.equal(await growths([100, 101, 102, 113]), 'unmet')
})

test('a school whose figure is unreported does not count as falling short of 100 %', async () => {
  const result = await judge({
    schools: [aSchool(1, { teachers_certified: 70 }), aSchool(2)],
    sections: [aSection(1), aSection(2)],
  })
  assert.equal(item(result, 'certified_teachers').verdict, 'not_judgeable')
  const short = await judge({
    schools: [aSchool(1, { teachers_certified: 69 }), aSchool(2)],
    sections: [aSection(1), aSection(2)],
  })
  assert.equal(item(short, 'certified_teachers').verdict, 'unmet')
})

test('the line a school is told is the one it was held to', async () => {
  assert.match(
    item(await judge(oneSchool({ founding_year: 2005 }, { students: 2450 })), 'school_size').detail.join(),
    /2450 人，上限 2400 人/,
  )
})
