import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Written } from '@junheng/core/features/rectification/school-plan/schema.ts'
import { isChanged, nextYear, textOf, tidy, withEntry, withItem } from './written-draft.ts'

const nothing: Written = { items: [], goals: [], group: [], selfCheck: '' }

test('a text of an item is replaced alone, and items stay in the order of their numbers', () => {
  const both = withItem(withItem(nothing, 9, { cause: '甲' }), 2, { how: '乙' })
  assert.deepEqual(both.items, [
    { no: 2, cause: '', how: '乙' },
    { no: 9, cause: '甲', how: '' },
  ])
  assert.equal(textOf(withItem(both, 9, { how: '丙' }), 9).cause, '甲')
})

test('rows nobody filled in are no change and are not sent', () => {
  const opened: Written = {
    ...withItem(nothing, 3, { cause: ' ' }),
    goals: [{ year: 2027, goal: '' }],
    group: [{ duty: 'member', name: '', post: '', tasks: '' }],
  }
  assert.equal(isChanged(nothing, opened), false)
  assert.deepEqual(tidy(opened), nothing)
  assert.equal(isChanged(nothing, { ...nothing, selfCheck: '已查' }), true)
})

test('an entry is changed or taken out by its place; the next goal is for the year after the last', () => {
  assert.deepEqual(withEntry([{ a: 1 }, { a: 2 }], 1, { a: 3 }), [{ a: 1 }, { a: 3 }])
  assert.deepEqual(withEntry([{ a: 1 }, { a: 2 }], 0, null), [{ a: 2 }])
  assert.equal(nextYear({ ...nothing, goals: [{ year: 2028, goal: '' }] }, 2026), 2029)
  assert.equal(nextYear(nothing, 2026), 2026)
})
