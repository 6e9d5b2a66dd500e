import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Explanation } from '@junheng/core/features/evaluation/explanation.ts'
import type { StandardItemView } from '@junheng/core/features/standards/schema.ts'
import { fill } from '../../shared/text.ts'
import type { Figure } from '../../shared/verdict/explain-address.ts'
import type { ExplanationSay } from './explanation-english.ts'
import { isIndicator, shownFigure, shownLine } from './explanation-figure.ts'
import type { Judged } from './use-judged.ts'

const say: ExplanationSay = (zh, values) => fill(zh, values)
const item = (key: string, scope: StandardItemView['scope'], decimals: number | null): Partial<StandardItemView> => ({
  key,
  scope,
  decimals,
})
// Only what the figures ask of a judged county.
const asked = {
  view: { items: [item('L4', 'section', 2), item('class_size', 'county', null), item('training_360', 'county', null)] },
  county: { items: [] },
} as unknown as Pick<Judged, 'view' | 'county'>

const of = (over: Partial<Explanation>): Explanation => ({
  title: '',
  indicator: '',
  unit: '',
  value: null,
  formula: '',
  withNumbers: '',
  inputs: [],
  split: null,
  threshold: null,
  clause: '',
  source: '',
  confidence: '',
  verdict: null,
  toPass: null,
  notes: [],
  ...over,
})
const shown = (e: Partial<Explanation>, figure: Figure): string =>
  `${shownFigure(of(e), figure, asked, say)} ${shownLine(of(e), figure, say)}`.trim()

test('a section’s indicator is shown with the decimals of its cell, and with more where rounding would hide the gap', () => {
  const figure: Figure = { school: '1', stage: 'primary', indicator: 'L4' }
  assert.equal(isIndicator(figure, asked), true)
  assert.equal(shown({ value: 4.3233, threshold: 4.5, unit: '㎡/生', verdict: 'unmet' }, figure), '4.32 / 4.5 ㎡/生')
  assert.equal(shown({ value: 4.4996, threshold: 4.5, unit: '㎡/生', verdict: 'unmet' }, figure), '4.4996 / 4.5 ㎡/生')
  assert.equal(shown({ verdict: 'not_judgeable', threshold: 4.5 }, figure), '无法算出 / 4.5')
})

test('a school’s own part of an item is shown in its unit: people whole, shares in percent, judgements in words', () => {
  assert.equal(
    shown({ value: 46, threshold: 45, unit: '人', verdict: 'unmet' }, { school: '1', indicator: 'class_size' }),
    '46 / 45 人',
  )
  assert.equal(
    shown({ value: 0.98, threshold: 1, unit: '比例', verdict: 'unmet' }, { school: '1', indicator: 'training_360' }),
    '98.0% / 100.0%',
  )
  assert.equal(shown({ verdict: 'unmet' }, { school: '1', indicator: 'no_overburden' }), '■ 未达标')
})

test('a fact is its value: a year without thousands, a word as it is', () => {
  assert.equal(shown({ value: 2010, unit: '年' }, { school: '1', indicator: 'founding_year' }), '2010 年')
  assert.equal(shown({ withNumbers: '公办' }, { school: '1', indicator: 'ownership' }), '公办')
})

test('of a veto one says that it is so or not, of a spread its coefficient against the limit', () => {
  assert.equal(shown({ verdict: 'met' }, { indicator: 'veto:x' }), '● 无此情形')
  assert.equal(
    shown({ value: 0.4987, threshold: 0.5, verdict: 'met' }, { stage: 'primary', indicator: 'L4' }),
    '0.4987 / 上限 0.5（小学）',
  )
})

test('a cell of a form shows its number or that it waits, and its judgement where it has one', () => {
  assert.equal(shown({ value: 12, unit: '所' }, { indicator: 'form:I.L2' }), '12 所')
  assert.equal(shown({ toPass: '补报：家长数' }, { indicator: 'form:VI.L1' }), '未报')
  assert.equal(shown({}, { indicator: 'form:I.name' }), '')
  assert.equal(shown({ verdict: 'unmet' }, { school: '1', indicator: 'form:school.class_size' }), '■ 未达标')
})
