import assert from 'node:assert/strict'
import { test } from 'node:test'
import { StandardView } from '@junheng/core/features/standards/schema.ts'
import { getStandard, listStandards } from './service.ts'

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
