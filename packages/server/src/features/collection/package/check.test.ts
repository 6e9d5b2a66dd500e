import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Fault, NotRun } from '@junheng/core/fault.ts'
import { bunchingFault, checkBunching } from '@junheng/core/features/collection/check/bunching.ts'
import { checkRules } from '@junheng/core/features/collection/check/rules.ts'
import { readCatalogue } from '../../standards/files.ts'
import { brief, inFolder } from './a-package.ts'
import { checkCounties } from './check.ts'
import { readCountyPackage } from './read.ts'

const catalogue = readCatalogue()

/** One school with one section of each stage; `more` adds or replaces columns. Nothing else is handed in unless given. */
function county(
  more: { school?: object; primary?: object; junior?: object; values?: object; files?: Record<string, string> } = {},
) {
  const school = {
    school_code: '0001',
    school_name: '虚构学校',
    county_code: '990101',
    county_name: '虚构县',
    school_type_code: '312',
    ...more.school,
  }
  const row = (stage: string, cells: object): object => ({ school_code: '0001', stage, ...cells })
  const rows = [
    row('primary', { students: 400, classes: 10, ft_teachers: 25, ...more.primary }),
    row('junior', { students: 300, classes: 7, ft_teachers: 26, ...more.junior }),
  ]
  const keys = [...new Set(rows.flatMap((r) => Object.keys(r)))]
  const table = (columns: string[], list: object[]): string =>
    [columns, ...list.map((r) => columns.map((key) => (r as Record<string, unknown>)[key] ?? ''))]
      .map((cells) => `${cells.join(',')}\n`)
      .join('')
  return {
    'schools.csv': table(Object.keys(school), [school]),
    'sections.csv': table(keys, rows),
    ...(more.values
      ? {
          'county.csv': table(
            ['county_code', 'element', 'value'],
            Object.entries(more.values).map(([element, value]) => ({ county_code: '990101', element, value })),
          ),
        }
      : {}),
    ...more.files,
  }
}

async function check(more: Parameters<typeof county>[0]): Promise<{ faults: Fault[]; notRun: NotRun[] }> {
  return inFolder(county(more), async (folder) => {
    const { counties, faults } = await readCountyPackage(folder, catalogue)
    assert.deepEqual(brief(faults), [])
    return checkCounties(counties, catalogue)
  })
}

const SIX = ['doctor', 'master', 'bachelor', 'college', 'senior_high', 'below_high'].map((d) => `ft_teachers_edu_${d}`)
const degrees = (counts: number[]): object => Object.fromEntries(SIX.map((key, i) => [key, counts[i]]))
const classes = (rows: [stage: string, grade: number, students: number][]): Record<string, string> => ({
  'classes.csv': `school_code,stage,grade,class_name,students\n${rows.map(([s, g, n], i) => `0001,${s},${g},${i}班,${n}\n`).join('')}`,
})
const EVEN = { teaching_area_total: 5000, teaching_area_total_prev: 5000, equipment_value_wan: 100, equipment_value_wan_prev: 90 }

/** For each rule a county that breaks it and nothing else, and where the fault must stand. */
const BROKEN: Record<string, [Parameters<typeof county>[0], place: string]> = {
  V001: [{ primary: degrees([0, 2, 10, 10, 2, 0]), junior: degrees([0, 4, 20, 2, 0, 0]) }, 'sections.csv:2:ft_teachers'],
  V002: [{ primary: { ft_teachers_above_edu: 26 } }, 'sections.csv:2:ft_teachers_above_edu'],
  V003: [{ junior: { backbone_teachers: 27 } }, 'sections.csv:3:backbone_teachers'],
  V004: [
    { primary: { ft_teachers_pe: 10, ft_teachers_music: 8, ft_teachers_fine_art: 8, ft_teachers_arts_other: 0 } },
    'sections.csv:2:ft_teachers_pe',
  ],
  V005: [
    {
      primary: { students: 80, classes: 3, ft_teachers: 6 },
      junior: { students: 90, classes: 2, ft_teachers: 9 },
      files: classes([
        ['primary', 1, 40],
        ['primary', 2, 40],
        ['junior', 7, 45],
        ['junior', 8, 45],
      ]),
    },
    'sections.csv:2:classes',
  ],
  V006: [
    {
      primary: { students: 81, classes: 2, ft_teachers: 6 },
      junior: { students: 90, classes: 2, ft_teachers: 9 },
      files: classes([
        ['primary', 1, 40],
        ['primary', 2, 40],
        ['junior', 7, 45],
        ['junior', 8, 45],
      ]),
    },
    'sections.csv:2:students',
  ],
  V007: [{ primary: { 'class_size_bands.36_40': 11 } }, 'sections.csv:2:classes'],
  V008: [{ primary: { students: 300, 'class_size_bands.36_40': 10 } }, 'sections.csv:2:students'],
  V009: [{ school: { teaching_area_total: 1000, indoor_sports_area: 1200 } }, 'schools.csv:2:indoor_sports_area'],
  V010: [{ school: { multimedia_rooms: 78 } }, 'schools.csv:2:multimedia_rooms'],
  V011: [{ junior: { classes: 60 } }, 'sections.csv:3:classes'],
  V012: [{ junior: { ft_teachers: 9 } }, 'sections.csv:3:ft_teachers'],
  V013: [{ junior: { students_prev: 200 } }, 'sections.csv:3:students'],
  V014: [{ school: { equipment_value_wan: 100, equipment_value_wan_prev: 150 } }, 'schools.csv:2:equipment_value_wan'],
  V015: [{ school: { ...EVEN, teaching_area_total: 6000, has_construction_record: '否' } }, 'schools.csv:2:teaching_area_total'],
  V016: [{ school: { teachers_certified: 52, teachers_trained_360: 51 } }, 'schools.csv:2:teachers_certified'],
  V017: [{ values: { exchange_eligible: 100, exchange_actual: 12, exchange_backbone: 13 } }, 'county.csv:4:value'],
  V018: [
    { values: { quality_hs_quota_total: 100, quality_hs_quota_allocated: 101, quality_hs_quota_rural: 50 } },
    'county.csv:3:value',
  ],
  V019: [{ values: { migrant_total: 100, migrant_public: 90, migrant_purchased: 11 } }, 'county.csv:2:value'],
  V020: [{ values: { disabled_total: 100, disabled_enrolled: 101 } }, 'county.csv:3:value'],
  V021: [
    { values: { grad9_count: 1100, grade7_3y_ago: 1000, transfer_in_3y: 10, transfer_out_3y: 20, deaths_3y: 0 } },
    'county.csv:2:value',
  ],
  V022: [{ values: { survey_issued: 1000, survey_valid: 1001, survey_satisfied: 900 } }, 'county.csv:3:value'],
  V023: [{ values: { survey_issued: 1000, survey_valid: 699, survey_satisfied: 600 } }, 'county.csv:3:value'],
  V024: [{ school: { equipment_value_wan: 0, experiment_equipment_qualified: '是' } }, 'schools.csv:2:equipment_value_wan'],
  V025: [
    {
      primary: { students: 80, classes: 2, ft_teachers: 6, new_enrolment: 41 },
      junior: { students: 90, classes: 2, ft_teachers: 9 },
      files: classes([
        ['primary', 1, 40],
        ['primary', 2, 40],
        ['junior', 7, 45],
        ['junior', 8, 45],
      ]),
    },
    'sections.csv:2:new_enrolment',
  ],
  V026: [
    {
      primary: { students: 80, classes: 2, ft_teachers: 6 },
      junior: { students: 90, classes: 2, ft_teachers: 9, expected_graduates: 44 },
      files: classes([
        ['primary', 1, 40],
        ['primary', 2, 40],
        ['junior', 7, 45],
        ['junior', 9, 45],
      ]),
    },
    'sections.csv:3:expected_graduates',
  ],
  V027: [{ values: { primary_graduates: 900, junior_enrolment: 901 } }, 'county.csv:3:value'],
  V028: [{ files: { 'rooms.csv': 'school_code,kind,area\n0001,music,96\n0001,art,39\n' } }, 'rooms.csv:3:area'],
  V029: [
    { school: { ...EVEN, equipment_value_wan_prev: 100 }, primary: { students_prev: 400 }, junior: { students_prev: 300 } },
    'schools.csv:2:school_code',
  ],
  V031: [
    {
      files: {
        'schools.csv':
          'school_code,school_name,county_code,county_name,school_type_code\n0001,甲校,990101,虚构县,211\n0002,乙校,990101,虚构县,211\n',
        'sections.csv': 'school_code,stage,students\n0001,primary,20\n0002,primary,20\n',
        'teachers.csv':
          'school_code,stage,teacher_id,status,backbone\n0001,primary,aa00000001,full_time,否\n0002,primary,aa00000001,full_time,否\n0002,primary,aa00000002,itinerant,否\n0001,primary,aa00000002,full_time,否\n',
      },
    },
    'teachers.csv:3:teacher_id',
  ],
}

for (const [rule, [broken, place]] of Object.entries(BROKEN)) {
  test(`${rule} is raised where it is to be mended, with numbers, and nothing else is`, async () => {
    const { faults, notRun } = await check(broken)
    assert.deepEqual(brief(faults), [`${place} ${rule}`])
    assert.equal(faults[0]!.severity, checkRules().find((r) => r.id === rule)!.severity)
    assert.ok(faults[0]!.repair !== '' && (rule === 'V031' || /\d/.test(faults[0]!.message)) && !faults[0]!.message.includes('{'))
    assert.ok(!notRun.some((n) => n.rule === rule))
  })
}

test('a section without pupils but with teachers is V032', async () => {
  const files = { 'sections.csv': 'school_code,stage,students,ft_teachers\n0001,primary,400,25\n0001,junior,0,3\n' }
  const { faults } = await inFolder(county({ files }), async (folder) => {
    const { counties } = await readCountyPackage(folder, catalogue)
    return checkCounties(counties, catalogue)
  })
  assert.ok(brief(faults).includes('sections.csv:3:students V032'))
})

test('the message of V001 says the numbers as the office would', async () => {
  const { faults } = await check(BROKEN['V001']![0])
  assert.equal(faults[0]!.message, '虚构学校（小学）：专任教师 25 人，各学历合计 24 人，差 1 人。')
})

test('a rule whose inputs nobody reported is not run, with what it lacks, and a row without an input is not judged', async () => {
  const { faults, notRun } = await check({
    primary: { backbone_teachers: 30 },
    junior: { ft_teachers: '', backbone_teachers: 3 },
  })
  assert.deepEqual(brief(faults), ['sections.csv:2:backbone_teachers V003'])
  const lacking = Object.fromEntries(notRun.map((n) => [n.rule, n.missing]))
  assert.deepEqual(lacking['V001'], SIX)
  assert.deepEqual(lacking['V006'], ['class_sizes'])
  assert.deepEqual(lacking['V007'], ['class_size_bands'])
  assert.deepEqual(lacking['V020'], ['disabled_enrolled', 'disabled_total'])
  assert.deepEqual(lacking['V031'], ['teacher_id'])
  assert.equal(lacking['V003'], undefined)
  assert.equal(lacking['V011'], undefined)
})

test('amounts that only make sense in the other unit are a warning with a proposal', async () => {
  const { faults } = await check({ school: { equipment_value_wan: 90000 }, values: { teacher_avg_pay_yuan: 9.8 } })
  assert.deepEqual(brief(faults), ['schools.csv:2:equipment_value_wan S037', 'county.csv:2:value S037'])
  assert.match(faults[0]!.repair, /应改为 9；/)
  assert.match(faults[1]!.repair, /应改为 98000；/)
})

test('equipment worth more than all fixed assets is a warning, where a school gives both', async () => {
  const { faults } = await check({ school: { equipment_value_wan: 90, fixed_assets_wan: 80 } })
  assert.deepEqual(brief(faults), ['schools.csv:2:equipment_value_wan S046'])
  for (const assets of [90, '']) {
    const fine = await check({ school: { equipment_value_wan: 90, fixed_assets_wan: assets } })
    assert.deepEqual(brief(fine.faults), [])
  }
})

const ROOMS = {
  classroom_area: 2400,
  laboratory_area: 600,
  library_area: 300.5,
  computer_room_area: 200,
  language_room_area: 0,
}

test('the parts of 教学及辅助用房 are held against the total without the sports hall', async () => {
  const off = await check({ school: { teaching_area_total: 4000, indoor_sports_area: 400, ...ROOMS } })
  assert.deepEqual(brief(off.faults), ['schools.csv:2:teaching_area_total S047'])
  assert.match(off.faults[0]!.message, /五部分合计 3500\.5 ㎡，总面积扣除室内体育用房为 3600 ㎡，相差 99\.5 ㎡/)
  for (const fine of [
    { teaching_area_total: 3900.5, indoor_sports_area: 400, ...ROOMS },
    { teaching_area_total: 4000, indoor_sports_area: 400, ...ROOMS, language_room_area: '' },
    { teaching_area_total: '', indoor_sports_area: 400, ...ROOMS },
  ])
    assert.deepEqual(brief((await check({ school: fine })).faults), [])
})

test('a total left empty is what its parts come to; one part missing, it stays unknown', async () => {
  const total = async (school: object): Promise<number> =>
    inFolder(county({ school }), async (folder) => {
      const { counties } = await readCountyPackage(folder, catalogue)
      return counties[0]!.schools.numbers.get('teaching_area_total')![0]!
    })
  assert.equal(await total({ indoor_sports_area: 400, ...ROOMS }), 3900.5)
  assert.equal(await total({ teaching_area_total: '', indoor_sports_area: 400, ...ROOMS }), 3900.5)
  assert.equal(await total({ teaching_area_total: 5000, indoor_sports_area: 400, ...ROOMS }), 5000)
  assert.ok(Number.isNaN(await total({ indoor_sports_area: 400, ...ROOMS, library_area: '' })))
  assert.ok(Number.isNaN(await total({ indoor_sports_area: '', ...ROOMS })))
})

test('a school that has no room in the rooms handed in, and two classes of one name, are warnings', async () => {
  const { faults } = await check({
    primary: { students: 80, classes: 2, ft_teachers: 6 },
    junior: { students: 45, classes: 1, ft_teachers: 6 },
    files: {
      'rooms.csv': 'school_code,kind,area\n',
      'classes.csv':
        'school_code,stage,grade,class_name,students\n0001,primary,1,一班,40\n0001,junior,7,一班,45\n0001,primary,1,一班,40\n',
    },
  })
  assert.deepEqual(brief(faults), ['schools.csv:2:school_code S036', 'classes.csv:4:class_name S042'])
})

test('values crowding on the line are suspicious, values spread above it are not', () => {
  const crowded = checkBunching([4.2, 4.21, 4.28, 4.2, 5, 6, 7, null, 3], 4.2)
  assert.deepEqual(crowded, { judged: 8, justMet: 4, suspicious: true })
  assert.equal(checkBunching([4.2, 4.4, 5, 6, 7, 8], 4.2).suspicious, false)
  assert.match(bunchingFault('sections.csv', '骨干教师', '小学', crowded).message, /8 所中有 4 所/)
})

test('the fictional county of the examples breaks no rule', async () => {
  const { counties } = await readCountyPackage(join(import.meta.dirname, '../../../../../../examples/county'), catalogue)
  const { faults } = checkCounties(counties, catalogue)
  assert.ok(faults.every((f) => f.severity === 'warn'))
})

const CATALOGUE = join(import.meta.dirname, '../../../../../../../shared/domain/indicators.json')
test('severity and meaning of every rule are those of the domain catalogue', {
  skip: existsSync(CATALOGUE) ? false : '../shared is absent',
}, () => {
  const wanted = JSON.parse(readFileSync(CATALOGUE, 'utf8')) as { validationRules: { id: string; severity: string }[] }
  assert.deepEqual(
    checkRules().map(({ id, severity }) => ({ id, severity })),
    wanted.validationRules.map(({ id, severity }) => ({ id, severity })),
  )
})
