import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fill } from '../../../shared/text.ts'
import { changeText, directionOf, eventText, ruleNotes } from './trend-words.ts'

const say = (text: string, values?: Record<string, string | number>) => fill(text, values)

test('a coefficient that falls improves, a value that falls gets worse, what stays does neither', () => {
  assert.deepEqual(
    [-0.1, 0.0004, null].map((change) => [directionOf(change, true, 3), directionOf(change, false, 3)]),
    [
      ['better', 'worse'],
      [null, null],
      [null, null],
    ],
  )
})

test('a change carries its sign, and what rounds to nothing is nothing', () => {
  assert.deepEqual(
    [changeText(0.0123, 3), changeText(-1.26, 1), changeText(0.0004, 3), changeText(null, 2)],
    ['+0.012', '−1.3', '0', '—'],
  )
})

test('a merged school says into which and on which day, a renamed one its other name', () => {
  assert.equal(
    eventText({ kind: 'merged_into', year: 2024, on: '2024-07-15', others: ['东河小学'] }, say),
    '2024 年前并入东河小学（2024-07-15）',
  )
  assert.equal(eventText({ kind: 'renamed', year: 2025, on: null, others: ['东河小学'] }, say), '2025 年起，原名东河小学')
})

test('a year judged by other rules is named with what was otherwise', () => {
  const year = {
    schoolYear: 2023,
    name: '2023—2024学年',
    run: '',
    source: { id: '', name: '', edition: 1 },
    statisticsDay: null,
    profile: '',
    verdict: 'met' as const,
  }
  assert.deepEqual(
    ruleNotes(
      [
        { ...year, otherRules: ['profile', 'engine'] },
        { ...year, otherRules: [] },
      ],
      say,
    ),
    ['2023—2024学年的评估所用的口径、程序版本与最近一年不同，比较时请留意。'],
  )
})
