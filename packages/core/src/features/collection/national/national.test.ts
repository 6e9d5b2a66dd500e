import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groupedSheets } from './grouped-sheets.ts'
import { labelOf, sheetUnit, unitFactor } from './label.ts'
import { gradeOf, isEnrolled, subjectOf, teacherWordOf } from './person-words.ts'
import { isNumbering } from './recognise.ts'
import { RECOGNISERS, withOwnWords } from './recognisers.ts'
import { largestDifference } from './reconcile.ts'
import { likeness, schoolFinder } from './school-names.ts'
import { columnPaths } from './sheet-head.ts'

test('labels are compared without spaces, numbering and unit, and only without these', () => {
  assert.deepEqual(labelOf('一、教学仪器设备　资产值（万元）'), { words: '教学仪器设备资产值', unit: '万元' })
  assert.deepEqual(labelOf('其中：室内体育用房 (㎡)'), { words: '室内体育用房', unit: '㎡' })
  assert.equal(labelOf('学校（机构）\n标识码').words, '学校(机构)标识码')
  assert.notEqual(labelOf('教学用房').words, labelOf('教学及辅助用房').words)
  assert.equal(sheetUnit('计量单位：平方米'), '㎡')
  assert.equal(sheetUnit('计量单位：平方米、万元'), null)
  assert.equal(unitFactor('元', '万元'), 1e-4)
  assert.equal(unitFactor('㎡', '万元'), null)
})

test('a heading over several columns is found with its merges and without them', () => {
  const rows = [
    { row: 3, cells: ['学校', '教学及辅助用房', '', '运动场地面积'] },
    { row: 4, cells: ['', '计', '室内体育用房', ''] },
  ]
  const paths = (merges: string[]) => columnPaths({ rows, merges }, 0, 2).map((p) => p.path.join('/'))
  const expected = ['学校', '教学及辅助用房', '教学及辅助用房/室内体育用房', '运动场地面积']
  assert.deepEqual(paths(['A3:A4', 'B3:C3', 'D3:D4']), expected)
  assert.deepEqual(paths([]), expected)
})

test('the row of column numbers is no school', () => {
  assert.ok(isNumbering(['甲', '乙', '1', '2', '3']))
  assert.ok(!isNumbering(['0001', '80', '90']))
})

test('grades, states and words of persons are read as registers write them, and nothing is guessed', () => {
  assert.deepEqual(['小学三年级', '初中一年级', '初二', '七年级', '高一'].map(gradeOf), [3, 7, 8, 7, 10])
  assert.equal(gradeOf('2023级'), null)
  assert.deepEqual(['在读', '转出', ''].map(isEnrolled), [true, false, null])
  assert.equal(teacherWordOf('degree', '大学本科毕业'), 'bachelor')
  assert.equal(teacherWordOf('degree', '研究生毕业'), null, 'of what degree is not said')
  assert.equal(teacherWordOf('status', '借调'), 'seconded')
  assert.equal(subjectOf('张三'), null)
  assert.equal(subjectOf('体育与健康'), 'pe')
})

test('a school is found by its code or its exact name, and a resembling one is only proposed', () => {
  const finder = schoolFinder([
    { code: '2199000001', name: '城关小学' },
    { code: '2199000002', name: '城关中心小学' },
  ])
  assert.equal(finder.find({ code: '2199000002', name: '随便' }), '2199000002')
  assert.equal(finder.find({ code: '', name: '城关 小学' }), '2199000001')
  assert.equal(finder.find({ code: '2199000009', name: '城关小学' }), null)
  assert.equal(finder.proposals({ code: '', name: '城关镇小学' })[0]!.code, '2199000001')
  assert.ok(likeness('城关小学', '北岭中学') < 0.5)
})

test('the difference is the largest between any two who said something', () => {
  assert.equal(largestDifference([10, 12, 11]), 2)
  assert.equal(largestDifference([0.1 + 0.2, 0.3, null]), 0)
  assert.equal(largestDifference([5, null, null]), null)
})

test('every recogniser has its source, and a county may add its own words', () => {
  for (const r of RECOGNISERS) assert.ok(r.source !== '' && r.confidence, r.key)
  const { recognisers, unknown } = withOwnWords({ jiaoji5170: { indoor_sports_area: ['风雨操场'], x: ['y'] }, z: {} })
  assert.deepEqual(unknown, ['jiaoji5170.x', 'z'])
  assert.equal(
    recognisers.find((r) => r.key === 'jiaoji5170')!.fields.find((f) => f.key === 'indoor_sports_area')!.names[0],
    '风雨操场',
  )
})

test('sheets of one school each are shown as one', () => {
  const sheet = (name: string) => ({
    file: 'a.xlsx',
    sheet: name,
    table: { key: 'jiaoji5176', zh: '教基5176', confidence: '推断' },
    by: 'title' as const,
    layout: 'form' as const,
    rows: 5,
    read: [],
    unknown: [],
    dropped: [],
  })
  const groups = groupedSheets([sheet('1'), sheet('2'), { ...sheet('3'), unknown: ['绿化'] }])
  assert.deepEqual(
    groups.map((g) => [g.sheets, g.rows]),
    [
      [['1', '2'], 10],
      [['3'], 5],
    ],
  )
})
