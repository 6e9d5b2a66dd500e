import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evaluateInput } from './evaluate-input.ts'
import { item, judge, near, oneSchool, section } from './test-judge.ts'
import { aPackage, aSchool, aSection, type PackageText } from './test-package.ts'

const evaluated = async (text: PackageText, profile?: unknown) =>
  evaluateInput(aPackage(text), {
    standard: 'quality_balanced_2017',
    today: '2026-09-01',
    ...(profile ? { profile: { raw: profile, file: 'p.json' } } : {}),
  })

test('classes of the other stage attached to a school share its resources by the same ratio', async () => {
  const result = await judge({
    schools: [aSchool(1, { indoor_sports_area: 0 })],
    sections: [aSection(1, { students: 300 }), aSection(1, { stage: 'junior', students: 200 })],
  })
  near(section(result, 1).indicators['L4']!.value, 6000 / (300 + 1.1 * 200))
})

test('of a school of unknown type neither shared resources nor the size beyond the strictest line are known', async () => {
  const small = await judge(oneSchool({ school_type_code: '' }))
  assert.equal(section(small, 1).indicators['L4']!.value, null)
  assert.notEqual(section(small, 1).indicators['L1']!.value, null)
  assert.equal(item(small, 'school_size').verdict, 'met')
  assert.equal(
    item(await judge(oneSchool({ school_type_code: '', founding_year: 2020 }, { students: 2300 })), 'school_size').verdict,
    'not_judgeable',
  )
})

test('a teaching point is not merged into a central school that does not count itself', async () => {
  const result = await judge(
    {
      schools: [aSchool(1), aSchool(2, { school_type_code: 218, parent_school_code: '2199000001' })],
      sections: [aSection(1, { students: 0 }), aSection(2, { students: 60 })],
    },
    { teachingPoint: 'merge_into_parent' },
  )
  assert.deepEqual(
    result.sections.map((s) => s.schoolCode),
    ['2199000002'],
  )
})

test('the validity of an exemption is held against each county’s own date, whoever shares the package', async () => {
  const county = (code: string, n: number, day: string) => ({
    schools: [aSchool(n, { county_code: code, county_name: code, founding_year: 2005 })],
    sections: [aSection(n, { students: 2300 })],
    rows: { county_code: code, element: 'statistics_date', value: day },
  })
  const [a, b] = [county('990001', 1, '2022-09-01'), county('990002', 2, '2025-09-01')]
  const text = { schools: [...a.schools, ...b.schools], sections: [...a.sections, ...b.sections], countyRows: [a.rows, b.rows] }
  const { counties } = await evaluated(text, {
    name: 'x',
    settings: { 'exemptions.built_2010_or_before': { enabled: true, until: '2023-12-31' } },
  })
  assert.deepEqual(
    counties.map((c) => c.items.find((i) => i.key === 'school_size')!.verdict),
    ['met', 'unmet'],
  )
})

test('a result of quality monitoring that cannot be read leaves the item open', async () => {
  const verdict = async (county: Record<string, string>) => item(await judge(oneSchool({}, {}, county)), 'naeq_level').verdict
  assert.equal(await verdict({ 'naeq:2024:4:语文': '3;0.1', 'naeq:2024:8:科学': '五;0.1' }), 'not_judgeable')
  assert.equal(await verdict({ 'naeq:2024:4:语文': '3;0.1', 'naeq:2024:8:科学': '' }), 'not_judgeable')
})

test('nobody asked is not everybody satisfied; nobody concerned is', async () => {
  const verdict = async (key: string, county: Record<string, string | number>) =>
    item(await judge(oneSchool({}, {}, county)), key).verdict
  assert.equal(await verdict('social_recognition', { survey_valid: 0, survey_satisfied: 0 }), 'not_judgeable')
  assert.equal(await verdict('special_edu_funds', { special_students: 0, special_funds_yuan: 0 }), 'met')
  assert.equal(await verdict('special_edu_funds', { special_students: 0, special_funds_yuan: 800_000 }), 'not_judgeable')
  assert.equal(
    item(await judge(oneSchool({ public_funds_budget_wan: 0, training_funds_budget_wan: 0 })), 'training_funds_5pct').verdict,
    'met',
  )
})

test('2012: the county’s conclusion on the school standard stands where no school speaks against it, and is a fault where one does', async () => {
  const school = (over: Record<string, number>) => oneSchool(over, {}, { basic_school_standard: 'met' })
  const basic = (text: PackageText) => judge(text, {}, 'basic_balanced_2012')
  assert.equal(item(await basic(school({ core_items_failed: 0 })), 'basic_school_standard').verdict, 'met')
  assert.equal(item(await basic(school({ core_items_failed: 5 })), 'basic_school_standard').verdict, 'unmet')
  const { faults } = await evaluateInput(aPackage(school({ core_items_failed: 5 })), {
    standard: 'basic_balanced_2012',
    today: '2026-09-01',
  })
  assert.ok(faults.some((f) => f.rule === 'S902'))
})

test('rounding never puts a failing figure on its line', async () => {
  const place = { urban_rural_code: 111, is_boarding: '否' }
  const text: PackageText = { schools: [aSchool(1, place)], sections: [aSection(1, { students: 2000, students_in_zone: 1999 })] }
  assert.match(item(await judge(text), 'zoned_enrolment').detail.join(), /99\.95%，标准 ≥ 100\.0%/)
})

test('a 万元 amount written in 元 is not used, and the right figure is proposed', async () => {
  const { faults, counties } = await evaluated(oneSchool({ equipment_value_wan: 2_500_000 }))
  const slip = faults.find((f) => f.rule === 'S037')!
  assert.deepEqual([slip.severity, slip.column], ['warn', 'equipment_value_wan'])
  assert.match(slip.repair, /250/)
  assert.equal(counties[0]!.sections[0]!.indicators['L6']!.value, null)
})

test('a teaching point merged with both its stages brings its pupils and rooms once', async () => {
  const text: PackageText = {
    schools: [aSchool(1, { school_type_code: 312 }), aSchool(2, { school_type_code: 219, parent_school_code: '2199000001' })],
    sections: [
      aSection(1, { students: 1300 }),
      aSection(1, { stage: 'junior', students: 1000 }),
      aSection(2, { students: 120 }),
      aSection(2, { stage: 'junior', students: 80 }),
    ],
  }
  const size = item(await judge(text, { teachingPoint: 'merge_into_parent' }), 'school_size')
  assert.equal(size.verdict, 'met', '2 300 and 200 pupils are the 2 500 a nine-year school may have')
})
