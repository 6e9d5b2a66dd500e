import assert from 'node:assert/strict'
import { test } from 'node:test'
import { markOf } from './mark-of.ts'

test('a value on 85 % of its line is the spare, one below it is a failure', () => {
  const at = (value: number) => markOf({ value, threshold: 4.5, verdict: value >= 4.5 ? 'met' : 'unmet' })
  assert.deepEqual([at(4.5), at(4.49), at(3.825), at(3.8249)], ['met', 'spare', 'spare', 'unmet'])
  assert.equal(markOf({ value: null, threshold: 4.5, verdict: 'not_judgeable' }), 'not_judgeable')
})
