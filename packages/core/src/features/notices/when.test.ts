import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { afterQuiet, leavesAt, nextAt, USUAL_QUIET } from './when.ts'

const china = (text: string) => new Date(`${text}+08:00`)
const usual = { digest: 'immediate', quiet: USUAL_QUIET } as const

test('in working hours a notice leaves at once', () => {
  const now = china('2026-11-23T10:00:00')
  assert.equal(leavesAt(now, 'normal', usual), now)
})

test('in quiet hours a notice waits for their end, before and after midnight', () => {
  assert.deepEqual(leavesAt(china('2026-11-23T21:00:00'), 'normal', usual), china('2026-11-24T07:30:00'))
  assert.deepEqual(leavesAt(china('2026-11-24T00:10:00'), 'normal', usual), china('2026-11-24T07:30:00'))
  assert.deepEqual(leavesAt(china('2026-11-24T07:29:59.999'), 'low', usual), china('2026-11-24T07:30:00'))
  const end = china('2026-11-24T07:30:00')
  assert.equal(leavesAt(end, 'normal', usual), end)
})

test('quiet hours within one day are kept too, and equal times are no quiet hours', () => {
  const noon = { from: '12:00', to: '14:00' }
  assert.deepEqual(afterQuiet(china('2026-11-23T12:30:00'), noon), china('2026-11-23T14:00:00'))
  const night = china('2026-11-23T23:00:00')
  assert.equal(afterQuiet(night, noon), night)
  assert.equal(afterQuiet(night, { from: '08:00', to: '08:00' }), night)
})

test('what is urgent waits neither for the morning nor for the digest', () => {
  const night = china('2026-11-23T23:00:00')
  assert.equal(leavesAt(night, 'urgent', usual), night)
  assert.equal(leavesAt(night, 'urgent', { digest: 'daily', quiet: USUAL_QUIET }), night)
})

test('the digest leaves at the next eight o’clock, or when quiet hours over it end', () => {
  const daily = { digest: 'daily', quiet: USUAL_QUIET } as const
  assert.deepEqual(leavesAt(china('2026-11-23T07:59:00'), 'normal', daily), china('2026-11-23T08:00:00'))
  assert.deepEqual(leavesAt(china('2026-11-23T08:00:00'), 'normal', daily), china('2026-11-24T08:00:00'))
  const late = { digest: 'daily', quiet: { from: '20:00', to: '09:15' } } as const
  assert.deepEqual(leavesAt(china('2026-11-23T15:00:00'), 'normal', late), china('2026-11-24T09:15:00'))
})

test('who wants no messages gets none, not even urgent ones', () => {
  assert.equal(leavesAt(china('2026-11-23T10:00:00'), 'urgent', { digest: 'none', quiet: null }), null)
})

test('whenever it is, a notice leaves within a day, never in the past and never in quiet hours', () => {
  const clock = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
  const moment = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(moment, clock, clock, (at, from, to) => {
      const quiet = { from, to }
      const leaves = afterQuiet(at, quiet)
      assert.ok(leaves >= at && leaves.getTime() - at.getTime() <= 86_400_000)
      assert.equal(afterQuiet(leaves, quiet), leaves)
      assert.ok(nextAt(at, from) > at)
    }),
  )
})
