import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { CountyResult, SectionResult, Verdict } from '../result.ts'
import { type CountyDifference, differenceOf, isUnturned } from './difference.ts'

const section = (schoolCode: string, value: number | null, pass: boolean | null): SectionResult => ({
  schoolCode,
  schoolName: `示例小学${schoolCode}`,
  stage: 'primary',
  students: 400,
  indicators: { L5: { value, threshold: 7.5, verdict: value === null ? 'not_judgeable' : value >= 7.5 ? 'met' : 'unmet' } },
  met: pass ? 7 : 6,
  floorOk: true,
  pass,
})
const county = (changes: Partial<CountyResult> = {}): CountyResult => ({
  countyCode: '990101',
  countyName: '澄溪区（示例）',
  sections: [],
  excluded: [],
  spreads: [],
  items: [],
  counts: {},
  verdict: 'unmet',
  ...changes,
})

test('a section whose verdict turns is named with the indicator that turned, its value and line before and after', () => {
  const { sections, moved } = differenceOf(
    county({ sections: [section('1', 7, false), section('2', 8, true), section('3', 8, true)] }),
    county({ sections: [section('1', 7.6, true), section('2', 8.5, true), section('3', 8, true)] }),
  )
  assert.deepEqual(sections, [
    {
      schoolCode: '1',
      schoolName: '示例小学1',
      stage: 'primary',
      before: 'unmet',
      after: 'met',
      reason: null,
      indicators: [
        {
          indicator: 'L5',
          before: { value: 7, threshold: 7.5, verdict: 'unmet' },
          after: { value: 7.6, threshold: 7.5, verdict: 'met' },
        },
      ],
    },
  ])
  assert.equal(moved, 1, 'the second section moved without turning, the third stands')
})

test('a section judged under one of the two rules only is out on the other side, with the reason', () => {
  const whole = county({ sections: [section('1', 8, true), section('9', 6, false)] })
  const merged = county({
    sections: [section('1', 8, true)],
    excluded: [{ schoolCode: '9', schoolName: '示例小学9', stage: 'primary', reason: '并入中心校 示例小学1' }],
  })
  const [only, ...none] = differenceOf(whole, merged).sections
  assert.deepEqual(none, [])
  assert.deepEqual([only?.schoolCode, only?.before, only?.after, only?.reason], ['9', 'unmet', 'out', '并入中心校 示例小学1'])
})

test('a coefficient judged under one of the two rules only, and one that turns, are both told; binary noise is not', () => {
  const spread = (indicator: string, cv: number, limit: number | null, verdict: Verdict | null) =>
    ({ stage: 'primary', indicator, mean: 5, sd: 1, cv, limit, verdict }) as const
  const { spreads, moved } = differenceOf(
    county({ spreads: [spread('L4', 0.1 + 0.2, 0.5, 'met'), spread('L5', 0.6, 0.5, 'unmet')] }),
    county({ spreads: [spread('L4', 0.3, 0.5, 'met'), spread('L5', 0.6, null, null), spread('composite', 0.4, 0.5, 'met')] }),
  )
  assert.deepEqual(
    spreads.map(({ indicator, before, after }) => [indicator, before?.verdict, after?.verdict]),
    [
      ['L5', 'unmet', null],
      ['composite', undefined, 'met'],
    ],
  )
  assert.equal(moved, 0)
})

test('an item that stays unmet but for other schools names the lines that went and came', () => {
  const item = (value: number, ...detail: string[]) => ({ key: 'school_size', value, verdict: 'unmet', detail }) as const
  const sections = ['甲校', '乙校', '丙校'].map((schoolName) => ({ ...section(schoolName, 8, true), schoolName }))
  const difference = differenceOf(
    county({ sections, items: [item(2, '不达标 2 所', '甲校：2100 人', '乙校：2600 人')] }),
    county({ sections, items: [item(2, '不达标 2 所', '乙校：2600 人', '丙校：2001 人')] }),
  )
  assert.deepEqual(difference.items, [
    {
      key: 'school_size',
      before: { value: 2, verdict: 'unmet' },
      after: { value: 2, verdict: 'unmet' },
      schools: { before: ['甲校'], after: ['丙校'] },
      gone: ['甲校：2100 人'],
      come: ['丙校：2001 人'],
    },
  ])
  assert.equal(isUnturned(difference), false)
})

const NAMES: Readonly<Record<string, string>> = { 1: '甲校', 2: '乙校', 10: '丙校', a: '丁校' }
const anyVerdict = fc.constantFrom<Verdict>('met', 'unmet', 'not_judgeable')
const anyNumber = fc.option(fc.double({ min: 0, max: 20, noNaN: true }))
const anySections = fc
  .uniqueArray(fc.record({ code: fc.constantFrom('1', '2', '10', 'a'), value: anyNumber, pass: fc.option(fc.boolean()) }), {
    selector: ({ code }) => code,
  })
  .map((list) => list.map(({ code, value, pass }) => section(code, value, pass)))
const anyCounty = fc
  .record({
    sections: anySections,
    cv: anyNumber,
    verdict: anyVerdict,
    item: anyVerdict,
    detail: fc.uniqueArray(fc.constantFrom('甲校：缺', '乙校：缺', '丙校：缺', '不达标'), { maxLength: 4 }),
  })
  .map(({ sections, cv, verdict, item, detail }) =>
    county({
      sections: sections.map((each) => ({ ...each, schoolName: NAMES[each.schoolCode]! })),
      verdict,
      spreads: [{ stage: 'junior', indicator: 'L1', mean: 1, sd: 1, cv, limit: 0.45, verdict: item }],
      items: [{ key: 'class_size', value: detail.length, verdict: item, detail }],
    }),
  )

test('of a judgement with itself nothing is otherwise', () => {
  fc.assert(
    fc.property(anyCounty, (one) => {
      const difference = differenceOf(one, structuredClone(one))
      assert.ok(isUnturned(difference))
      assert.equal(difference.moved, 0)
    }),
  )
})

test('the other way round is the same with before and after exchanged', () => {
  const turned = ({ verdict, sections, spreads, items, moved }: CountyDifference): CountyDifference => ({
    verdict: swap(verdict),
    sections: sections.map((each) => ({ ...swap(each), indicators: each.indicators.map(swap) })),
    spreads: spreads.map(swap),
    items: items.map((each) => ({ ...swap(each), schools: swap(each.schools), gone: each.come, come: each.gone })),
    moved,
  })
  fc.assert(
    fc.property(anyCounty, anyCounty, (one, other) => {
      assert.deepEqual(differenceOf(other, one), turned(differenceOf(one, other)))
    }),
  )
})

test('every section that stands differently is told, and no other', () => {
  fc.assert(
    fc.property(anyCounty, anyCounty, (one, other) => {
      const told = new Set(differenceOf(one, other).sections.map((each) => each.schoolCode))
      for (const code of ['1', '2', '10', 'a']) {
        const [was, is] = [one, other].map((c) => c.sections.find((s) => s.schoolCode === code))
        const isEqual = was?.pass === is?.pass && was?.indicators['L5']?.verdict === is?.indicators['L5']?.verdict
        assert.equal(told.has(code), !isEqual, code)
      }
    }),
  )
})

function swap<T extends { before: unknown; after: unknown }>(both: T): T {
  return { ...both, before: both.after, after: both.before }
}
