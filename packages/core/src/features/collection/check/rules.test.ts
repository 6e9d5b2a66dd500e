import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkRules } from './rules.ts'

test('all 32 rules are there, each with formulas that parse or with the inputs its code needs', () => {
  const rules = checkRules()
  assert.deepEqual(
    rules.map((r) => r.id),
    Array.from({ length: 32 }, (_, i) => `V0${String(i + 1).padStart(2, '0')}`),
  )
  assert.ok(rules.every((r) => r.parts.length > 0 || r.needs.length > 0))
  assert.ok(rules.every((r) => r.source !== '' && r.zh !== ''))
})
