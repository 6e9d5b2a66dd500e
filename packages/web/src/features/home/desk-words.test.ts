import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ROLES } from '@junheng/core/features/access/roles.ts'
import { type DeskTask, TASK_KINDS } from '@junheng/core/features/home/schema.ts'
import { fill } from '../../shared/text.ts'
import { ENGLISH } from './desk-english.ts'
import { nothingWords, taskWords, urgencyWords } from './desk-words.ts'

const task = (parts: Partial<DeskTask>): DeskTask => ({
  kind: 'return-fill',
  urgency: 'due',
  n: 0,
  name: '甲小学',
  due: '2026-11-27',
  link: '/returns/x',
  ...parts,
})
const urgency = (parts: Partial<DeskTask>) => {
  const { text, values, mark } = urgencyWords(task(parts), '2026-11-23')
  return [fill(text, values), mark]
}

test('how soon a task asks is said in days, and the closer the louder', () => {
  assert.deepEqual(urgency({}), ['还有 4 天', 'not_judgeable'])
  assert.deepEqual(urgency({ due: '2026-11-25' }), ['还有 2 天', 'spare'])
  assert.deepEqual(urgency({ due: '2026-11-20', urgency: 'overdue' }), ['逾期 3 天', 'unmet'])
  assert.deepEqual(urgency({ due: null, urgency: 'overdue' }), ['逾期', 'unmet'])
  assert.deepEqual(urgency({ due: null, urgency: 'waiting' }), ['待办', 'not_judgeable'])
  assert.deepEqual(urgency({ urgency: 'returned' }), ['退回', 'unmet'])
})

test('a return given back says so and how many questions wait; every kind of task and every role has words of its own', () => {
  const returned = taskWords(task({ urgency: 'returned', n: 2 }))
  assert.equal(fill(returned.text, returned.values), '甲小学：已退回，有 2 条疑问，修改后再交')
  for (const kind of TASK_KINDS) {
    const { text, values } = taskWords(task({ kind, n: 3 }))
    assert.ok(!/[{}]/.test(fill(ENGLISH[text], values)), kind)
  }
  for (const role of ROLES) assert.match(nothingWords(role, { done: { submitted: 0, accepted: 0 } }).text, /^没有待办/)
  const waiting = nothingWords('principal', { done: { submitted: 2, accepted: 0 } })
  assert.match(fill(waiting.text, waiting.values), /2 份填报正在审核/)
})
