import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Claim } from '@junheng/core/features/evaluation/matrix/claim.ts'
import type { CountyResult, ItemResult, Spread, Verdict } from '@junheng/core/features/evaluation/result.ts'
import { fill } from '../text.ts'
import { explainKey, readExplainKey } from './explain-address.ts'
import { reasonsOf } from './verdict-reasons.ts'
import { ENGLISH } from './verdict-reasons-english.ts'

const aSpread = (cv: number, verdict: Verdict | null): Spread => ({
  stage: 'primary',
  indicator: 'L4',
  mean: 5,
  sd: 1,
  cv,
  limit: 0.5,
  verdict,
})
const NO_CLAIM: Claim = {
  judgesSections: true,
  verdict: 'unmet',
  schools: 0,
  items: 0,
  unknown: 0,
  spares: 0,
  stages: {},
  county: { items: 0, unknown: 0 },
}
const anItem = (key: string, verdict: Verdict, detail: string[] = []): ItemResult => ({ key, value: null, verdict, detail })
const aCounty = (parts: Partial<CountyResult>): CountyResult => ({
  countyCode: '990101',
  countyName: '澄溪区',
  sections: [],
  excluded: [],
  spreads: [],
  items: [],
  counts: { primary: { sections: 1, pass: 1 } },
  verdict: 'met',
  ...parts,
})

test('every reason is told with its place, failures first', () => {
  const items = [anItem('class_size', 'unmet', ['超过上限的班 1 个']), anItem('veto:falsification', 'not_judgeable')]
  const reasons = reasonsOf(
    aCounty({ verdict: 'unmet', spreads: [aSpread(0.5003, 'unmet')], items }),
    { ...NO_CLAIM, stages: { primary: { unmet: 1, lifts: 2, unknown: 1 } } },
    (key) => `《${key}》`,
    (zh, values) => fill(zh, values),
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

test('in English only the official names and details stay Chinese', () => {
  const reasons = reasonsOf(
    aCounty({ spreads: [aSpread(0.68, 'unmet')], items: [anItem('veto:falsification', 'unmet', ['有 1 处'])] }),
    { ...NO_CLAIM, stages: { primary: { unmet: 1, lifts: 2, unknown: 0 } } },
    (key) => `《${key}》`,
    (zh, values) => fill(ENGLISH[zh], values),
  )
  assert.deepEqual(
    reasons.map((r) => r.text),
    [
      'Primary: 1 sections unmet, 2 items to lift',
      'Primary: coefficient of variation of “《L4》” 0.680, above 0.50',
      'Veto: 《veto:falsification》 (有 1 处)',
    ],
  )
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
