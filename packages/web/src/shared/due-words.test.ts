import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dueText } from './due-words.ts'

test('a day due is counted down, named on the day, and counted after it, also over the end of a month and a year', () => {
  assert.deepEqual(dueText('2026-10-02', '2026-09-20'), { zh: '还有 {n} 天', n: 12 })
  assert.deepEqual(dueText('2026-09-20', '2026-09-20'), { zh: '今天截止', n: 0 })
  assert.deepEqual(dueText('2026-12-30', '2027-01-02'), { zh: '逾期 {n} 天', n: 3 })
})
