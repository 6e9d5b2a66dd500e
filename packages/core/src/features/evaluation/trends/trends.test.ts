import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CountyResult, SectionResult } from '../result.ts'
import { changeOf, countyTrend, eventsOf, indicatorTrend, type Move, schoolTrend } from './trends.ts'

const RULE = { minMet: 6, of: 7, floorRatio: 0.85, zh: '', source: '', confidence: '推断' } as const

const section = (schoolCode: string, schoolName: string, value: number | null): SectionResult => ({
  schoolCode,
  schoolName,
  stage: 'primary',
  students: 100,
  indicators: { L5: { value, threshold: 7.5, verdict: value === null ? 'not_judgeable' : value >= 7.5 ? 'met' : 'unmet' } },
  met: 1,
  floorOk: true,
  pass: value === null ? null : value >= 7.5,
})

const year = (schoolYear: number, sections: SectionResult[], cv: number | null) => ({
  schoolYear,
  county: {
    countyCode: '990101',
    countyName: '澄溪区（示例）',
    sections,
    excluded: [],
    spreads: [{ stage: 'primary', indicator: 'L5', mean: 7, sd: 1, cv, limit: 0.5, verdict: null }],
    items: [],
    counts: { primary: { sections: sections.length, pass: sections.filter((s) => s.pass).length } },
    verdict: 'unmet',
  } satisfies CountyResult,
})

// Three years: 东河小学 keeps its code and takes another name; 西山小学 goes into it; 新苑小学 comes; 南坡小学 is gone without a word.
const years = [
  year(2023, [section('1', '东河小学', 6), section('2', '西山小学', 9), section('4', '南坡小学', 8)], 0.61),
  year(2024, [section('1', '东河小学', 6.5), section('4', '南坡小学', 8)], 0.55),
  year(2025, [section('1', '东河学校', 7.5), section('3', '新苑小学', null)], null),
]
const merge: Move = {
  kind: 'merge',
  from: { code: '2', name: '西山小学' },
  to: { code: '1', name: '东河小学' },
  on: '2024-07-15',
}

test('the county’s coefficients and passing sections stand year by year, the oldest first', () => {
  const { spreads, passes } = countyTrend(years)
  assert.deepEqual(
    spreads[0]?.points.map((point) => point?.cv),
    [0.61, 0.55, null],
  )
  assert.deepEqual(passes[0]?.points, [
    { sections: 3, pass: 2 },
    { sections: 2, pass: 1 },
    { sections: 2, pass: 1 },
  ])
})

test('a school’s line goes by its code; where it was not counted there is no point, and the change is of the last two known', () => {
  const schools = indicatorTrend(years, [merge], 'primary', 'L5', RULE)
  assert.deepEqual(
    schools.map(({ code, name, points, change }) => [code, name, points.map((p) => p && [p.value, p.mark]), change]),
    [
      [
        '1',
        '东河学校',
        [
          [6, 'unmet'],
          [6.5, 'spare'],
          [7.5, 'met'],
        ],
        1,
      ],
      ['2', '西山小学', [[9, 'met'], null, null], null],
      ['3', '新苑小学', [null, null, [null, 'not_judgeable']], null],
      ['4', '南坡小学', [[8, 'met'], [8, 'met'], null], 0],
    ],
  )
  assert.deepEqual(indicatorTrend(years, [], 'junior', 'L5', RULE), [])
})

test('a school merged, taking in, renamed, new or gone is told as such, in the year that first shows it', () => {
  assert.deepEqual(eventsOf(years, [merge], '1'), [
    { kind: 'took_in', year: 2024, on: '2024-07-15', others: ['西山小学'] },
    { kind: 'renamed', year: 2025, on: null, others: ['东河小学'] },
  ])
  assert.deepEqual(eventsOf(years, [merge], '2'), [{ kind: 'merged_into', year: 2024, on: '2024-07-15', others: ['东河小学'] }])
  assert.deepEqual(eventsOf(years, [merge], '3'), [{ kind: 'came', year: 2025, on: null, others: [] }])
  assert.deepEqual(eventsOf(years, [merge], '4'), [{ kind: 'left', year: 2025, on: null, others: [] }])
  assert.deepEqual(eventsOf(years, [], '2')[0]?.kind, 'left')
})

test('one school’s page holds its stages, pupils, verdicts and every indicator; a school of no year has none', () => {
  const found = schoolTrend(years, [merge], '1', RULE)!
  assert.equal(found.name, '东河学校')
  assert.deepEqual(found.stages[0]?.pass, [false, false, true])
  assert.deepEqual(
    found.stages[0]?.indicators[0]?.points.map((p) => p?.value),
    [6, 6.5, 7.5],
  )
  assert.equal(schoolTrend(years, [], '9', RULE), null)
})

test('a change needs two known values', () => {
  const at = (value: number | null) => ({ value, threshold: 7.5, mark: null })
  assert.equal(changeOf([at(1), null, at(3), at(null)]), 2)
  assert.equal(changeOf([at(1), at(null)]), null)
})
