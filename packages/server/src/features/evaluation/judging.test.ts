import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evaluateCounty } from '@junheng/core/features/evaluation/evaluate-county.ts'
import type { CountyResult, ItemResult, SectionResult } from '@junheng/core/features/evaluation/result.ts'
import { readProfile } from '@junheng/core/features/standards/profile.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { readCountyPackage } from '../collection/package/read.ts'
import { readStandard } from '../standards/files.ts'
import { aPackage, aSchool, aSection, type PackageText } from './a-package.ts'

async function judge(
  text: PackageText,
  settings: Record<string, unknown> = {},
  standardKey: StandardKey = 'quality_balanced_2017',
  today = '2026-09-01',
): Promise<CountyResult> {
  const standard = readStandard(standardKey)
  const { counties } = await readCountyPackage(aPackage(text), standard.catalogue)
  const { profile, faults } = readProfile({ name: 'test', settings }, standard, today)
  assert.deepEqual(faults, [])
  return evaluateCounty(counties[0]!, standard, profile)
}
const section = (result: CountyResult, code: number, stage = 'primary'): SectionResult =>
  result.sections.find((s) => s.schoolCode === String(2199000000 + code) && s.stage === stage)!
const item = (result: CountyResult, key: string): ItemResult => result.items.find((i) => i.key === key)!
const oneSchool = (
  school: Record<string, string | number>,
  own: Record<string, string | number> = {},
  county: Record<string, string | number> = {},
): PackageText => ({ schools: [aSchool(1, school)], sections: [aSection(1, own)], county })
const near = (actual: number | null, expected: number): void =>
  assert.ok(actual !== null && Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`)

test('each indicator is met on its line and unmet just below, on the line of its own stage', async () => {
  // For 1 000 pupils: the element that sits exactly on the line, and by how little it may miss.
  const lines = [
    [
      'L1',
      { ft_teachers_edu_bachelor: 42, ft_teachers_edu_master: 0, ft_teachers_edu_college: 0 },
      { ft_teachers_edu_bachelor: 41, ft_teachers_edu_master: 0, ft_teachers_edu_college: 0 },
      'primary',
    ],
    [
      'L1',
      { ft_teachers_edu_bachelor: 53, ft_teachers_edu_master: 0 },
      { ft_teachers_edu_bachelor: 52, ft_teachers_edu_master: 0 },
      'junior',
    ],
    ['L2', { backbone_teachers: 10 }, { backbone_teachers: 9 }, 'primary'],
    [
      'L3',
      { ft_teachers_pe: 3, ft_teachers_music: 3, ft_teachers_fine_art: 3 },
      { ft_teachers_pe: 3, ft_teachers_music: 3, ft_teachers_fine_art: 2 },
      'junior',
    ],
    ['L4', { teaching_area_total: 5000 }, { teaching_area_total: 4999 }, 'primary'],
    ['L4', { teaching_area_total: 6300 }, { teaching_area_total: 6299 }, 'junior'],
    ['L5', { sports_field_area: 7000 }, { sports_field_area: 6999 }, 'primary'],
    ['L5', { sports_field_area: 9700 }, { sports_field_area: 9699 }, 'junior'],
    ['L6', { equipment_value_wan: 200 }, { equipment_value_wan: 199.99 }, 'primary'],
    ['L6', { equipment_value_wan: 250 }, { equipment_value_wan: 249.99 }, 'junior'],
    ['L7', { multimedia_rooms: 23 }, { multimedia_rooms: 22 }, 'primary'],
    ['L7', { multimedia_rooms: 24 }, { multimedia_rooms: 23 }, 'junior'],
  ] as const
  for (const [code, on, below, stage] of lines) {
    const type = stage === 'primary' ? 211 : 311
    const verdictWith = async (over: Record<string, number>) =>
      section(await judge(oneSchool({ school_type_code: type, ...over }, { stage, ...over })), 1, stage).indicators[code]!.verdict
    assert.equal(await verdictWith(on), 'met', `${stage} ${code} on the line`)
    assert.equal(await verdictWith(below), 'unmet', `${stage} ${code} below the line`)
  }
})

test('six of seven with the seventh at 85 % passes; at 84 % it fails; five of seven fails', async () => {
  const floor = section(await judge(oneSchool({ equipment_value_wan: 170 })), 1)
  assert.deepEqual([floor.met, floor.floorOk, floor.pass], [6, true, true])
  const below = section(await judge(oneSchool({ equipment_value_wan: 168 })), 1)
  assert.deepEqual([below.met, below.floorOk, below.pass], [6, false, false])
  const five = section(await judge(oneSchool({ equipment_value_wan: 190, multimedia_rooms: 22 })), 1)
  assert.deepEqual([five.met, five.floorOk, five.pass], [5, true, false])
})

test('a missing figure leaves its section open unless the rest already decides, and never counts as zero', async () => {
  const open = await judge(oneSchool({ multimedia_rooms: '' }))
  assert.deepEqual(
    [section(open, 1).indicators['L7'], section(open, 1).pass],
    [{ value: null, threshold: 2.3, verdict: 'not_judgeable' }, null],
  )
  assert.equal(open.spreads.find((s) => s.indicator === 'L7')!.verdict, 'not_judgeable')
  const decided = section(await judge(oneSchool({ multimedia_rooms: '', equipment_value_wan: 100 })), 1)
  assert.deepEqual([decided.floorOk, decided.pass], [false, false])
})

test('a nine-year school is split 1 : 1.1 on shared resources only, as the published example', async () => {
  const text: PackageText = {
    schools: [aSchool(1, { school_type_code: 312, teaching_area_total: 23226, indoor_sports_area: 0 })],
    sections: [aSection(1, { students: 166 }), aSection(1, { stage: 'junior', students: 210 })],
  }
  const result = await judge(text)
  near(section(result, 1).indicators['L4']!.value, 9711.627204030226 / 166)
  near(section(result, 1, 'junior').indicators['L4']!.value, 13514.372795969774 / 210)
  near(section(result, 1).indicators['L2']!.value, (100 * 12) / 166)
})

test('complete secondary and twelve-year schools are split with their senior pupils; without their number nothing shared is known', async () => {
  const complete = await judge({
    schools: [aSchool(1, { school_type_code: 341, senior_students: 500, indoor_sports_area: 0 })],
    sections: [aSection(1, { stage: 'junior', students: 600 })],
  })
  near(section(complete, 1, 'junior').indicators['L4']!.value, 6000 / (600 + 1.2 * 500))
  const twelve = await judge({
    schools: [aSchool(1, { school_type_code: 345, senior_students: 300, indoor_sports_area: 0 })],
    sections: [aSection(1, { students: 400 }), aSection(1, { stage: 'junior', students: 350 })],
  })
  near(section(twelve, 1).indicators['L4']!.value, 6000 / (400 + 1.1 * 350 + 1.32 * 300))
  near(section(twelve, 1, 'junior').indicators['L4']!.value, (6000 * 1.1) / (400 + 1.1 * 350 + 1.32 * 300))
  const silent = await judge({ schools: [aSchool(1, { school_type_code: 341 })], sections: [aSection(1, { stage: 'junior' })] })
  assert.equal(section(silent, 1, 'junior').indicators['L4']!.value, null)
  assert.notEqual(section(silent, 1, 'junior').indicators['L1']!.value, null)
})

test('where campuses are reported the split goes campus by campus, a campus of one stage giving all it has', async () => {
  const text: PackageText = {
    schools: [aSchool(1, { school_type_code: 312 })],
    sections: [aSection(1, { students: 500 }), aSection(1, { stage: 'junior', students: 400 })],
    campuses: [
      {
        school_code: '2199000001',
        campus_code: 'A',
        campus_name: '本部',
        primary_students: 200,
        junior_students: 400,
        teaching_area_total: 5000,
        indoor_sports_area: 0,
      },
      {
        school_code: '2199000001',
        campus_code: 'B',
        campus_name: '南',
        primary_students: 300,
        junior_students: 0,
        teaching_area_total: 2000,
        indoor_sports_area: 0,
      },
    ],
  }
  const share = 200 / (200 + 1.1 * 400)
  near(section(await judge(text), 1).indicators['L4']!.value, (5000 * share + 2000) / 500)
})

test('teaching points under 50 pupils, schools without pupils, special and vocational schools do not count, and say why', async () => {
  const result = await judge({
    schools: [
      aSchool(1),
      aSchool(2, { school_type_code: 218 }),
      aSchool(3, { school_type_code: 218 }),
      aSchool(4, { school_type_code: 514 }),
      aSchool(5),
      aSchool(6, { school_type_code: 361 }),
      aSchool(7, { ownership: 'private', sponsor_type: 10 }),
    ],
    sections: [
      aSection(1),
      aSection(2, { students: 49 }),
      aSection(3, { students: 50 }),
      aSection(4),
      aSection(5, { students: 0 }),
      aSection(6, { stage: 'junior' }),
      aSection(7),
    ],
  })
  assert.deepEqual(
    result.sections.map((s) => s.schoolCode.at(-1)),
    ['1', '3', '7'],
  )
  assert.deepEqual(
    result.excluded.map((e) => [e.schoolCode.at(-1), e.reason]),
    [
      ['2', '教学点不足 50 人'],
      ['4', '特殊教育学校不计入'],
      ['5', '在校学生数为 0'],
      ['6', '中等职业学校不计入'],
    ],
  )
})

test('a teaching point of 50 may be merged into its central school, with all it has', async () => {
  const text: PackageText = {
    schools: [
      aSchool(1, { indoor_sports_area: 0 }),
      aSchool(2, { school_type_code: 218, parent_school_code: '2199000001', teaching_area_total: 300, indoor_sports_area: 0 }),
    ],
    sections: [aSection(1), aSection(2, { students: 60 })],
  }
  assert.equal((await judge(text)).sections.length, 2)
  const merged = await judge(text, { teachingPoint: 'merge_into_parent' })
  assert.deepEqual([merged.sections.length, section(merged, 1).students], [1, 1060])
  near(section(merged, 1).indicators['L4']!.value, 6300 / 1060)
})

test('a school without the resource stays in the spread as zero', async () => {
  const result = await judge({ schools: [aSchool(1), aSchool(2, { multimedia_rooms: 0 })], sections: [aSection(1), aSection(2)] })
  const spread = result.spreads.find((s) => s.indicator === 'L7')!
  near(spread.cv, 1)
  near(spread.mean, 1.5)
  assert.equal(spread.verdict, 'unmet')
})

test('only above-standard teachers reported: the figure is used', async () => {
  const own = aSection(1, { ft_teachers_above_edu: 45 })
  for (const key of Object.keys(own)) if (key.startsWith('ft_teachers_edu_')) delete own[key]
  near(section(await judge({ schools: [aSchool(1)], sections: [own] }), 1).indicators['L1']!.value, 4.5)
})

test('extra sports space counts only for schools marked dense urban core, and only while the exemption is on', async () => {
  const leased = { sports_field_area: 6000, sports_rented_area: 1500 }
  const value = async (school: Record<string, string | number>, settings = {}) =>
    section(await judge(oneSchool({ ...leased, ...school }), settings), 1).indicators['L5']!.value
  near(await value({ is_dense_urban_core: '否' }), 6.5)
  near(await value({ is_dense_urban_core: '是' }), 8)
  near(await value({ is_dense_urban_core: '是' }, { 'exemptions.dense_urban_extra_space': false }), 6.5)
  near(
    await value({ is_dense_urban_core: '是' }, { 'exemptions.dense_urban_extra_space': { enabled: true, until: '2022-12-31' } }),
    6.5,
  )
})

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

test('cv.mode composite judges the mean of the seven and only shows the single ones', async () => {
  const result = await judge(
    { schools: [aSchool(1), aSchool(2, { multimedia_rooms: 0 })], sections: [aSection(1), aSection(2)] },
    { 'cv.mode': 'composite' },
  )
  assert.equal(result.spreads.find((s) => s.indicator === 'L7')!.verdict, null)
  near(result.spreads.at(-1)!.cv, 1 / 7)
  assert.equal(result.spreads.at(-1)!.verdict, 'met')
})

test('unknown settings and values of a profile are named, all of them', () => {
  const { faults } = readProfile(
    {
      name: 'x',
      settings: {
        'cv.mod': 'each',
        'cv.mode': 'median',
        'exemptions.nobody': true,
        'exemptions.migrant_majority': { enabled: 'ja' },
      },
      more: 1,
    },
    readStandard('quality_balanced_2017'),
    '2026-01-01',
  )
  assert.deepEqual(faults.map((f) => f.column).sort(), [
    'cv.mod',
    'cv.mode',
    'exemptions.migrant_majority',
    'exemptions.nobody',
    'more',
  ])
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

test('extra sports space reported at one campus only counts, the other campus having none', async () => {
  const campus = (code: string, students: number, extra: Record<string, number>) => ({
    school_code: '2199000001',
    campus_code: code,
    campus_name: code,
    primary_students: students,
    sports_field_area: 1000,
    indoor_sports_area: 0,
    ...extra,
  })
  const result = await judge({
    schools: [aSchool(1, { is_dense_urban_core: '是' })],
    sections: [aSection(1, { students: 500 })],
    campuses: [campus('A', 300, { sports_rented_area: 4000 }), campus('B', 200, {})],
  })
  near(section(result, 1).indicators['L5']!.value, 6000 / 500)
})

test('the line a school is told is the one it was held to', async () => {
  assert.match(
    item(await judge(oneSchool({ founding_year: 2005 }, { students: 2450 })), 'school_size').detail.join(),
    /2450 人，上限 2400 人/,
  )
})
