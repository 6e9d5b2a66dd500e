import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ROLES } from '../../access/roles.ts'
import { LETTER_ACTIONS, LETTER_LIFE, LETTER_STATES, mayStep, stepsOn } from './life.ts'

test('every state, action and role: only what the table of a letter’s life names may be done', () => {
  const may = LETTER_STATES.flatMap((state) =>
    LETTER_ACTIONS.flatMap((action) =>
      ROLES.filter((role) => mayStep(action, state, role)).map((role) => `${state} ${action} ${role}`),
    ),
  )
  assert.equal(may.length, 1 + 5 + 2 * 5 + 1 + 1 + 4)
  assert.ok(!may.some((each) => /leader|inspector|filler|city|admin/.test(each)))
})

test('a letter that is void or settled stays so, and nobody but the office delivers, sends back, settles or voids', () => {
  for (const role of ROLES) {
    assert.deepEqual(stepsOn('void', role), [])
    assert.deepEqual(stepsOn('settled', role), [])
  }
  for (const action of ['deliver', 'return', 'settle', 'void'] as const) assert.deepEqual(LETTER_LIFE[action].by, ['coordinator'])
})
