import assert from 'node:assert/strict'
import { test } from 'node:test'
import { completionMonth, datesIn, fullDate } from './dates.ts'
import { readMilestones } from './milestones.ts'

const due = (text: string) => datesIn(text)[0]?.due ?? null

test('a stated month, part of a month, season or quarter becomes the last day meant', () => {
  assert.equal(due('2023年9月底前，完成核实'), '2023-09-30')
  assert.equal(due('２０２４年２月底前'), '2024-02-29')
  assert.equal(due('2023年9月15日前'), '2023-09-15')
  assert.equal(due('2023年10月中旬'), '2023-10-20')
  assert.equal(due('2023年底前'), '2023-12-31')
  assert.equal(due('2024年上半年'), '2024-06-30')
  assert.equal(due('2024年第三季度'), '2024-09-30')
  assert.equal(due('2023年暑期'), '2023-08-31')
  assert.equal(due('2023年9月至12月'), '2023-12-31')
})

test('what is no date stays none: school years, impossible days, a month without any year', () => {
  assert.equal(due('在2023、2024学年度'), null)
  assert.equal(due('2023年13月'), null)
  assert.equal(due('2023年2月30日'), null)
  assert.equal(due('9月底前'), null)
})

test('completion is a month, the latest if several are named', () => {
  assert.equal(completionMonth('2023年12月'), '2023-12')
  assert.equal(completionMonth('2024.6'), '2024-06')
  assert.equal(completionMonth('2024-06-30'), '2024-06')
  assert.equal(completionMonth('2023年12月\n2024年\n6月'), '2024-06')
  assert.equal(completionMonth('2024年底'), '2024-12')
  assert.equal(completionMonth('长期坚持'), null)
  assert.equal(completionMonth('2024年'), null)
})

test('a date on paper is read in digits and in numerals', () => {
  assert.equal(fullDate('二〇二三年七月二十八日'), '2023-07-28')
  assert.equal(fullDate('2023年7月28日'), '2023-07-28')
  assert.equal(fullDate('2023年7月'), null)
})

test('a sentence without a date takes over the date before it in its paragraph and says so', () => {
  const read = readMilestones(
    '2023年9月底前，完成核实；\n12月底前制定方案；\n2024年12月底前，完成甲楼建设。完成乙楼主体施工。\n在2023、2024学年度，达到合格标准。',
  )
  assert.deepEqual(
    read.map(({ due, text, due_inherited }) => [due, text, due_inherited ?? false]),
    [
      ['2023-09-30', '完成核实', false],
      ['2023-12-31', '制定方案', false],
      ['2024-12-31', '完成甲楼建设', false],
      ['2024-12-31', '完成乙楼主体施工', true],
      [null, '在2023、2024学年度，达到合格标准', false],
    ],
  )
  assert.equal(read[3]!.published, '2024年12月底前，完成甲楼建设。完成乙楼主体施工。')
  assert.equal(read[4]!.period, '2023、2024学年度')
})

test('several dated sentences in one line are milestones of their own, and a number in front is no date', () => {
  const read = readMilestones('1．2024年3月底前完成选址；2024年9月底前开工。')
  assert.deepEqual(
    read.map(({ due, text, published }) => [due, text, published]),
    [
      ['2024-03-31', '完成选址', '2024年3月底前完成选址；'],
      ['2024-09-30', '开工', '2024年9月底前开工。'],
    ],
  )
})
