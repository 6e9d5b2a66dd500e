import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readProfile } from '@junheng/core/features/standards/profile.ts'
import { readStandard } from '../standards/files.ts'
import { judge, near, oneSchool, section } from './test-judge.ts'
import { aSchool, aSection, type PackageText } from './test-package.ts'

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
