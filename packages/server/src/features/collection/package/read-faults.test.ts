import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LISTED_PER_RULE } from '@junheng/core/features/collection/fault-list.ts'
import { brief, SMALL } from './a-package.ts'

import { changed, read } from './test-read.ts'

test('an empty file, a missing key column and a repeated column are named', async () => {
  const { faults } = await read({
    'rooms.csv': '',
    ...changed('classes.csv', 'class_name', 'klass'),
    ...changed('sections.csv', 'ft_teachers', 'students'),
  })
  assert.deepEqual(brief(faults), [
    'sections.csv:1:students S006',
    'classes.csv:1:klass S005',
    'classes.csv:1:class_name S004',
    'rooms.csv:-:- S002',
  ])
})

test('a grade outside its stage and a class above the largest size are errors and not used', async () => {
  const { faults, counties } = await read(changed('classes.csv', '7,七一班,45', '1,七一班,130'))
  assert.deepEqual(brief(faults), ['classes.csv:5:grade S026', 'classes.csv:5:students S012'])
  assert.match(faults[0]!.message, /初一应填 7/)
  assert.equal(counties[0]!.classes!.grade[3], 0)
  assert.ok(Number.isNaN(counties[0]!.classes!.students[3]))
})

test('duplicate schools say whether their rows agree; a spreadsheet-mangled code is refused', async () => {
  const row = SMALL['schools.csv']!.split('\n')[1]!
  const same = await read({ 'schools.csv': `${SMALL['schools.csv']}${row}\n` })
  assert.deepEqual(brief(same.faults), ['schools.csv:4:school_code S020'])
  assert.match(same.faults[0]!.message, /内容相同/)
  const other = await read({ 'schools.csv': `${SMALL['schools.csv']}${row.replace('4500', '1')}\n2.11E+09${row.slice(4)}\n` })
  assert.deepEqual(brief(other.faults), ['schools.csv:4:school_code S020', 'schools.csv:5:school_code S027'])
  assert.match(other.faults[0]!.message, /teaching_area_total 不同/)
})

test('county codes and names that are missing or disagree are faults', async () => {
  const { faults, counties } = await read({
    ...changed('schools.csv', '0001,虚构小学,990101', '0001,虚构小学,'),
    ...changed('county.csv', '990101,layout', '990199,layout'),
  })
  assert.deepEqual(brief(faults), ['schools.csv:2:county_code S024', 'county.csv:5:county_code S025'])
  assert.equal(counties[0]!.schools.rows, 2)
  const named = await read(changed('schools.csv', /虚构县(?=,312)/, '另一县'))
  assert.deepEqual(brief(named.faults), ['schools.csv:3:county_name S025'])
})

test('many counties share one package and are sorted by code', async () => {
  const { counties, faults } = await read(changed('schools.csv', '0001,虚构小学,990101,虚构县', '0001,虚构小学,990102,邻县'))
  assert.deepEqual(brief(faults), [])
  assert.deepEqual(
    counties.map((c) => [c.code, c.schools.codes, c.classes!.rows, c.rooms!.rows, c.values.size]),
    [
      ['990101', ['0002'], 3, 1, 5],
      ['990102', ['0001'], 2, 2, 0],
    ],
  )
})

test('what county.csv cannot mean is refused line by line', async () => {
  const { faults, counties } = await read({
    'county.csv': `county_code,element,value
990101,fiscal_recurrent_revenue,100
990101,special_funds_yuan@2024,100
990101,naeq:2024:5:语文,3;0.12
990101,naeq:2024:8:数学,Ⅴ;15%
990101,veto:school_choice,perhaps
990101,students,5
990101,special_students,10
990101,special_students,11
990101,special_funds_yuan,1
990101,special_funds_yuan,1.0
990101,form:I.L2,12.5
990101,form:one,12.5
990101,school_charter_it:rider,met
990101,teacher_pay:rider,met
,teacher_avg_pay_yuan,80000
`,
  })
  assert.deepEqual(brief(faults), [
    'county.csv:2:element S029',
    'county.csv:3:element S029',
    'county.csv:4:element S029',
    'county.csv:5:value S030',
    'county.csv:6:value S030',
    'county.csv:7:element S028',
    'county.csv:9:value S031',
    'county.csv:11:element S032',
    'county.csv:13:element S029',
    'county.csv:14:element S028',
    'county.csv:16:county_code S024',
  ])
  const { values } = counties[0]!
  assert.deepEqual(
    [...values.keys()],
    [
      'naeq:2024:8:数学',
      'veto:school_choice',
      'special_students',
      'special_funds_yuan',
      'form:I.L2',
      'teacher_pay:rider',
      'teacher_avg_pay_yuan',
    ],
  )
  // What was filled in but cannot be read, and what was filled in twice differently, is there and unknown.
  for (const key of ['naeq:2024:8:数学', 'special_students']) assert.ok(Number.isNaN(values.get(key)!.number), key)
})

test('a small class is unusual only where classes are usually full', async () => {
  const { faults } = await read({
    'sections.csv': 'school_code,stage,students\n0001,primary,400\n0002,primary,60\n0002,junior,200\n',
    'classes.csv': `school_code,stage,grade,class_name,students
0001,primary,1,1,14
0001,primary,2,1,57
0002,primary,1,1,6
0002,primary,2,1,0
0002,primary,3,1,57
0002,junior,7,1,14
`,
  })
  const sizes = faults.filter(({ rule }) => rule === 'S013').map(({ row, message }) => `${row} ${message}`)
  assert.deepEqual(
    sizes.map((text) => /为 (\d+)人/.exec(text)?.[1]),
    ['14', '57', '0', '57', '14'],
    sizes.join(),
  )
})

test('an identity number or a name as teacher id is refused and never repeated', async () => {
  const secret = '11010519491231002X'
  const { faults, counties } = await read({
    'teachers.csv': `school_code,stage,teacher_id,status,degree,subject
0001,primary,${secret},full_time,bachelor,pe
0001,primary,张三丰,full_time,bachelor,pe
0001,primary,3f9ac1d20b,full_time,本科,体育
0001,primary,3f9ac1d20b,full_time,本科,体育
0001,junior,88aa12bc,full_time,,
0001,primary,77aa12bc,wizard,,
`,
  })
  assert.deepEqual(
    brief(faults).filter((f) => f.startsWith('teachers')),
    [
      'teachers.csv:2:teacher_id S033',
      'teachers.csv:3:teacher_id S033',
      'teachers.csv:5:teacher_id S043',
      'teachers.csv:6:stage S023',
      'teachers.csv:7:status S044',
    ],
  )
  assert.ok(!JSON.stringify(faults).includes(secret) && !JSON.stringify(faults).includes('张三丰'))
  assert.equal(counties[0]!.teachers!.degree[0], 'bachelor')
})

test('teacher counts come from the teachers themselves, and typed counts that differ are a warning', async () => {
  const { faults, counties } = await read({
    'teachers.csv': `school_code,stage,teacher_id,status,degree,subject,title,backbone,certified,hours_360
0001,primary,a0000001,full_time,bachelor,pe,中级,是,是,否
0001,primary,a0000002,full_time,college,语文,,否,是,是
0001,primary,a0000003,itinerant,bachelor,music,,否,是,是
`,
  })
  assert.deepEqual(brief(faults), ['sections.csv:2:ft_teachers S035'])
  assert.match(faults[0]!.message, /填报 6 人.*2 人/)
  const { sections, schools } = counties[0]!
  const value = (key: string): number => sections.numbers.get(key)![0]!
  assert.deepEqual(
    [
      'ft_teachers',
      'ft_teachers_edu_bachelor',
      'ft_teachers_edu_college',
      'backbone_teachers',
      'ft_teachers_pe',
      'shared_pe_arts_teachers',
      'mid_senior_title_teachers',
    ].map(value),
    [2, 1, 1, 1, 1, 1, 1],
  )
  assert.deepEqual([schools.numbers.get('teachers_certified')![0], schools.numbers.get('teachers_trained_360')![0]], [2, 1])
  assert.equal(sections.numbers.get('ft_teachers')![1], 4)
})

test('a school with campuses owns what its campuses own', async () => {
  const { faults, counties } = await read({
    'campuses.csv': `school_code,campus_code,campus_name,primary_students,junior_students,teaching_area_total
0002,A,东校区,40,0,3000
0002,B,西校区,0,90,5000
0002,B,西校区,0,90,5000
`,
  })
  assert.deepEqual(brief(faults), ['schools.csv:3:teaching_area_total S034', 'campuses.csv:4:campus_code S045'])
  assert.deepEqual([...counties[0]!.schools.numbers.get('teaching_area_total')!], [4500, 8000])
})

test('a flood of one kind is closed with its count', async () => {
  const rows = Array.from({ length: LISTED_PER_RULE + 7 }, (_, i) => `9${i},primary,1,班,40`).join('\n')
  const { faults } = await read({ 'classes.csv': `school_code,stage,grade,class_name,students\n${rows}\n` })
  assert.equal(faults.length, LISTED_PER_RULE + 1)
  assert.match(faults.at(-1)!.message, new RegExp(`共 ${LISTED_PER_RULE + 7} 处.*另有 7 处`))
})

test('a file cut off in the middle of a quoted cell says where the quote opened', async () => {
  const { faults } = await read({ 'rooms.csv': 'school_code,kind,area\n0001,music,96\n0001,"art,90\n0002,music,100\n' })
  assert.ok(brief(faults).includes('rooms.csv:3:- S009'))
})

test('a file whose lines end as on old Macintoshes is one fault, not one for every cell', async () => {
  const { faults } = await read({ 'classes.csv': SMALL['classes.csv']!.replaceAll('\n', '\r') })
  assert.deepEqual(brief(faults), ['classes.csv:-:- S003'])
  assert.match(faults[0]!.message, /回车符（CR）/)
  const mixed = await read({ 'classes.csv': SMALL['classes.csv']!.replaceAll('\n', '\r\n') })
  assert.deepEqual(brief(mixed.faults), [])
})
