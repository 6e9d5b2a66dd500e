import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CountyResult, IndicatorValue, Verdict } from '../evaluation/result.ts'
import { findWarnings, unseen } from './find-warnings.ts'
import type { LargeLists } from './large-warnings.ts'
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
const NONE: LargeLists = { classes: [], schools: [], unknownClasses: [], unknownSchools: [] }
const found = (result: CountyResult, past: [number, CountyResult][] = [], rules = settledRules(new Map()), large = NONE) =>
  findWarnings({ result, large, year: 2026, past: past.map(([year, each]) => ({ year, result: each })), rules, nameOf })
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

test('how little a value is above its line is never said to be nothing', () => {
  const said = (value: number) =>
    found(county(value))
      .find(({ rule }) => rule === 'near_line')
      ?.cause.split('，')
      .at(-1)
  assert.deepEqual([7.5, 7.505, 7.6].map(said), ['刚好达到', '只高出不到 0.1%', '只高出 1.3%'])
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
  assert.deepEqual([...unseen(result, NONE)].sort(), ['  duty', '2199000001 primary ', '2199000001 primary L5'])
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

test('a school too large and classes too large are told the school itself; whom an exemption carries is not', () => {
  const school = { code: '2199000001', name: '某小学', town: null, kind: '小学', strict: 2000, capacity: null }
  const size = { ...school, students: 2314, limit: 2000, over: 314, exemption: null }
  const carried = { ...school, code: '2199000002', students: 2200, limit: 2400, over: 0, exemption: '2010 年前建成' }
  const aClass = (className: string, students: number | null, count = 1) =>
    ({ ...school, stage: 'primary', grade: 1, className, students, limit: 45, over: null, band: 'over', count }) as const
  const classes = [aClass('一班', 52), aClass('二班', 49), aClass('三班', 47), aClass('四班', 46)]
  const large = { ...NONE, schools: [size, carried], classes }
  const told = found(county(9), [], undefined, large).filter(({ rule }) => rule !== 'veto')
  assert.deepEqual(
    told.map(({ rule, level, subject, cause, value, threshold }) => [
      rule,
      level,
      subject.school,
      subject.stage,
      cause,
      value,
      threshold,
    ]),
    [
      ['school_size', 'red', '2199000001', null, '某小学在校生 2314 人，超过规模上限 2000 人，多 314 人', 2314, 2000],
      [
        'class_size',
        'red',
        '2199000001',
        'primary',
        '某小学（小学）有 4 个班超过 45 人：一年级 一班 52 人、一年级 二班 49 人、一年级 三班 47 人等 4 个班',
        52,
        45,
      ],
    ],
  )
  const banded = found(county(9), [], undefined, { ...NONE, classes: [aClass('46—50 人的班 2 个', null, 2)] })
  const [only] = banded.filter(({ rule }) => rule === 'class_size')
  assert.deepEqual([only?.cause, only?.value], ['某小学（小学）有 2 个班超过 45 人：46—50 人的班 2 个', null])
})

test('classes and pupils that are not wholly reported leave a warning about them as it stands', () => {
  const unknownClasses = [{ code: '2199000001', stage: 'primary' as const, text: '' }]
  const unknownSchools = [{ code: '2199000002', name: '' }]
  const keysOf = unseen(county(9), { ...NONE, unknownClasses, unknownSchools })
  assert.deepEqual([...keysOf].sort(), ['2199000001 primary class_size', '2199000002  school_size'])
})
