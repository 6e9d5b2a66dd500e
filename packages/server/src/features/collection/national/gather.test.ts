import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { RECOGNISERS } from '@junheng/core/features/collection/national/recognisers.ts'
import fc from 'fast-check'
import { readZipDirectory } from '../../../files/zip-directory.ts'
import { evaluateInput } from '../../evaluation/evaluate-input.ts'
import { type Cell, catalogue, rawWorkbook, SMALL_SHEETS } from '../workbook/a-workbook.ts'
import { readCountyInput } from '../workbook/read-input.ts'
import { WORKBOOK_LIMITS } from '../workbook/workbook-limits.ts'
import { partText } from '../workbook/zip-parts.ts'
import { gather } from './gather.ts'
import { gatherInput } from './gather-input.ts'

const examples = join(import.meta.dirname, '../../../../../../examples')
const SAMPLES = readdirSync(join(examples, 'national')).map((name) => ({
  name,
  bytes: readFileSync(join(examples, 'national', name)),
}))
const today = '2025-11-23'

/** One made-up sheet, held against the small county. */
async function gatherSheet(name: string, rows: readonly (readonly Cell[])[], withBase = true) {
  const base = withBase ? (await readCountyInput(rawWorkbook(SMALL_SHEETS), catalogue)).counties[0]! : null
  const file = { name: '导出.xlsx', bytes: Buffer.from(rawWorkbook({ [name]: rows })) }
  return gather([file], { base, catalogue, recognisers: RECOGNISERS, limits: null })
}
const rulesOf = (found: Awaited<ReturnType<typeof gatherSheet>>) => found.report.faults.map((f) => f.rule)

test('what the samples carry is what the county reported, without any base', async () => {
  const { report, workbook } = await gatherInput({ files: SAMPLES, base: null, today, limits: null })
  const made = (await readCountyInput(workbook!(), catalogue)).counties[0]!
  const county = (await readCountyInput(join(examples, 'county.zip'), catalogue)).counties[0]!
  assert.deepEqual(made.schools.codes, county.schools.codes)
  assert.deepEqual(made.schools.types, county.schools.types)
  const campuses = new Set(['3199000013'])
  for (const key of [
    'teaching_area_total',
    'indoor_sports_area',
    'sports_field_area',
    'books',
    'computers',
    'multimedia_rooms',
    'equipment_value_wan',
  ])
    county.schools.codes.forEach((code, i) => {
      // Two campuses report for themselves; the tables have the school as a whole.
      if (!campuses.has(code))
        assert.deepEqual(made.schools.numbers.get(key)![i], county.schools.numbers.get(key)![i], `${code} ${key}`)
    })
  assert.deepEqual(
    report.faults.filter((f) => f.severity === 'error').map((f) => f.rule),
    ['S071'],
  )
})

test('on the county itself as a base the samples change nothing that is judged', async () => {
  const base = join(examples, 'county.zip')
  const { workbook } = await gatherInput({ files: SAMPLES, base, today, limits: null })
  const judging = { standard: 'quality_balanced_2017', today } as const
  const [before, after] = [await evaluateInput(base, judging), await evaluateInput(workbook!(), judging)]
  const figures = ({ counties }: typeof before) =>
    counties.map(({ sections, spreads, counts }) => ({ sections, spreads, counts }))
  assert.deepEqual(figures(after), figures(before))
})

test('no name, identity number or telephone number of a sample gets into any output', async () => {
  const { report, workbook } = await gatherInput({ files: SAMPLES, base: join(examples, 'county.zip'), today, limits: null })
  const zip = Buffer.from(workbook!())
  const texts = [JSON.stringify(report), ...readZipDirectory(zip)!.map((entry) => partText(zip, entry))]
  for (const text of texts) assert.doesNotMatch(text, /虚构(学生|教师)\d|990101\d{8}|9901\d{13}|13900000000|澄溪教〔2024〕/)
  const teachers = (await readCountyInput(workbook!(), catalogue)).counties[0]!.teachers!
  assert.ok(teachers.rows > 20 && teachers.id.every((id) => /^[0-9a-f]{32}$/.test(id)))
})

test('a column that slipped puts names where words belong, and they still do not get out', async () => {
  const found = await gatherSheet('教师名册', [
    ['学校代码', '教师编号', '任教学段', '状态', '学历', '任教学科', '职称', '骨干教师', '近五年培训学时'],
    ['0001', 'T1', '小学', '专任', '张三丰', '李四光', '王五', '赵六', '钱七'],
    ['0001', '李秀英', '小学', '张三丰'],
  ])
  assert.doesNotMatch(JSON.stringify(found.report), /张三丰|李四光|王五|赵六|钱七|李秀英|"T1"/)
  assert.equal(found.county!.teachers!.rows, 1)
  assert.equal(found.county!.teachers!.subject[0], '')
})

test('the register is counted by class, and those who left or stand twice are said', async () => {
  const { report, county } = await gatherInput({ files: SAMPLES, base: null, today, limits: null }).then(async (g) => ({
    report: g.report,
    county: (await readCountyInput(g.workbook!(), catalogue)).counties[0]!,
  }))
  assert.equal(report.counts.repeatedPupils, 1)
  assert.ok(report.faults.some((f) => f.rule === 'S073' && /^B\d+$/.test(f.cell ?? '')))
  for (const name of ['石桥小学', '青禾小学下湾教学点', '南坡小学', '麦田九年一贯制学校']) {
    const rows = report.reconciliation.filter((r) => r.schoolName === name && r.element === 'students')
    assert.ok(rows.length > 0 && rows.every((r) => r.national === r.list && r.difference === 0), name)
  }
  assert.equal(county.classes!.rows, report.counts.classes)
})

test('a teacher who works at two schools is said, and counts only where full-time', async () => {
  const found = await gatherSheet('教师名册', [
    ['学校代码', '教师编号', '任教学段', '状态'],
    ['0001', 'T1', '小学', '专任'],
    ['0002', 'T1', '小学', '走教'],
    ['0002', 'T1', '小学', '走教'],
  ])
  assert.deepEqual(
    rulesOf(found).filter((r) => r === 'S074' || r === 'S043'),
    ['S074', 'S043'],
  )
  assert.equal(found.report.counts.repeatedTeachers, 2)
  const row = found.report.reconciliation.find((r) => r.schoolCode === '0001' && r.element === 'ft_teachers')!
  assert.deepEqual([row.reported, row.list, row.difference, row.used], [6, 1, 5, 'list'])
})

test('the value of equipment is in the unit its column names: yuan become ten thousands', async () => {
  const sheet = (unit: string, value: Cell) => [
    ['学校代码', '网络多媒体教室', `教学仪器设备资产值${unit}`],
    ['0001', 3, value],
  ]
  const value = async (unit: string, cell: Cell) =>
    (await gatherSheet('教基5176', sheet(unit, cell))).county!.schools.numbers.get('equipment_value_wan')![0]
  assert.equal(await value('（元）', 123456), 12.3456)
  assert.equal(await value('（万元）', 12.5), 12.5)
  assert.equal(await value('(千元)', '1,234'), 123.4)
  assert.ok(rulesOf(await gatherSheet('教基5176', sheet('', 12))).includes('S079'))
})

test('a total that is not the sum of its rows is a fault at its cell', async () => {
  const found = await gatherSheet('教基3112', [
    ['学校代码', '在校生数'],
    ['0001', 80],
    ['0002', 40],
    ['合计', 130],
  ])
  const fault = found.report.faults.find((f) => f.rule === 'S072')!
  assert.equal(fault.cell, 'B4')
  assert.match(fault.message, /130.*120/)
})

test('a school whose name only resembles one is proposed, never merged', async () => {
  const found = await gatherSheet('教基3112', [
    ['学校名称', '在校生数'],
    ['虚构小学校', 999],
    ['虚构小学', 81],
  ])
  assert.deepEqual(found.report.unmatched, [
    {
      code: '',
      name: '虚构小学校',
      files: ['导出.xlsx'],
      proposals: [
        { code: '0001', name: '虚构小学' },
        { code: '0002', name: '虚构学校' },
      ],
    },
  ])
  assert.equal(found.report.faults.find((f) => f.rule === 'S071')!.cell, 'A2')
  assert.equal(found.county!.sections.numbers.get('students')![0], 81)
})

test('two tables that disagree cancel each other, and the base stays', async () => {
  const found = await gatherSheet('教基3112', [
    ['学校代码', '在校生数'],
    ['0001', 82],
    ['0001', 83],
  ])
  assert.ok(rulesOf(found).includes('S075'))
  assert.equal(found.county!.sections.numbers.get('students')![0], 80)
})

test('what is not recognised is named and nothing is taken from it', async () => {
  const strange = await gatherSheet('某表', [
    ['名称', '值'],
    ['甲', 1],
  ])
  assert.deepEqual(rulesOf(strange), ['S070'])
  const column = await gatherSheet('教基3112', [
    ['学校代码', '在校生数', '其中：女生'],
    ['0001', 80, 41],
  ])
  assert.deepEqual(column.report.sheets[0]!.unknown, ['其中：女生'])
  const twice = await gatherSheet('教基3112', [
    ['学校代码', '在校生数', '在校生数'],
    ['0001', 80, 90],
  ])
  assert.ok(rulesOf(twice).includes('S076') || rulesOf(twice).includes('S004'))
})

test('without a directory there is no workbook, and it says what is missing', async () => {
  const found = await gatherSheet(
    '教基3112',
    [
      ['学校代码', '在校生数'],
      ['0001', 80],
    ],
    false,
  )
  assert.deepEqual([found.county, found.report.filled, rulesOf(found)], [null, false, ['S077']])
})

test('what is no workbook is refused as everywhere', async () => {
  const files = [{ name: '旧.xls', bytes: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]) }]
  const { report } = await gather(files, { base: null, catalogue, recognisers: RECOGNISERS, limits: null })
  assert.equal(report.faults[0]!.rule, 'S056')
})

test('columns may stand in any order, under any number of titles: what is read is the same', async () => {
  const columns: [string, Cell, Cell][] = [
    ['学校代码', '0001', '0002'],
    ['学校名称', '虚构小学', '虚构学校'],
    ['在校生数（人）', 77, 39],
    ['招生数', 12, 7],
    ['备注', '无', ''],
    ['其中：女生', 30, 20],
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(columns, { minLength: columns.length }),
      fc.integer({ min: 0, max: 6 }),
      async (order, titles) => {
        const above = Array.from({ length: titles }, (_, i): Cell[] => [i === 0 ? '教基3112 小学学生' : `说明 ${i}`])
        const body = [0, 1, 2].map((i) => order.map((column) => column[i]!))
        const { county } = await gatherSheet('教基3112', [...above, ...body])
        const { students, entry } = {
          students: county!.sections.numbers.get('students')!,
          entry: county!.sections.numbers.get('new_enrolment')!,
        }
        assert.deepEqual([students[0], students[1], entry[0], entry[1]], [77, 39, 12, 7])
      },
    ),
    { numRuns: 25 },
  )
})

test('a formula without a saved result, or in error, is a fault at its cell and nothing is read there', async () => {
  const found = await gatherSheet('教基3112', [
    ['学校代码', '在校生数'],
    ['0001', { xml: '<c r="@"><f>SUM(A1)</f></c>' }],
    ['0002', { xml: '<c r="@" t="e"><v>#N/A</v></c>' }],
  ])
  assert.deepEqual(
    found.report.faults.filter((f) => f.severity === 'error').map((f) => [f.rule, f.cell]),
    [
      ['S066', 'B2'],
      ['S061', 'B3'],
    ],
  )
  assert.equal(found.county!.sections.numbers.get('students')![0], 80)
})

test('limits are those of every workbook from the web', async () => {
  const rows = Array.from({ length: 30 }, (_, i): Cell[] => [String(i).padStart(4, '0'), i])
  const file = { name: '大.xlsx', bytes: Buffer.from(rawWorkbook({ 教基3112: [['学校代码', '在校生数'], ...rows] })) }
  const limits = { ...WORKBOOK_LIMITS, rows: 20 }
  const { report } = await gather([file], { base: null, catalogue, recognisers: RECOGNISERS, limits })
  assert.deepEqual(
    report.faults.map((f) => f.rule),
    ['S060', 'S077'],
  )
})

test('what is counted as filled in was filled in: a school that was not found counts nothing', async () => {
  const found = await gatherSheet('教基3112', [
    ['学校名称', '在校生数'],
    ['虚构小学', 81],
    ['别处的学校', 500],
  ])
  assert.equal(found.report.counts.figures, 1)
})
