import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { inFolder, SMALL } from '../package/a-package.ts'
import { csvRow } from '../package/csv-text.ts'
import { inputHash } from '../package/input-hash.ts'
import { readCountyPackage } from '../package/read.ts'
import { packageBytes } from '../package/write.ts'
import { catalogue, options } from './a-workbook.ts'
import { countyWorkbook } from './county-workbook.ts'
import { readCountyInput } from './read-input.ts'

const examples = join(import.meta.dirname, '../../../../../../examples')
const errorsOf = (faults: readonly { severity: string; rule: string; message: string }[]): string[] =>
  faults.filter((f) => f.severity === 'error').map((f) => `${f.rule} ${f.message}`)

/** Names as people write them and as they should not: line breaks, quotes, formula-like text, the workbook's own escape. */
const name = fc
  .oneof(
    fc.stringMatching(/^[\u4e00-\u4e20a-z0-9"',\n\r\t=+@（）𠀀 ]{1,12}$/u),
    fc.constantFrom('_x0041_班', '无', '〔计算〕', '1e5', '0012', 'TRUE', '2024-09-01'),
  )
  .map((text) => text.trim())
  .filter((text) => text !== '')
const amount = fc.integer({ min: 0, max: 19_999_999 }).map((n) => String(n / 1000))
const count = (most: number): fc.Arbitrary<string> =>
  fc.option(fc.integer({ min: 0, max: most }).map(String), { nil: '', freq: 4 })
const stageRows = fc.record({
  students: count(3000),
  boarding: fc.constantFrom('', 'true', 'false'),
  grade: fc.constantFrom('', 'excellent', 'good', 'pass', 'fail'),
  area: fc.option(amount, { nil: '' }),
  name,
  classes: fc.array(fc.record({ grade: fc.integer({ min: 1, max: 3 }), name, students: count(60) }), { maxLength: 4 }),
  rooms: fc.array(fc.constantFrom('music', 'art'), { maxLength: 2 }),
  teachers: fc.array(
    fc.record({
      status: fc.constantFrom('full_time', 'itinerant'),
      subject: fc.constantFrom('', 'pe', '物理'),
      title: fc.constantFrom('', 'none', 'senior'),
    }),
    { maxLength: 3 },
  ),
  campuses: fc.array(count(500), { maxLength: 2 }),
})
const county = fc.record({
  schools: fc.array(stageRows, { minLength: 1, maxLength: 5 }),
  tables: fc.subarray(['classes', 'rooms', 'teachers', 'campuses']),
  values: fc.subarray([
    ['special_funds_yuan', '80000.25'],
    ['fiscal_recurrent_revenue@2019', '1234.5'],
    ['naeq:2024:4:语文', '3;0.12'],
    ['layout_planning', 'met'],
    ['teacher_pay:rider', 'unmet'],
    ['veto:school_choice', 'no'],
    ['is_net_inflow', 'yes'],
    ['statistics_date', '2025-09-01'],
    ['score:basic_gov_training', '8.5'],
  ]),
})

function filesOf({ schools, tables, values }: typeof county extends fc.Arbitrary<infer C> ? C : never): Record<string, string> {
  const code = (i: number): string => `00${i}`
  const rows: Record<string, string[][]> = {
    schools: [
      [
        'school_code',
        'school_name',
        'county_code',
        'county_name',
        'school_type_code',
        'authority',
        'equipment_value_wan',
        'is_boarding',
        'moral_culture_good',
      ],
    ],
    sections: [['school_code', 'stage', 'students']],
    classes: [['school_code', 'stage', 'grade', 'class_name', 'students']],
    rooms: [['school_code', 'kind', 'area']],
    teachers: [['school_code', 'stage', 'teacher_id', 'status', 'subject', 'title', 'certified']],
    campuses: [['school_code', 'campus_code', 'campus_name', 'primary_students', 'books']],
    county: [['county_code', 'element', 'value'], ...values.map(([key, value]) => ['990101', key!, value!])],
  }
  schools.forEach((s, i) => {
    rows['schools']!.push([code(i), s.name, '990101', '虚构县', '211', s.name, s.area, s.boarding, s.grade])
    rows['sections']!.push([code(i), 'primary', s.students])
    for (const c of s.classes) rows['classes']!.push([code(i), 'primary', String(c.grade), c.name, c.students])
    for (const kind of s.rooms) rows['rooms']!.push([code(i), kind, '96.5'])
    for (const [j, t] of s.teachers.entries())
      rows['teachers']!.push([code(i), 'primary', `a${i}b${j}c0ffee0123456789`, t.status, t.subject, t.title, 'yes'])
    for (const [j, students] of s.campuses.entries()) rows['campuses']!.push([code(i), `C${j}`, s.name, students, '10'])
  })
  const present = new Set([...tables, 'schools', 'sections', 'county'])
  return Object.fromEntries(
    Object.entries(rows).flatMap(([table, lines]) => (present.has(table) ? [[`${table}.csv`, lines.map(csvRow).join('')]] : [])),
  )
}

test('what a package holds is the same data after a workbook, and after a package made of that workbook', async () => {
  await fc.assert(
    fc.asyncProperty(county, async (drawn) => {
      const files = filesOf(drawn)
      const before = await inFolder(files, (folder) => readCountyPackage(folder, catalogue))
      const workbook = await readCountyInput(countyWorkbook(before.counties, options), catalogue)
      assert.equal(inputHash(workbook.counties), inputHash(before.counties))
      const after = await readCountyInput(packageBytes(workbook.counties, catalogue), catalogue)
      assert.equal(inputHash(after.counties), inputHash(before.counties))
    }),
    { numRuns: 25 },
  )
})

test('the fictional county is the same data in all three forms, and its faults name the cells of the sheet', async (t) => {
  if (!existsSync(join(examples, 'county.zip'))) return t.skip('examples/county.zip is not there')
  const before = await readCountyInput(join(examples, 'county.zip'), catalogue)
  const after = await readCountyInput(countyWorkbook(before.counties, options), catalogue)
  assert.equal(inputHash(after.counties), inputHash(before.counties))
  assert.deepEqual(errorsOf(after.faults), errorsOf(before.faults))
  assert.equal(after.faults.length, before.faults.length)
  for (const fault of after.faults.filter((f) => f.column !== null)) assert.match(fault.cell ?? '', /^[A-Z]+\d+$/)
})

test('a table handed in without rows stays one, and a sheet nobody touched stays not handed in', async () => {
  const files = { ...SMALL, 'rooms.csv': 'school_code,kind,area\n', 'classes.csv': SMALL['classes.csv']!.split('\n')[0]! }
  const before = await inFolder(files, (folder) => readCountyPackage(folder, catalogue))
  const after = await readCountyInput(countyWorkbook(before.counties, options), catalogue)
  assert.equal(after.counties[0]?.rooms?.rows, 0)
  assert.equal(after.counties[0]?.classes?.rows, 0)
  assert.equal(after.counties[0]?.teachers, null)
  assert.equal(inputHash(after.counties), inputHash(before.counties))
})
