import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Catalogue } from '../../../standards/catalogue.ts'
import { figureKey, filtered, noteKey, type RoundValue, reconcileRound, sorted } from './reconcile-round.ts'

const plain = { unit: '册', period: 'undated', reporter: '学校', sourceSystem: '', definition: '', min: 0, max: 9e9 } as const
const more = { earliest: { monthDay: '09-01', nextYear: false, why: '' }, source: '', confidence: '官方原文' } as const
const catalogue: Catalogue = {
  elements: new Map([
    ['books', { key: 'books', zh: '图书册数', type: 'integer', level: 'school', ...plain, ...more }],
    ['boarding', { key: 'boarding', zh: '寄宿制', type: 'boolean', level: 'school', ...plain, ...more }],
    ['posts', { key: 'posts', zh: '核定编制', type: 'integer', level: 'school', ...plain, ...more }],
    ['students', { key: 'students', zh: '在校学生数', type: 'integer', level: 'section', ...plain, ...more }],
  ]),
  schoolJudgements: [],
}
const [ONE, BUREAU] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']
const school = { code: '2199000001', name: '一校', typeCode: '211', parentCode: '', authority: '', town: '澄镇' }
const value = (basis: RoundValue['basis'], path: string, text: string): RoundValue => ({
  returnId: path.startsWith('of/') ? BUREAU! : ONE!,
  school: path.startsWith('of/') ? null : school,
  basis,
  path,
  value: text,
  note: basis === 'statistics' ? '教基.xlsx／表 C4' : null,
})
const reconcile = (values: RoundValue[], lists: [string, number][] = [], notes = new Map()) =>
  reconcileRound(values, [{ returnId: ONE!, school }], new Map(lists), notes, catalogue)

test('a figure stands with all that was said of it: bases, list, the largest difference, and its share of the statistics', () => {
  const [figure] = reconcile(
    [value('statistics', 'sections/primary/students', '80'), value('reported', 'sections/primary/students', '82')],
    [[figureKey(school.code, 'primary', 'students'), 84]],
  )
  const { statistics, reported, list, verified, standing, difference, percent, source } = figure!
  assert.deepEqual([statistics, reported, list, verified], ['80', '82', '84', null])
  assert.deepEqual([standing, difference, percent, source], ['differs', 4, 5, '教基.xlsx／表 C4'])
})

test('the same written otherwise agrees; words that differ differ without a number; what only one says is single', () => {
  const figures = reconcile([
    value('statistics', 'schools/books', '900'),
    value('reported', 'schools/books', '900.0'),
    value('statistics', 'schools/boarding', 'true'),
    value('reported', 'schools/boarding', '否'),
    value('reported', `of/${school.code}/posts`, '40'),
  ])
  assert.deepEqual(
    figures.map(({ element, standing, difference, statistics, returnId }) => [
      element,
      standing,
      difference,
      statistics,
      returnId,
    ]),
    [
      ['books', 'agrees', 0, '900', ONE],
      ['boarding', 'differs', null, '是', ONE],
      ['posts', 'single', null, null, BUREAU],
    ],
  )
  assert.equal(filtered(figures, { show: 'differs', unexplained: false }).length, 1)
  assert.equal(filtered(figures, { show: 'single', unexplained: false }).length, 2)
  assert.equal(filtered(figures, { show: 'all', unexplained: false, element: 'books' }).length, 1)
})

test('what was said to a difference is out of date once a figure is another, and counts as unexplained again', () => {
  const figures = { statistics: '900', reported: '800', verified: null, list: null }
  const note = { text: '下发图书未登记', at: '2026-10-01T00:00:00.000Z', by: '林管理', figures }
  const notes = new Map([[noteKey(ONE!, 'schools/books'), note]])
  const books = (reported: string) =>
    reconcile([value('statistics', 'schools/books', '900'), value('reported', 'schools/books', reported)], [], notes)
  assert.equal(books('800')[0]!.note?.outdated, false)
  assert.equal(books('810')[0]!.note?.outdated, true)
  assert.equal(filtered(books('800'), { show: 'differs', unexplained: true }).length, 0)
  assert.equal(filtered(books('810'), { show: 'differs', unexplained: true }).length, 1)
})

test('the largest share comes first, and only what is beyond the given percent is shown', () => {
  const figures = reconcile([
    value('statistics', 'schools/books', '100'),
    value('reported', 'schools/books', '101'),
    value('statistics', 'sections/primary/students', '100'),
    value('reported', 'sections/primary/students', '150'),
  ])
  assert.deepEqual(
    sorted(figures, 'percent', []).map(({ element }) => element),
    ['students', 'books'],
  )
  assert.deepEqual(
    filtered(figures, { show: 'differs', unexplained: false, beyond: 5 }).map(({ element }) => element),
    ['students'],
  )
})
