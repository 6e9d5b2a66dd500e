import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { coreFailedCount, coreOf, markAt, pastedRows, readMarks, withMark } from './marks.ts'

const core = (n: number) => Array.from({ length: n }, () => ({ isCore: true }))
const SCHOOLS = [
  { code: '9901010001', name: '澄溪第一小学' },
  { code: '9901010002', name: '枫桥中学' },
]

test('a count is said once every core item is known, or once as many fail as raise the veto', () => {
  assert.equal(coreFailedCount('1111111111110', core(13), 4), 1)
  assert.equal(coreFailedCount('111111111111-', core(13), 4), null)
  assert.equal(coreFailedCount('0000---------', core(13), 4), 4)
  assert.equal(coreFailedCount('', core(13), 4), null)
  assert.equal(coreFailedCount('', [], 4), 0)
})

test('items that are no core ones neither count nor need to be known; a table that grew leaves its new items unknown', () => {
  const lines = [{ isCore: true }, { isCore: false }, { isCore: true }]
  assert.deepEqual(coreOf('100', lines), { failed: [2], unknown: 0 })
  assert.deepEqual(coreOf('0-0', lines), { failed: [0, 2], unknown: 0 })
  assert.deepEqual(coreOf('1', lines), { failed: [], unknown: 1 })
})

test('one mark changed leaves the others as they are', () => {
  const marks = fc.string({ unit: fc.constantFrom('0', '1', '-'), maxLength: 13 })
  fc.assert(
    fc.property(marks, fc.nat(12), fc.constantFrom('0' as const, '1' as const, '-' as const), (before, item, mark) => {
      const after = withMark(before, item, mark, 13)
      assert.equal(after.length, 13)
      for (let i = 0; i < 13; i++) assert.equal(markAt(after, i), i === item ? mark : markAt(before, i))
    }),
    { numRuns: 100 },
  )
})

test('pasted rows are read by code, name or both, in the words people use; a head is passed over', () => {
  const text = '学校代码\t学校名称\t1\t2\t3\n9901010001\t澄溪第一小学\t达标\t×\t\n枫桥中学\t１\t不合格\t√\n'
  const { found, faults } = readMarks(pastedRows(text), SCHOOLS, 3)
  assert.deepEqual(found, [
    { school: '9901010001', marks: '10-' },
    { school: '9901010002', marks: '101' },
  ])
  assert.deepEqual(faults, [])
})

test('what cannot be read is told by its place and takes nothing else with it', () => {
  const rows = [
    ['澄溪第一小学', '达标', '大概'],
    ['不知哪校', '达标'],
    ['枫桥中学', '达标'],
    ['枫桥中学', '不达标'],
  ]
  const { found, faults } = readMarks(rows, SCHOOLS, 2)
  assert.deepEqual(found, [{ school: '9901010002', marks: '1-' }])
  assert.deepEqual(
    faults.map((fault) => fault.slice(0, 8)),
    ['第 1 行第 3', '第 2 行：“不', '第 4 行：枫桥'],
  )
})

test('a first row that is no head and names no school is told, and so is a name two schools share', () => {
  const same = [...SCHOOLS, { code: '9901010003', name: '枫桥中学' }]
  const { found, faults } = readMarks(
    [
      ['澄溪一小', '1'],
      ['枫桥中学', '1'],
      ['9901010003', '0'],
    ],
    same,
    1,
  )
  assert.deepEqual(found, [{ school: '9901010003', marks: '0' }])
  assert.equal(faults.length, 2)
})
