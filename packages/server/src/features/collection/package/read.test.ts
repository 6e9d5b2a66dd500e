import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brief, SMALL } from './a-package.ts'

import { changed, read, without } from './test-read.ts'

test('a clean county is read whole and without a fault', async () => {
  const { counties, faults, readable } = await read({})
  assert.deepEqual(brief(faults), [])
  assert.equal(readable, true)
  const [county] = counties
  assert.deepEqual(
    [county!.code, county!.name, county!.schools.codes, county!.schools.types],
    ['990101', '虚构县', ['0001', '0002'], ['211', '312']],
  )
  assert.deepEqual([...county!.schools.numbers.get('teaching_area_total')!], [4500, 9000.25])
  assert.deepEqual([...county!.schools.numbers.get('is_boarding')!], [0, 1])
  assert.deepEqual([...county!.schools.numbers.get('moral_culture_good')!], [1, 0])
  assert.deepEqual(
    [[...county!.sections.school], [...county!.sections.stage]],
    [
      [0, 1, 1],
      [0, 0, 1],
    ],
  )
  assert.deepEqual(
    [[...county!.classes!.start], [...county!.classes!.students]],
    [
      [0, 2, 3, 5],
      [40, 40, 40, 45, 45],
    ],
  )
  assert.equal(county!.classes!.name(3), '七一班')
  assert.deepEqual(
    [[...county!.rooms!.start], [...county!.rooms!.kind], [...county!.rooms!.area]],
    [
      [0, 2, 3],
      [0, 1, 0],
      [96, 90, 100],
    ],
  )
  assert.equal(county!.values.get('naeq:2024:4:语文')!.text, '3;0.12')
  assert.equal(county!.values.get('layout_planning')!.number, 1)
  assert.equal(county!.values.get('veto:school_choice')!.number, 0)
})

test('order of rows and columns, quotes, CRLF and a byte-order mark change nothing', async () => {
  const plain = await read({})
  const [head, ...rows] = SMALL['classes.csv']!.trimEnd().split('\n')
  const classes = `\uFEFF${[head, ...rows.toReversed()]
    .map((row) =>
      row!
        .split(',')
        .toReversed()
        .map((cell) => `"${cell}"`)
        .join(','),
    )
    .join('\r\n')}\r\n`
  const mixed = await read({ 'classes.csv': classes, ...changed('schools.csv', /(0001.*\n)(0002.*\n)/, '$2$1') })
  assert.deepEqual(brief(mixed.faults), [])
  assert.deepEqual([...mixed.counties[0]!.classes!.start], [...plain.counties[0]!.classes!.start])
  assert.deepEqual(mixed.counties[0]!.schools.codes, ['0001', '0002'])
  assert.deepEqual([...mixed.counties[0]!.classes!.grade], [2, 1, 3, 8, 7])
})

test('line breaks and doubled quotes inside a cell are content, and lines after them keep their physical number', async () => {
  const { counties, faults } = await read({
    ...changed('schools.csv', '虚构小学', '"虚构""第一""\n小,学"'),
    ...changed('schools.csv', '虚构小学', '"虚构""第一""\n小,学"'),
  })
  assert.deepEqual(brief(faults), [])
  assert.equal(counties[0]!.schools.names[0], '虚构"第一"\n小,学')
  assert.deepEqual([...counties[0]!.schools.lines], [2, 4])
})

test('the Chinese headers of the workbook are understood', async () => {
  const { faults } = await read(
    changed('sections.csv', 'school_code,stage,students,classes,ft_teachers', '学校代码,学段,在校学生数,教学班数,专任教师数'),
  )
  assert.deepEqual(brief(faults), [])
})

test('codes of any length keep every digit and every zero', async () => {
  const long = '00098765432109876543210'
  const all = Object.fromEntries(Object.entries(SMALL).map(([name, text]) => [name, text.replaceAll('0001', long)]))
  const { counties, faults } = await read(all)
  assert.deepEqual(brief(faults), [])
  assert.ok(counties[0]!.schools.codes.includes(long))
})

test('full-width digits, outer spaces, a unit and a year as a date are read as meant, each with a warning', async () => {
  const { counties, faults } = await read({
    ...changed('sections.csv', '0001,primary,80,2,6', '0001,primary,８０, 2 ,6人'),
    ...changed('schools.csv', /^(.*)\n(.*)\n(.*)\n$/, '$1,founding_year\n$2,2010-09-01\n$3,2011\n'),
  })
  assert.deepEqual(brief(faults), [
    'schools.csv:2:founding_year S011',
    'sections.csv:2:students S011',
    'sections.csv:2:classes S011',
    'sections.csv:2:ft_teachers S011',
  ])
  assert.ok(faults.every((f) => f.severity === 'warn'))
  const { sections, schools } = counties[0]!
  assert.deepEqual(
    ['students', 'classes', 'ft_teachers'].map((key) => sections.numbers.get(key)![0]),
    [80, 2, 6],
  )
  assert.deepEqual([...schools.numbers.get('founding_year')!], [2010, 2011])
})

test('every fault is listed at once, with its place and a repair, and the rest is still read', async () => {
  const { counties, faults, readable } = await read({
    'sections.csv': `school_code,stage,students,classes,ft_teachers,favourite_colour
0001,primary,-5,2,六,red
0001,primary,80,2,6,
0002,primary,40.5,1,4,
0002,senior,90,2,9,
0009,junior,90,2,9,
`,
    ...changed('schools.csv', ',211,', ',777,'),
  })
  assert.equal(readable, true)
  assert.deepEqual(
    brief(faults).filter((f) => !f.startsWith('classes.csv')),
    [
      'schools.csv:2:school_type_code S017',
      'sections.csv:1:favourite_colour S005',
      'sections.csv:2:students S012',
      'sections.csv:2:ft_teachers S010',
      'sections.csv:3:stage S021',
      'sections.csv:4:students S014',
      'sections.csv:5:stage S018',
      'sections.csv:6:school_code S022',
    ],
  )
  assert.deepEqual(
    brief(faults).filter((f) => f.startsWith('classes.csv')),
    ['classes.csv:5:stage S023', 'classes.csv:6:stage S023'],
  )
  assert.ok(faults.every((f) => f.repair !== '' && /[\u4e00-\u9fff]/.test(f.message) && f.cell === null))
  assert.deepEqual([...counties[0]!.sections.numbers.get('students')!], [Number.NaN, Number.NaN])
  assert.equal(counties[0]!.classes!.rows, 3)
})

test('a row too short or too long gives no values, for they may stand in the wrong column', async () => {
  const { counties, faults } = await read({
    ...changed('sections.csv', '0001,primary,80,2,6', '0001,primary,8'),
    ...changed('schools.csv', '虚构小学', '虚构,小学'),
  })
  assert.ok(brief(faults).includes('sections.csv:2:- S007'))
  assert.ok(brief(faults).includes('schools.csv:2:- S008'))
  assert.ok(Number.isNaN(counties[0]!.sections.numbers.get('students')![0]))
  assert.ok(Number.isNaN(counties[0]!.schools.numbers.get('teaching_area_total')![0]))
  assert.equal(counties[0]!.schools.rows, 2)
})

test('a file in another encoding is a fault that names it and is not misread', async () => {
  const gbk = Buffer.concat([
    Buffer.from('school_code,stage,grade,class_name,students\n0001,primary,1,'),
    Buffer.from([0xd2, 0xbb, 0xb0, 0xe0]),
    Buffer.from(',40\n'),
  ])
  const utf16 = Buffer.from(`\uFEFF${SMALL['rooms.csv']}`, 'utf16le')
  const { faults, counties } = await read({ 'classes.csv': gbk, 'rooms.csv': utf16 })
  assert.deepEqual(brief(faults), ['classes.csv:-:- S003', 'rooms.csv:-:- S003'])
  assert.match(faults[0]!.message, /GB18030/)
  assert.match(faults[1]!.message, /UTF-16/)
  assert.equal(counties[0]!.classes, null)
})

test('without schools or sections nothing can be judged; other files may be absent without a word', async () => {
  for (const file of ['schools.csv', 'sections.csv']) {
    const { readable, counties, faults } = await without(file)
    assert.equal(readable, false)
    assert.deepEqual([counties.length, brief(faults)], [0, [`${file}:-:- S001`]])
  }
  const { faults, counties } = await without('rooms.csv')
  assert.deepEqual([brief(faults), counties[0]!.rooms], [[], null])
})

test('rooms read the quick way and the general way are the same', async () => {
  const rows = ['0001,music,96', '0001,art,90.5', '', '0002,music,100', '0001,art,81']
  const roomsOf = async (lines: string[]) => (await read({ 'rooms.csv': lines.join('\n') })).counties[0]!.rooms!
  const plain = await roomsOf(['school_code,kind,area', ...rows])
  for (const odd of [
    ['school_code,kind,area', ...rows.map((row) => row.replace('0002', '"0002"'))],
    ['kind,area,school_code', ...rows.map((row) => row.replace(/(.*),(.*),(.*)/, '$2,$3,$1'))],
    ['school_code,kind,area', ...rows.map((row) => row.replace('art', '美术'))],
  ]) {
    const { source: _, ...rooms } = await roomsOf(odd)
    assert.deepEqual(rooms, { ...rooms, lines: plain.lines, start: plain.start, kind: plain.kind, area: plain.area })
  }
})
