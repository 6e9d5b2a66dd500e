import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MeasureFacts } from './facts.ts'
import { acceptanceOf, delayDays, isOverdue, NEVER, notBeforeOf, type ProjectDays } from './project-days.ts'
import { holdsFrom, partOf, type StandingMeasure } from './standing.ts'

const DATA = '2026-09-01'
const standing = (sent: object, over: Partial<StandingMeasure> = {}): StandingMeasure => ({
  facts: MeasureFacts.parse(sent),
  notBefore: null,
  doneOn: null,
  isServing: true,
  ...over,
})
const lot = (on: string) => ({ on, amounts: { books: 100 } })
const buy = (...days: string[]) => ({ kind: 'purchase', school: '2199000001', lines: days.map(lot) })
const lease = { kind: 'lease', school: '2199000001', use: 'teaching', area: 100, from: '2025-09-01', until: '2027-08-31' }

test('what holds on the day of the data is in them, done or only planned; each lot by its own day', () => {
  const part = (days: string[], day: string, over: Partial<StandingMeasure> = {}) =>
    partOf(standing(buy(...days), over), DATA, day)
  assert.equal(part(['2026-08-31'], '2027-01-01'), 'in_data')
  assert.equal(part(['2026-09-01'], '2027-01-01'), 'in_data')
  assert.equal(part(['2026-09-02'], '2027-01-01'), 'counted')
  assert.equal(part(['2026-03-01', '2026-12-01'], '2027-01-01'), 'counted')
  assert.equal(part(['2026-03-01', '2027-03-01'], '2027-01-01'), 'later')
  // Its building came later than its day: the data cannot have it.
  assert.equal(part(['2026-08-31'], '2027-01-01', { notBefore: '2026-12-31' }), 'counted')
  assert.equal(part(['2026-08-31'], '2027-01-01', { notBefore: NEVER }), 'later')
})

test('what was done counts from when it was done, early or late', () => {
  const part = (on: string, doneOn: string, day: string) => partOf(standing(buy(on), { doneOn }), DATA, day)
  assert.equal(part('2027-06-01', '2026-10-08', '2026-12-31'), 'counted')
  assert.equal(part('2026-08-15', '2026-10-08', '2026-12-31'), 'counted')
  assert.equal(part('2026-10-01', '2026-08-31', '2026-12-31'), 'in_data')
  assert.equal(holdsFrom(standing(buy('2027-06-01'), { doneOn: '2026-10-08' })), '2026-10-08')
  // Without a day of the data what is done is taken to be in them.
  assert.equal(partOf(standing(buy('2027-06-01'), { doneOn: '2026-10-08' }), null, '2027-12-31'), 'in_data')
})

test('a lease that is in the data leaves them when it ends; one that never was simply ends', () => {
  assert.equal(partOf(standing(lease), DATA, '2027-08-31'), 'in_data')
  assert.equal(partOf(standing(lease), DATA, '2027-09-01'), 'lapsed')
  assert.equal(partOf(standing({ ...lease, from: '2026-10-01' }), DATA, '2027-09-01'), 'ended')
  assert.equal(partOf(standing({ ...lease, from: '2026-10-01' }), DATA, '2027-08-31'), 'counted')
})

test('what serves nothing that stands is not counted, unless it was done', () => {
  const measure = standing(buy('2026-10-01'), { isServing: false })
  assert.equal(partOf(measure, DATA, '2027-01-01'), 'settled')
  assert.equal(partOf({ ...measure, doneOn: '2026-10-01' }, DATA, '2027-01-01'), 'counted')
  assert.equal(partOf(standing({ kind: 'survey', on: '2026-10-01' }), DATA, '2027-01-01'), 'no_numbers')
})

test('a building is accepted when its last named day comes; once that has gone by nobody knows', () => {
  const project = (over: Partial<ProjectDays>): ProjectDays => ({
    state: 'building',
    plannedAcceptance: '2026-07-31',
    forecastAcceptance: null,
    ...over,
  })
  const today = '2026-11-24'
  assert.deepEqual([acceptanceOf(project({}), today), isOverdue(project({}), today)], [null, true])
  // 31 July to 24 November: 31 + 30 + 31 + 24.
  assert.equal(delayDays(project({}), today), 116)
  assert.equal(notBeforeOf([project({})], today), NEVER)
  const named = project({ forecastAcceptance: '2027-01-31' })
  assert.deepEqual([acceptanceOf(named, today), delayDays(named, today)], ['2027-01-31', 184])
  assert.equal(notBeforeOf([named, project({ state: 'accepted' })], today), '2027-01-31')
  assert.equal(acceptanceOf(project({ state: 'accepted' }), today), '2026-07-31')
  assert.equal(acceptanceOf(project({ state: 'cancelled' }), today), null)
  // Accepted, and nobody wrote down when: nothing waits for it any more.
  assert.equal(notBeforeOf([project({ state: 'accepted', plannedAcceptance: null })], today), null)
})
