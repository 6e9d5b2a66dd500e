import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Catalogue } from '../../../standards/catalogue.ts'
import { type ReturnList, rowText } from '../value-path.ts'
import { type GivenValues, givenDifference } from './difference.ts'
import { matchRows } from './match-rows.ts'
import { type Row, valueNames } from './value-names.ts'

const plain = { unit: '㎡', period: 'undated', reporter: '学校', sourceSystem: '', definition: '', min: 0, max: 9e9 } as const
const more = { earliest: { monthDay: '09-01', nextYear: false, why: '' }, source: '', confidence: '官方原文' } as const
const catalogue: Catalogue = {
  elements: new Map([
    ['sports', { key: 'sports', zh: '体育场馆面积', type: 'number', level: 'school', ...plain, ...more }],
    ['boarding', { key: 'boarding', zh: '寄宿制', type: 'boolean', level: 'school', ...plain, ...more }],
    ['students', { key: 'students', zh: '在校学生数', type: 'integer', level: 'section', ...plain, ...more }],
  ]),
  schoolJudgements: [],
}
const names = valueNames(catalogue)
let made = 0
const differ = (given: Partial<{ [K in keyof GivenValues]: GivenValues[K] }>, standing: Record<string, string> = {}) =>
  givenDifference(
    { figures: new Map(), lists: new Map(), ...given },
    new Map(Object.entries(standing)),
    names,
    () => `n${made++}`,
  )

test('a figure written otherwise is the same; another one is said before and after; what the file leaves out stays', () => {
  const standing = { 'schools/sports': '96.0', 'schools/boarding': 'true', 'sections/primary/students': '41' }
  const figures = new Map([
    ['schools/sports', '96'],
    ['schools/boarding', '否'],
  ])
  const { changes, same, left } = differ({ figures }, standing)
  assert.deepEqual([same, left], [1, 1])
  assert.deepEqual(
    changes.map(({ path, what, before, after, kind }) => [path, what, before, after, kind]),
    [['schools/boarding', '寄宿制', '是', '否', 'changed']],
  )
})

const klass = (name: string, students: string) => ({ stage: 'primary', grade: '3', class_name: name, students })

test('classes are matched by what they are: one more pupil is one change, a missing class goes, a new one comes, and an empty cell clears nothing', () => {
  const standing = {
    'classes/a': rowText(klass('1班', '41')),
    'classes/b': rowText(klass('2班', '40')),
    'classes/c': rowText(klass('3班', '44')),
    'rooms/a': rowText({ kind: 'music', area: '96' }),
  }
  const given = [klass('3班', ''), klass('2班', '42'), klass('4班', '39')]
  const { changes, same } = differ({ lists: new Map([['classes', given]]) }, standing)
  assert.equal(same, 1)
  assert.deepEqual(
    changes.map(({ path, kind, where, what, before, after }) => [path.slice(0, 9), kind, where, what, before, after]),
    [
      ['classes/b', 'changed', '小学 三年级 2班', '学生数', '40', '42'],
      ['classes/n', 'added', '小学 三年级 4班', '整行', null, '小学 三年级 4班，学生数 39'],
      ['classes/a', 'removed', '小学 三年级 1班', '整行', '小学 三年级 1班，学生数 41', null],
    ],
  )
})

test('rooms of equal area are the same rooms, and the rest are paired from the smallest up', () => {
  const room = (area: string) => ({ kind: 'music', area })
  const pairs = matchRows(
    'rooms',
    [90, 60, 96].map((a, i) => ({ path: `rooms/${i}`, words: room(String(a)) })),
    [room('96'), room('75'), room('61')],
  )
  assert.deepEqual(
    pairs.map(({ standing, given }) => [standing?.words['area'], given?.['area']]),
    [
      ['96', '96'],
      ['60', '61'],
      ['90', '75'],
    ],
  )
})

test('a school that says it has no room loses those that stand and says so; rows that come back take the word away', () => {
  const standing = { 'rooms/a': rowText({ kind: 'art', area: '60' }) }
  assert.deepEqual(
    differ({ lists: new Map([['rooms', []]]) }, standing).changes.map(({ path, value }) => [path, value]),
    [
      ['rooms/a', ''],
      ['none/rooms', '1'],
    ],
  )
  const back = differ({ lists: new Map([['rooms', [{ kind: 'art', area: '60' }]]]) }, { 'none/rooms': '1' }).changes
  assert.deepEqual(
    back.map(({ path, value }) => [path.slice(0, 7), value]),
    [
      ['rooms/n', '{"area":"60","kind":"art"}'],
      ['none/ro', ''],
    ],
  )
})

test('whatever a file says, once it stands the same file differs in nothing', () => {
  const anyRow = fc.record({
    stage: fc.constantFrom('primary', 'junior'),
    grade: fc.constantFrom('1', '2'),
    class_name: fc.constantFrom('1', '2'),
    students: fc.constantFrom('', '40', '41'),
  })
  const anyRoom = fc.record({ kind: fc.constantFrom('music', 'art'), area: fc.constantFrom('60', '90', '96.0') })
  fc.assert(
    fc.property(fc.array(anyRow), fc.array(anyRoom), fc.array(anyRow), (classes, rooms, earlier) => {
      const standing: Record<string, string> = Object.fromEntries(earlier.map((row, i) => [`classes/e${i}`, rowText(row)]))
      const given = {
        figures: new Map([['schools/sports', '5']]),
        lists: new Map<ReturnList, Row[]>([
          ['classes', classes],
          ['rooms', rooms],
        ]),
      }
      for (const { path, value } of differ(given, standing).changes) standing[path] = value
      assert.deepEqual(differ(given, standing).changes, [])
    }),
  )
})
