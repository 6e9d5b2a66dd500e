import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { lastDay, nextDay } from './calendar.ts'

const monthly = { every: 'month', day: 5, dates: [] } as const
const quarterly = { every: 'quarter', day: 10, dates: [] } as const
const own = { every: 'dates', day: 1, dates: ['2026-12-20', '2026-03-01'] } as const

test('a month’s or a quarter’s day is due on that day itself, also over the turn of a year, and never before the calendar was set', () => {
  assert.equal(lastDay(monthly, '2026-01-01', '2026-11-05'), '2026-11-05')
  assert.equal(lastDay(monthly, '2026-01-01', '2027-01-04'), '2026-12-05')
  assert.equal(lastDay(monthly, '2026-11-06', '2026-11-30'), null)
  assert.equal(lastDay(quarterly, '2026-01-01', '2026-12-31'), '2026-10-10')
  assert.equal(lastDay(quarterly, '2026-01-01', '2027-01-09'), '2026-10-10')
  assert.equal(nextDay(monthly, '2026-12-05'), '2027-01-05')
  assert.equal(nextDay(quarterly, '2026-10-09'), '2026-10-10')
})

test('days the county names come in their order, whatever order they were named in; without a calendar nothing is due', () => {
  assert.equal(lastDay(own, '2026-01-01', '2026-11-23'), '2026-03-01')
  assert.equal(nextDay(own, '2026-11-23'), '2026-12-20')
  assert.equal(nextDay(own, '2026-12-20'), null)
  const never = { ...own, every: 'never' } as const
  assert.deepEqual([lastDay(never, '2026-01-01', '2026-11-23'), nextDay(never, '2026-11-23')], [null, null])
})

test('going from each next day to the next misses none and repeats none', () => {
  const day = fc.integer({ min: 1, max: 28 })
  fc.assert(
    fc.property(fc.constantFrom('month' as const, 'quarter' as const), day, (every, of) => {
      const calendar = { every, day: of, dates: [] }
      let today = '2026-01-31'
      for (let i = 0; i < 12; i++) {
        const next = nextDay(calendar, today)!
        assert.ok(next > today)
        assert.equal(lastDay(calendar, '2026-01-01', next), next)
        assert.equal(Number(next.slice(8)), of)
        today = next
      }
      assert.equal(today.slice(0, 4), every === 'month' ? '2027' : '2029')
    }),
  )
})
