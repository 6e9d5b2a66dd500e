import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type DatedMilestone, milestoneFindings, milestoneState, promisedBy, reminderOwed } from './rules.ts'
import { DEFAULT_REMINDERS } from './schema.ts'

const item = { deadline: '2027-12-31', gap: 120, unit: '㎡', proofFrom: '2027-09-01', proofFromWhy: '按每年 9 月 1 日统计。' }
const milestone = (no: number, given: Partial<DatedMilestone> = {}): DatedMilestone => ({
  no,
  due: '2027-06-30',
  promised: null,
  isDone: false,
  isWithdrawn: false,
  ...given,
})
const codes = (of: Partial<typeof item>, ...milestones: DatedMilestone[]) =>
  milestoneFindings({ ...item, ...of }, milestones).map(({ code, no }) => [code, no])

test('a milestone after the deadline is a finding, on the day it is none', () => {
  assert.deepEqual(codes({}, milestone(1, { due: '2027-12-31' }), milestone(2, { due: '2028-01-01' })), [['later-than-item', 2]])
})

test('milestones that promise less than is lacking are a finding with the difference; one withdrawn promises nothing', () => {
  const two = [milestone(1, { promised: 60 }), milestone(2, { promised: 40 })]
  assert.deepEqual(codes({}, ...two), [['promises-less', null]])
  assert.match(milestoneFindings(item, two)[0]!.text, /缺口 120㎡，各节点合计承诺 100㎡，还有 20㎡没有安排/)
  assert.deepEqual(codes({}, ...two, milestone(3, { promised: 20 })), [])
  assert.deepEqual(codes({}, ...two, milestone(3, { promised: 20, isWithdrawn: true })), [['promises-less', null]])
  assert.deepEqual(codes({}, milestone(1)), [], 'where nobody states an amount nothing is claimed')
  assert.equal(promisedBy([milestone(1)]), null)
  assert.deepEqual(codes({ gap: 0.3 }, milestone(1, { promised: 0.1 }), milestone(2, { promised: 0.2 })), [], '0.1 + 0.2 is 0.3')
})

test('a deadline before the first day on which it can be proven is a finding, on that day it is none', () => {
  assert.deepEqual(codes({ deadline: '2027-08-31' }), [['before-proof', null]])
  assert.deepEqual(codes({ deadline: '2027-09-01' }), [])
  assert.deepEqual(codes({ deadline: '2020-01-01', proofFrom: null as never }), [])
})

test('a milestone without a day is said to be so, and is never overdue', () => {
  assert.deepEqual(codes({}, milestone(1, { due: null })), [['no-day', 1]])
  assert.equal(milestoneState({ due: null, isDone: false, isWithdrawn: false }, '2999-01-01'), 'ahead')
})

test('a milestone is overdue the day after it is due', () => {
  const on = (today: string) => milestoneState({ due: '2027-06-30', isDone: false, isWithdrawn: false }, today)
  assert.deepEqual(['2027-05-30', '2027-05-31', '2027-06-30', '2027-07-01'].map(on), ['ahead', 'soon', 'soon', 'overdue'])
})

test('reminders are owed 30 and 7 days before, on the day, and weekly after it; of several slept through the last', () => {
  const on = (today: string) => reminderOwed(DEFAULT_REMINDERS, '2027-06-30', today)
  const days = [
    '2027-05-30',
    '2027-05-31',
    '2027-06-22',
    '2027-06-23',
    '2027-06-29',
    '2027-06-30',
    '2027-07-06',
    '2027-07-07',
    '2027-07-14',
  ]
  assert.deepEqual(days.map(on), [null, 30, 30, 7, 7, 0, 0, -7, -14])
  const once = { before: [3], onDay: false, overdueEvery: 0 }
  assert.deepEqual(
    ['2027-06-26', '2027-06-27', '2027-06-30', '2027-07-30'].map((day) => reminderOwed(once, '2027-06-30', day)),
    [null, 3, 3, 3],
  )
})
