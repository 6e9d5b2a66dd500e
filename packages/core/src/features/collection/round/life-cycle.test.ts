import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ROLES } from '../../access/roles.ts'
import { actionsOn, LIFE_CYCLE, mayAct, RETURN_ACTIONS, RETURN_STATES } from './life-cycle.ts'

/** What each role may do in each state, said once more by hand: the table of the specification. */
const EXPECTED: Record<string, Record<string, string>> = {
  filler: { draft: 'save', returned: 'save' },
  principal: { draft: 'save submit', returned: 'save submit', submitted: 'withdraw', accepted: 'resume', locked: 'amend' },
  coordinator: {
    draft: 'save verify',
    returned: 'save verify',
    submitted: 'remark return accept verify',
    accepted: 'remark return verify lock',
    locked: 'amend',
  },
  inspector: { draft: 'verify', returned: 'verify', submitted: 'verify', accepted: 'verify' },
}
for (const officer of ['section_officer', 'department_officer', 'township_officer']) EXPECTED[officer] = EXPECTED['principal']!

test('every role may do in every state exactly what the specification says, and nobody else anything', () => {
  for (const role of ROLES)
    for (const state of RETURN_STATES)
      assert.equal(actionsOn(state, role).join(' '), EXPECTED[role]?.[state] ?? '', `${role} while ${state}`)
})

test('no state is a trap but the last: from every other one a step leads on', () => {
  for (const state of RETURN_STATES.filter((each) => each !== 'locked'))
    assert.ok(
      RETURN_ACTIONS.some((action) => LIFE_CYCLE[action].from.includes(state) && LIFE_CYCLE[action].to !== null),
      state,
    )
})

test('nobody who fills in can accept, and nobody who accepts can sign', () => {
  for (const role of ROLES) {
    assert.ok(!(mayAct('submit', 'draft', role) && mayAct('accept', 'submitted', role)), role)
  }
})
