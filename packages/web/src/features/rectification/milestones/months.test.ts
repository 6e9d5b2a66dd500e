import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayAfter, lastOf, monthAfter, weeksOf } from './months.ts'

test('a month is shown in whole weeks from Monday to Sunday', () => {
  const weeks = weeksOf('2026-11')
  assert.equal(weeks.length, 6)
  assert.equal(weeks[0]![0], '2026-10-26')
  assert.equal(weeks.at(-1)!.at(-1), '2026-12-06')
  assert.deepEqual(weeksOf('2027-02').length, 4)
  assert.equal(lastOf('2028-02'), '2028-02-29')
  assert.equal(monthAfter('2026-12', 1), '2027-01')
  assert.equal(monthAfter('2027-01', -1), '2026-12')
  assert.equal(dayAfter('2026-12-31', 1), '2027-01-01')
})
