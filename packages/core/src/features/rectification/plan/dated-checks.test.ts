import assert from 'node:assert/strict'
import { test } from 'node:test'
import { datedChecks, type Recurrence } from './dated-checks.ts'

const TERM = { from: '2023-07-28', until: '2025-06-30' }

/** Official wording, the days it means within July 2023 … June 2025, and what recurs. */
const TABLE: readonly (readonly [wording: string, due: readonly string[], every?: Recurrence])[] = [
  ['2023年9月底前，完成核实', ['2023-09-30']],
  ['2024年2月底前', ['2024-02-29']],
  ['２０２４年６月１５日前', ['2024-06-15']],
  ['2023年底前', ['2023-12-31']],
  ['2023年12月底前、2024年8月底前分别完成', ['2023-12-31', '2024-08-31']],
  ['2023年9月至12月', ['2023-12-31']],
  ['2024年第三季度', ['2024-09-30']],
  // Named days stand as they are, also behind the term: that they do is a finding of its own.
  ['2026年12月底前', ['2026-12-31']],
  ['到2025年，全面达标', ['2025-12-31']],
  ['至2024年底', ['2024-12-31']],
  ['2024年内完成', ['2024-12-31']],
  ['2025年前', []],
  // Without a year: the first such day from the day it was ordered.
  ['9月底前', ['2023-09-30']],
  ['3月底前', ['2024-03-31']],
  ['暑期', ['2023-08-31']],
  ['明年3月底前', ['2024-03-31']],
  ['今年年底前', ['2023-12-31']],
  ['9月底前完成核实，2024年6月底前完成整改', ['2023-09-30', '2024-06-30']],
  ['2024年暑期', ['2024-08-31']],
  ['在2023、2024学年度，达到合格标准', ['2024-08-31', '2025-08-31']],
  ['2023—2024学年度', ['2024-08-31']],
  ['2023学年', ['2024-08-31']],
  ['2023-2026学年', ['2024-08-31', '2025-08-31', '2026-08-31']],
  ['每年', ['2023-12-31', '2024-12-31'], 'year'],
  ['每年9月底前', ['2023-09-30', '2024-09-30'], 'year'],
  ['每年3月底、9月底前各核查一次', ['2023-09-30', '2024-03-31', '2024-09-30', '2025-03-31'], 'year'],
  ['每年暑期', ['2023-08-31', '2024-08-31'], 'year'],
  ['逐年提高', ['2023-12-31', '2024-12-31'], 'year'],
  ['到2024年，每年6月底前', ['2024-06-30'], 'year'],
  ['2024年至2026年，每年3月底前', ['2024-03-31', '2025-03-31'], 'year'],
  ['每学年', ['2023-08-31', '2024-08-31'], 'school_year'],
  ['每学年度10月底前', ['2023-10-31', '2024-10-31'], 'school_year'],
  ['每学期', ['2023-08-31', '2024-01-31', '2024-08-31', '2025-01-31'], 'school_term'],
  ['每半年', ['2023-12-31', '2024-06-30', '2024-12-31', '2025-06-30'], 'half_year'],
  [
    '每季度末通报',
    ['2023-09-30', '2023-12-31', '2024-03-31', '2024-06-30', '2024-09-30', '2024-12-31', '2025-03-31', '2025-06-30'],
    'quarter',
  ],
  ['限15个工作日内书面回复', ['2023-08-18']],
  ['一个月内', ['2023-08-28']],
  ['30日内', ['2023-08-27']],
  ['长期坚持', []],
  ['2023年13月', []],
  ['', []],
]

for (const [wording, due, every] of TABLE)
  test(`“${wording}” means ${due.join(', ') || 'no day'}`, () => {
    assert.deepEqual(datedChecks(wording, TERM), { due, every: every ?? null })
  })

test('each month on a day keeps to the month, and a term without an end is looked ahead one year', () => {
  const { due, every } = datedChecks('每月31日前报进展', { from: '2023-12-01', until: null })
  assert.equal(every, 'month')
  assert.equal(due.length, 12)
  assert.deepEqual(due.slice(0, 3), ['2023-12-31', '2024-01-31', '2024-02-29'])
  assert.deepEqual(datedChecks('每月5日前', { from: '2023-12-06', until: '2024-02-05' }).due, ['2024-01-05', '2024-02-05'])
})

test('a term of a thousand years gives no endless list', () => {
  assert.equal(datedChecks('每月', { from: '2000-01-01', until: '2999-12-31' }).due.length, 120)
})

test('no wording, however wild, gives a day that is none or is out of order', () => {
  for (const text of [
    '9999年99月99日前每年',
    '每年13月',
    '0000学年',
    '每月0日',
    '每月99日前',
    '2023年至2022年每年',
    '零个月内',
    '2023-2020学年',
  ])
    for (const day of datedChecks(text, TERM).due)
      assert.equal(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10), day, text)
})
