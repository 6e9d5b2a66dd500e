import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FailureLine } from '@junheng/core/features/rectification/sources/schema.ts'
import { chosenAtFirst, narrowed } from './failures-shown.ts'

const line = (key: string, more: Partial<FailureLine> = {}) =>
  ({
    key,
    matter: 'indicator',
    schoolCode: 'a',
    stage: 'primary',
    indicator: 'L4',
    isSpare: false,
    itemNo: null,
    ...more,
  }) as FailureLine

test('spare items and what the ledger has are not chosen by themselves, unless one asked for the spare alone', () => {
  const spare = line('spare', { isSpare: true })
  assert.deepEqual([...chosenAtFirst([line('one'), spare, line('known', { itemNo: 3 })])], ['one'])
  assert.deepEqual([...chosenAtFirst([spare])], ['spare'])
})

test('a school’s duties without a stage stay when a stage is named', () => {
  const all = [line('one'), line('size', { stage: null, indicator: 'school_size' }), line('other', { schoolCode: 'b' })]
  assert.deepEqual(
    narrowed(all, { school: 'a', stage: 'junior' }).map(({ key }) => key),
    ['size'],
  )
  assert.equal(narrowed(all, { school: 'a', indicator: 'L4' }).length, 1)
})

test('an indicator without a school is the county’s coefficient, and the monitoring all its subjects', () => {
  const all = [
    line('section'),
    line('spread', { matter: 'spread', schoolCode: null }),
    line('subject', { matter: 'subject', indicator: '4语文', stage: null, schoolCode: null }),
  ]
  assert.deepEqual(
    narrowed(all, { stage: 'primary', indicator: 'L4' }).map(({ key }) => key),
    ['spread'],
  )
  assert.deepEqual(
    narrowed(all, { indicator: 'naeq_level' }).map(({ key }) => key),
    ['subject'],
  )
})
