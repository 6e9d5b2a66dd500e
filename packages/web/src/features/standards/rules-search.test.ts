import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StandardItemView } from '@junheng/core/features/standards/schema.ts'
import { answers } from './rules-search.ts'

const item = {
  key: 'L5',
  zh: '生均体育运动场馆面积',
  clause: '资源配置第5项',
  notes: '',
  formula: [{ words: '（运动场地面积 + 室内体育用房面积） ÷ 在校学生数' }],
  lines: [{ words: '小学：≥ 7.5 ㎡/生' }],
  variants: [],
  elements: ['leased_field_area'],
} as unknown as StandardItemView
const names = new Map([['leased_field_area', '租借校外场馆面积']])

test('a rule is found by its name, initials, clause, formula, line, and by what its data elements are called', () => {
  for (const q of ['运动场馆', 'tyydcg', '第5项', '室内', '7.5', 'leased', '租借校外', 'zjxwcg'])
    assert.ok(answers(item, q, names), q)
  for (const q of ['图书', 'tushu']) assert.ok(!answers(item, q, names), q)
  assert.ok(!answers(item, '租借校外', new Map()), 'not before the names are known')
})
