import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CountyResult, ItemResult, SectionResult, Spread, Verdict } from '@junheng/core/features/evaluation/result.ts'
import { explainKey, readExplainKey } from './explain-address.ts'
import { headlineOf, reasonsOf, standingOf } from './verdict-reasons.ts'

const aSection = (schoolCode: string, pass: boolean | null, shares: number[]): SectionResult => ({
  schoolCode,
  schoolName: schoolCode,
  stage: 'primary',
  students: 100,
  indicators: Object.fromEntries(
    shares.map((value, i) => [`L${i + 1}`, { value, threshold: 1, verdict: value >= 1 ? 'met' : 'unmet' }] as const),
  ),
  met: shares.filter((s) => s >= 1).length,
  floorOk: null,
  pass,
})
const good = [1, 1, 1, 1, 1, 1, 1]
const aSpread = (cv: number, verdict: Verdict | null): Spread => ({
  stage: 'primary',
  indicator: 'L4',
  mean: 5,
  sd: 1,
  cv,
  limit: 0.5,
  verdict,
})
const anItem = (key: string, verdict: Verdict, detail: string[] = []): ItemResult => ({ key, value: null, verdict, detail })
const aCounty = (parts: Partial<CountyResult>): CountyResult => ({
  countyCode: '990101',
  countyName: '澄溪区',
  sections: [aSection('甲', true, good)],
  excluded: [],
  spreads: [],
  items: [],
  counts: { primary: { sections: 1, pass: 1 } },
  verdict: 'met',
  ...parts,
})

test('校校达标、项项达标 is said only of a county that met everything', () => {
  assert.equal(headlineOf(aCounty({})), '校校达标、项项达标')
  assert.equal(headlineOf(aCounty({ verdict: 'unmet', spreads: [aSpread(0.503, 'unmet')] })), '还差 1 项')
  const unknown = aCounty({ verdict: 'not_judgeable', items: [anItem('veto:falsification', 'not_judgeable')] })
  assert.equal(headlineOf(unknown), '还不能下结论，无法判定 1 项')
})

test('a county lacks its failing schools, and every item to lift, spread over the limit and item unmet', () => {
  const sections = [aSection('甲', false, [0.5, 0.5, 1, 1, 1, 1, 1]), aSection('乙', true, good), aSection('丙', null, good)]
  const county = aCounty({ verdict: 'unmet', sections, spreads: [aSpread(0.6, 'unmet')], items: [anItem('class_size', 'unmet')] })
  assert.deepEqual(standingOf(county), { schools: 1, items: 4, unknown: 1 })
  assert.equal(headlineOf(county), '还差 1 校 4 项，无法判定 1 项')
})

test('every reason is told with its place, failures first', () => {
  const sections = [aSection('甲', false, [0.5, 0.5, 1, 1, 1, 1, 1]), aSection('丙', null, good)]
  const items = [anItem('class_size', 'unmet', ['超过上限的班 1 个']), anItem('veto:falsification', 'not_judgeable')]
  const reasons = reasonsOf(
    aCounty({ verdict: 'unmet', sections, spreads: [aSpread(0.5003, 'unmet')], items }),
    (key) => `《${key}》`,
  )
  assert.deepEqual(
    reasons.map((r) => r.text),
    [
      '小学 1 个学段未达标，须补 2 项',
      '小学“《L4》”差异系数 0.5003，高于 0.50',
      '《class_size》（超过上限的班 1 个）',
      '小学 1 个学段缺少数据',
      '一票否决：《veto:falsification》',
    ],
  )
  assert.deepEqual(reasons[1]?.target, { kind: 'figure', figure: { stage: 'primary', indicator: 'L4' } })
})

test('the address of an explanation is read back as it was written', () => {
  for (const figure of [
    { school: '0012', stage: 'primary', indicator: 'L4' },
    { stage: 'junior', indicator: 'composite' },
    { indicator: 'veto:falsification' },
  ] as const)
    assert.deepEqual(readExplainKey(explainKey(figure)), figure)
  assert.equal(readExplainKey('nonsense'), null)
})
