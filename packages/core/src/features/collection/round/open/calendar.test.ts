import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addWorkdays, calendarOf, dueOf, dueTooEarly, openParts, partOf, proposedDue } from './calendar.ts'

const dated = (
  period: 'school_year_start' | 'school_year' | 'prev_fiscal_year' | 'undated',
  monthDay: string,
  nextYear: boolean,
) => ({
  period,
  earliest: { monthDay, nextYear, why: `${monthDay} 才有` },
})
const PUPILS = dated('school_year_start', '09-01', false)
const SETTLED = dated('prev_fiscal_year', '03-31', true)
const EXCHANGE = dated('school_year', '07-15', true)
const FOUNDED = dated('undated', '01-01', false)

test('what counts on 1 September, the accounts of the year before and what a whole school year shows first exist on their own days', () => {
  const parts = calendarOf([PUPILS, SETTLED, EXCHANGE, FOUNDED], 2026)
  assert.deepEqual(
    parts.map(({ key, opens }) => [key, opens]),
    [
      ['03-31', '2026-03-31'],
      ['09-01', '2026-09-01'],
      ['next-07-15', '2027-07-15'],
    ],
  )
  assert.equal(partOf(FOUNDED), '09-01')
  assert.deepEqual(parts[1]!.whys, ['09-01 才有'])
})

test('what is not yet due is not missing: in November the figures of the finished school year are not asked', () => {
  const parts = calendarOf([PUPILS, EXCHANGE], 2026)
  assert.deepEqual(
    openParts(parts, '2026-11-23').map(({ key }) => key),
    ['09-01'],
  )
})

test('working days leave out Saturdays and Sundays', () => {
  // 2026-09-01 is a Tuesday.
  assert.equal(addWorkdays('2026-09-01', 3), '2026-09-04')
  assert.equal(addWorkdays('2026-09-01', 4), '2026-09-07')
  assert.equal(addWorkdays('2026-09-05', 1), '2026-09-07')
})

test('a part is proposed for some working days after it can exist, or after the round was opened where that is later', () => {
  assert.equal(proposedDue('2026-09-01', '2026-08-20', 3), '2026-09-04')
  assert.equal(proposedDue('2026-09-01', '2026-11-23', 3), '2026-11-26')
})

test('a day before the first on which a part can exist is found', () => {
  const parts = calendarOf([PUPILS, EXCHANGE], 2026)
  assert.deepEqual(
    dueTooEarly(parts, { '09-01': '2026-09-01', 'next-07-15': '2027-07-14' }).map(({ key }) => key),
    ['next-07-15'],
  )
})

test('a return is due with its first part that was not handed in yet', () => {
  const due = { '09-01': '2026-09-21', 'next-07-15': '2027-08-04' }
  assert.equal(dueOf(['next-07-15', '09-01'], due), '2026-09-21')
  assert.equal(dueOf(['next-07-15', '09-01'], due, new Set(['09-01'])), '2027-08-04')
  assert.equal(dueOf(['09-01'], due, new Set(['09-01'])), '2026-09-21')
  assert.equal(dueOf(['12-31'], due), null)
})
