import assert from 'node:assert/strict'
import { test } from 'node:test'
import { StandardView } from '@junheng/core/features/standards/schema.ts'
import { getStandard, listElements, listStandards } from './service.ts'

test('both standards are shown with every rule in Chinese words, its clause, source and confidence', () => {
  const [quality, basic] = listStandards()
  assert.ok(quality && basic)
  assert.equal(quality.key, 'quality_balanced_2017')
  assert.equal(quality.hash, getStandard('quality_balanced_2017').hash)
  for (const standard of [quality, basic]) {
    assert.deepEqual(StandardView.parse(standard), standard)
    for (const item of standard.items) {
      assert.ok(item.clause && item.source && item.confidence, item.key)
      const words = [...item.formula, ...item.lines].map((each) => each.words).join(' ')
      assert.doesNotMatch(words, /[a-z]+_[a-z]+|[a-z][A-Z]/, `${item.key} shows a key instead of a word`)
    }
    for (const { key, condition } of standard.exemptions) assert.doesNotMatch(condition, /[a-z]+_[a-z]+/, key)
  }
})

test('the seven indicators show their line and the limit of their spread, stage by stage', () => {
  const l4 = listStandards()[0]?.items.find(({ key }) => key === 'L4')
  assert.deepEqual(
    l4?.lines.map(({ stage, words }) => [stage, words]),
    [
      ['primary', '≥ 4.5 ㎡/生'],
      ['primary', '校际差异系数 ≤ 0.5'],
      ['junior', '≥ 5.8 ㎡/生'],
      ['junior', '校际差异系数 ≤ 0.45'],
    ],
  )
  assert.match(l4?.formula[0]?.words ?? '', /教学及辅助用房面积.*室内体育用房面积.*÷ 在校学生数/)
})

test('every row of the table of disagreements has its setting or exemption, with source and confidence, and inferred ones are marked', () => {
  const [quality, basic] = listStandards()
  assert.ok(quality && basic)
  const said = (standard: StandardView) =>
    [...standard.settings, ...standard.exemptions].map(({ key, source, confidence }) => {
      assert.ok(source, key)
      return `${key} ${confidence}`
    })
  // standards.md §12 and §1.4, row by row.
  assert.deepEqual(said(quality), [
    'cv.mode 多源一致',
    'teachingPoint 单一来源',
    'specialEdu.fundsStandard 单一来源',
    'retention.formula 单一来源',
    'training.basis 单一来源',
    'survey.requireVisits 推断',
    'naeq.subjects 推断',
    'finance.oneRatio 推断',
    'musicArt.scope 推断',
    'size.twelveYear 多源一致',
    'built_2016_or_before 单一来源',
    'rural_small_class 单一来源',
    'built_2010_or_before 多源一致',
    'built_2010_nine_year 单一来源',
    'migrant_majority 单一来源',
    'twelve_year_relaxed 推断',
    'small_rural_shared_teachers 单一来源',
    'dense_urban_extra_space 多源一致',
  ])
  assert.deepEqual(said(basic), ['basic.deductIndoorSports 推断'])
  const on = quality.exemptions.filter(({ defaultEnabled }) => defaultEnabled).map(({ key }) => key)
  assert.deepEqual(on, ['built_2010_or_before', 'dense_urban_extra_space'])
})

test('a setting names its choices and the rules it decides, and every rule the data it is reckoned from', () => {
  const elements = new Set(listElements().map(({ key }) => key))
  for (const standard of listStandards()) {
    const rules = new Set(standard.items.map(({ key }) => key))
    for (const { key, kind, choices, applies, default: chosen } of standard.settings) {
      if (kind === 'choice')
        assert.ok(choices.some(({ value }) => value === chosen) && choices.every(({ zh }) => /[\u4e00-\u9fff]/.test(zh)), key)
      for (const rule of applies) assert.ok(rules.has(rule), `${key} decides ${rule}`)
    }
    for (const item of standard.items) {
      if (item.formula.length > 0) assert.ok(item.elements.length > 0, `${item.key} is reckoned from nothing`)
      for (const key of item.elements) assert.ok(elements.has(key), key)
    }
  }
})
