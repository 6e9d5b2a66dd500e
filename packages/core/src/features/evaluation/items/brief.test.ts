import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brief } from './brief.ts'

test('up to three of the schools that fail are named, 等 where there are more; whom an exemption carries is none of them', () => {
  const exempt = '按例外口径达标：丙校（2010年及之前规划建成）'
  assert.equal(brief(['不达标 3 所', '甲：1', '乙：2', '丁：3', exempt]), '不达标 3 所；甲：1；乙：2；丁：3')
  assert.equal(brief(['不达标 4 所', '甲：1', '乙：2', '丁：3', '戊：4', exempt]), '不达标 4 所；甲：1；乙：2；丁：3等')
  assert.equal(brief(['不达标 1 所', '甲：1', '无法判定 1 所：乙', exempt]), '不达标 1 所；甲：1；无法判定 1 所：乙')
})

test('of lines that count no schools the first three are said; what is met only where nothing else is', () => {
  assert.equal(brief(['语文：未达标', '数学：达标', '科学：未达标']), '语文：未达标；科学：未达标')
  assert.equal(brief(['甲', '乙', '丙', '丁']), '甲；乙；丙等')
  assert.equal(brief(['数学：达标']), '数学：达标')
  assert.equal(brief([]), '')
})
