import assert from 'node:assert/strict'
import { test } from 'node:test'
import { whereWords } from './plan-words.ts'

test('the place of a disagreement is said in Chinese', () => {
  assert.deepEqual(['ind 3 junior', 'ind 8', 'whole', 'elsewhere'].map(whereWords), [
    '第 3 项 初中',
    '第 8 项',
    '整份方案',
    'elsewhere',
  ])
})
