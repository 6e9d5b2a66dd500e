import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ItemResult, Verdict } from '@junheng/core/features/evaluation/result.ts'
import type { Judged } from './use-judged.ts'
import { domainsOf, partsOf, worstSpread } from './verdict-parts.ts'

const item = (key: string, verdict: Verdict | null): ItemResult => ({ key, value: null, verdict, detail: [] })
const view = {
  items: [
    { key: 'a', domain: '政府保障程度' },
    { key: 'b', domain: '教育质量' },
    { key: 'c', domain: '政府保障程度' },
  ],
} as unknown as Judged['view']

test('items stand by the domain of the standard in its order, vetoes after them', () => {
  const domains = domainsOf([item('a', 'met'), item('b', 'met'), item('c', 'met'), item('veto:x', 'met')], view)
  assert.deepEqual(
    domains.map(({ key, name, items }) => [key, name, items.map((i) => i.key).join()]),
    [
      ['items-1', '政府保障程度', 'a,c'],
      ['items-2', '教育质量', 'b'],
      ['vetoes', '', 'veto:x'],
    ],
  )
})

test('a part is unmet by one failure, open by one unknown, and what is not judged by itself does not count', () => {
  const county = {
    sections: [{ pass: true }, { pass: null }],
    spreads: [{ verdict: 'met' }, { verdict: null }],
    items: [item('a', 'met'), item('b', 'unmet'), item('c', null), item('veto:x', 'not_judgeable')],
  } as unknown as Judged['county']
  const parts = (judgesSections: boolean) =>
    partsOf({ county, view, claim: { judgesSections } as Judged['claim'] }).map((p) => [p.key, p.verdict, p.met, p.judged])
  assert.deepEqual(parts(true), [
    ['schools', 'not_judgeable', 1, 2],
    ['spreads', 'met', 1, 1],
    ['items-1', 'met', 1, 1],
    ['items-2', 'unmet', 0, 1],
    ['vetoes', 'not_judgeable', 0, 1],
  ])
  assert.equal(parts(false)[0]?.[0], 'spreads')
})

test('the coefficient furthest over its limit is looked at first', () => {
  const spread = (indicator: string, cv: number, limit: number, verdict: Verdict) =>
    ({ stage: 'primary', indicator, mean: 1, sd: 1, cv, limit, verdict }) as const
  const all = [spread('L1', 0.51, 0.5, 'unmet'), spread('L2', 0.5, 0.45, 'unmet'), spread('L3', 0.4, 0.5, 'met')]
  assert.equal(worstSpread(all)?.indicator, 'L2')
  assert.equal(worstSpread(all.slice(2)), undefined)
})
