import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fill } from './text.ts'

test('values stand where their names stood, and a name without a value stays visible', () => {
  assert.equal(fill('还差 {schools} 校 {items} 项', { schools: 3, items: 7 }), '还差 3 校 7 项')
  assert.equal(fill('缺 {n} 人'), '缺 {n} 人')
  assert.equal(fill('{n} / {n}', { n: 0 }), '0 / 0')
})
