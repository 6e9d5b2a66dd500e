import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actionOf, whereWords } from './plan-words.ts'

test('the place of a disagreement is said in Chinese', () => {
  assert.deepEqual(['ind 3 junior', 'ind 8', 'whole', 'elsewhere'].map(whereWords), [
    '第 3 项 初中',
    '第 8 项',
    '整份方案',
    'elsewhere',
  ])
})

test('a measure without the schools it names first keeps everything it does', () => {
  const schools = ['青禾小学', '白石小学']
  assert.equal(actionOf({ text: '青禾小学、白石小学2所学校：通过租赁，解决不达标问题。', schools }), '通过租赁，解决不达标问题')
  assert.equal(actionOf({ text: '青禾小学：通过租赁；白石小学：并入。', schools }), '青禾小学：通过租赁；白石小学：并入')
  assert.equal(actionOf({ text: '采取专项普查等方式', schools: [] }), '采取专项普查等方式')
})
