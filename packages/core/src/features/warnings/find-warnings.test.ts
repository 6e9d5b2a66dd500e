import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CountyResult, IndicatorValue, Verdict } from '../evaluation/result.ts'
import { findWarnings, unseen } from './find-warnings.ts'
import { type RuleKey, settledRules } from './rules.ts'

const figure = (value: number | null, threshold: number): IndicatorValue => ({
  value,
  threshold,
  verdict: value === null ? 'not_judgeable' : value >= threshold ? 'met' : 'unmet',
})

/** One primary section whose L5 is `value`; the county's only coefficient is `cv`. */
function county(value: number | null, { pass = true, cv = 0.3 }: { pass?: boolean | null; cv?: number } = {}): CountyResult {
  const spread: Verdict = cv > 0.5 ? 'unmet' : 'met'
  return {
    countyCode: '990101',
    countyName: '澄溪区',
    sections: [
      {
        schoolCode: '2199000001',
        schoolName: '某小学',
        stage: 'primary',
        students: 400,
        indicators: { L5: figure(value, 7.5) },
        met: 6,
        floorOk: true,
        pass,
      },
    ],
    excluded: [],
    spreads: [{ stage: 'primary', indicator: 'L5', mean: 9, sd: 3, cv, limit: 0.5, verdict: spread }],
    items: [{ key: 'veto:bullying', value: null, verdict: 'unmet', detail: ['认定为有'] }],
    counts: {},
    verdict: 'unmet',
  }
}

const nameOf = (key: string) => ({ zh: key, decimals: 2 })
const found = (result: CountyResult, past: [number, CountyResult][] = [], rules = settledRules(new Map())) =>
  findWarnings({ result, year: 2026, past: past.map(([year, each]) => ({ year, result: each })), rules, nameOf })
const keys = (list: ReturnType<typeof found>) => list.map(({ rule }) => rule).filter((rule) => rule !== 'veto')

test('each line is the proposed one: on the standard and within 5 % it is near, at 5 % no longer; on nine tenths of the limit a coefficient is near', () => {
  assert.deepEqual(keys(found(county(7.5))), ['near_line'])
  assert.deepEqual(keys(found(county(7.874))), ['near_line'])
  assert.deepEqual(keys(found(county(7.875))), [])
  assert.deepEqual(keys(found(county(9, { cv: 0.449 }))), [])
  assert.deepEqual(keys(found(county(9, { cv: 0.45 }))), ['spread_near'])
  assert.deepEqual(keys(found(county(9, { cv: 0.5 }))), ['spread_near'])
  assert.deepEqual(keys(found(county(9, { cv: 0.501 }))), ['spread_over'])
})

test('an indicator below its line warns of the used spare where the section still passes, and of the section where it does not', () => {
  assert.deepEqual(keys(found(county(7))), ['spare_used'])
  assert.deepEqual(keys(found(county(7, { pass: false }))), ['section_fails'])
  assert.deepEqual(keys(found(county(null, { pass: null }))), ['missing'])
})

test('a section that cannot be judged yet still warns of its used spare; what nobody can see is known as unseen, not as recovered', () => {
  assert.deepEqual(keys(found(county(7, { pass: null }))), ['spare_used'])
  const result = county(null, { pass: null })
  result.items.push({ key: 'duty', value: null, verdict: 'not_judgeable', detail: [] })
  assert.deepEqual([...unseen(result)].sort(), ['  duty', '2199000001 primary ', '2199000001 primary L5'])
  const [missing] = found(result).filter(({ subject }) => subject.indicator === 'duty')
  assert.deepEqual([missing?.rule, missing?.cause], ['missing', 'duty：没有报全，无法判定'])
})

test('a duty that names many schools is cut, so that the list stays a list', () => {
  const result = county(9)
  result.items.push({ key: 'duty', value: null, verdict: 'unmet', detail: ['某小学、'.repeat(200)] })
  const [duty] = found(result).filter(({ rule }) => rule === 'item_unmet')
  assert.equal(duty?.cause.length, 162)
})

test('of a section several figures are missing of this is said once, with their names', () => {
  const result = county(null, { pass: null })
  Object.assign(result.sections[0]!.indicators, { L6: figure(null, 2), L7: figure(9, 2) })
  const [missing, ...others] = found(result).filter(({ rule }) => rule === 'missing')
  assert.deepEqual([missing?.subject.indicator, missing?.value, others], [null, 2, []])
  assert.match(missing?.cause ?? '', /2 项没有报全，无法判定：L5、L6/)
})

test('two falls in a row warn where they lead below the line within three years; a missing year or a rise breaks the row', () => {
  const before = (...values: number[]) =>
    values.map((value, i): [number, CountyResult] => [2026 - values.length + i, county(value)])
  const [warning] = found(county(9), before(11, 10)).filter(({ rule }) => rule === 'falling')
  assert.ok(warning)
  assert.match(warning.cause, /11\.00 → 10\.00 → 9\.00/)
  assert.match(warning.cause, /约 2 年/)
  assert.deepEqual(keys(found(county(20), before(22, 21))), [], 'far above the line')
  assert.deepEqual(keys(found(county(9), before(10, 8.9))), [], 'a rise')
  assert.deepEqual(
    keys(
      found(county(9), [
        [2023, county(11)],
        [2025, county(10)],
      ]),
    ),
    [],
    'a year is missing',
  )
})

test('a coefficient that rose twice warns with its values', () => {
  const past: [number, CountyResult][] = [
    [2024, county(9, { cv: 0.2 })],
    [2025, county(9, { cv: 0.25 })],
  ]
  const [warning] = found(county(9, { cv: 0.3 }), past).filter(({ rule }) => rule === 'spread_rising')
  assert.match(warning?.cause ?? '', /0\.200 → 0\.250 → 0\.300/)
})

test('a county sets its own level and threshold, or turns a rule off', () => {
  const own = new Map([
    ['near_line', { level: 'orange', isOn: true, settings: { margin: 0.2 } }],
    ['veto', { level: 'red', isOn: false, settings: {} }],
  ] as const)
  const list = found(county(8.9), [], settledRules(new Map<RuleKey, never>(own as never)))
  assert.deepEqual(
    list.map(({ rule, level }) => [rule, level]),
    [['near_line', 'orange']],
  )
})

test('the same trouble has the same key another day, with other numbers', () => {
  const [one] = found(county(7.6))
  const [other] = found(county(7.7))
  assert.equal(one?.key, other?.key)
  assert.notEqual(one?.cause, other?.cause)
})

test('what fails by a hair is not rounded onto its line', () => {
  const [spare] = found(county(7.4996)).filter(({ rule }) => rule === 'spare_used')
  assert.match(spare!.cause, /7\.4996，标准 7\.5/)
  const [over] = found(county(9, { cv: 0.50004 })).filter(({ rule }) => rule === 'spread_over')
  assert.match(over!.cause, /0\.50004，超过上限 0\.5/)
})
