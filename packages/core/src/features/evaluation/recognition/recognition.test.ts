import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ROLES } from '../../access/roles.ts'
import { mayRole } from '../../access/rules.ts'
import { daysLeft, yearsAfter } from './days.ts'
import { eligibilityOf, type MonitoringResult } from './eligibility.ts'
import { countdownOf } from './exemptions-used.ts'
import { REVIEW_ACTIONS, REVIEW_STATES, reviewActions } from './review-life.ts'
import { COUNTY_STATES, STATUS_ACTIONS, STATUS_LIFE, type StatusAction, standingOf, statusActions } from './status-life.ts'

test('what may be recorded of a county, state by state and role by role', () => {
  const office = {
    preparing: ['declare', 'undo'],
    declared: ['end_declaration', 'recognise', 'undo'],
    recognised: ['begin_recheck', 'undo'],
    recheck: ['pass_recheck', 'revoke', 'undo'],
  }
  const leader = { preparing: ['declare'], declared: ['end_declaration'], recognised: [], recheck: [] }
  for (const state of COUNTY_STATES)
    for (const role of ROLES) {
      const expected = role === 'coordinator' ? office[state] : role === 'leader' ? leader[state] : []
      assert.deepEqual(statusActions(state, role, 1), expected, `${state} ${role}`)
    }
  assert.deepEqual(statusActions('preparing', 'coordinator', 0), ['declare'])
})

test('whoever the table names may make the call', () => {
  for (const action of STATUS_ACTIONS)
    for (const role of STATUS_LIFE[action].by) assert.ok(mayRole(role, 'recognition.declare'), `${action} ${role}`)
})

test('what may be done with a review, state by state and role by role', () => {
  const office = {
    planned: ['edit', 'hold', 'cancel'],
    held: ['edit', 'receive', 'close'],
    feedback: ['edit', 'close'],
    closed: ['reopen'],
    cancelled: [],
  }
  for (const state of REVIEW_STATES)
    for (const role of ROLES)
      assert.deepEqual(reviewActions(state, role), role === 'coordinator' ? office[state] : [], `${state} ${role}`)
  assert.equal(REVIEW_ACTIONS.length, 6)
})

const way = (...steps: [StatusAction, string][]) => steps.map(([action, on]) => ({ action, on }))

test('a county’s way leads to its state; a step taken back counts no more, and a recognition revoked is none', () => {
  assert.deepEqual([standingOf([]).state, standingOf([]).recognisedOn], ['preparing', null])
  const recognised = way(['declare', '2028-03-30'], ['recognise', '2028-11-02'])
  assert.deepEqual([standingOf(recognised).state, standingOf(recognised).recognisedOn], ['recognised', '2028-11-02'])
  const wrong = [...recognised, ...way(['undo', '2028-11-05'])]
  assert.deepEqual([standingOf(wrong).state, standingOf(wrong).recognisedOn], ['declared', null])
  const again = [...recognised, ...way(['begin_recheck', '2030-01-01'], ['pass_recheck', '2030-05-01'])]
  assert.equal(standingOf(again).recognisedOn, '2028-11-02')
  const lost = [...recognised, ...way(['begin_recheck', '2030-01-01'], ['revoke', '2030-05-01'])]
  assert.deepEqual([standingOf(lost).state, standingOf(lost).recognisedOn], ['preparing', null])
})

test('three years after 基本均衡 to the day one may apply, if every full year was monitored and kept, and no veto stands', () => {
  const kept = (...years: number[]) => new Map<number, MonitoringResult>(years.map((year) => [year, 'kept']))
  const input = { basicOn: '2022-05-20', monitoring: kept(2023, 2024), vetoes: [], today: '2025-05-20' }
  const verdicts = (given: Partial<Parameters<typeof eligibilityOf>[0]>) =>
    eligibilityOf({ ...input, ...given }).map(({ verdict }) => verdict)
  assert.deepEqual(verdicts({}), ['met', 'met', 'met'])
  assert.deepEqual(verdicts({ today: '2025-05-19' }), ['unmet', 'met', 'met'])
  assert.deepEqual(verdicts({ monitoring: kept(2023) }), ['met', 'not_judgeable', 'met'])
  assert.deepEqual(verdicts({ monitoring: new Map([...kept(2023), [2024, 'fell' as const]]) }), ['met', 'unmet', 'met'])
  assert.deepEqual(verdicts({ monitoring: new Map([[2024, 'none' as const]]) }), ['met', 'unmet', 'met'])
  assert.deepEqual(verdicts({ vetoes: [{ key: 'veto:a', verdict: 'not_judgeable' }] }), ['met', 'met', 'not_judgeable'])
  const both = [
    { key: 'veto:a', verdict: 'not_judgeable' as const },
    { key: 'veto:b', verdict: 'unmet' as const },
  ]
  assert.deepEqual(verdicts({ vetoes: both }), ['met', 'met', 'unmet'])
  assert.deepEqual(verdicts({ vetoes: null }), ['met', 'met', 'not_judgeable'])
  assert.deepEqual(verdicts({ basicOn: null, monitoring: new Map() }), ['not_judgeable', 'not_judgeable', 'met'])
})

test('days and years are those of the calendar', () => {
  assert.equal(yearsAfter('2024-02-29', 3), '2027-02-28')
  assert.equal(yearsAfter('2024-02-29', 4), '2028-02-29')
  assert.equal(daysLeft('2027-03-01', '2027-02-28'), 1)
  assert.equal(daysLeft('2027-02-28', '2027-03-01'), -1)
})

test('an exemption carries to the earlier of its own last day and three years after recognition', () => {
  assert.deepEqual(countdownOf(null, null, '2027-01-01'), { validUntil: null, catchUpBy: null, daysLeft: null })
  assert.equal(countdownOf(null, '2026-01-02', '2029-01-01').daysLeft, 1)
  assert.equal(countdownOf('2028-12-31', '2026-01-02', '2029-01-01').daysLeft, -1)
})
