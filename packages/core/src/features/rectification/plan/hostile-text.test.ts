import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RawTable } from './plan.ts'
import { readPlan } from './read-plan.ts'

const HEADINGS = [
  '序号',
  '指标',
  '不达标情况',
  '不达标学校',
  '整改措施',
  '任务目标安排',
  '完成时间',
  '责任科室',
  '责任单位',
  '资金',
]
const tableOf = (text: string): RawTable => ({ cells: [HEADINGS, ['1', ...new Array<string>(9).fill(text)]], merges: [] })
const read = (text: string) =>
  readPlan(
    { tables: [{ table: tableOf(text), above: [] }], paragraphs: [text] },
    { body: [`（一）${text}不达标`, `整改措施：${text}`] },
  )

test('no text made to keep patterns busy holds up the reading', () => {
  const texts = [
    '新建小学和',
    '小学和',
    '，',
    '一',
    '第',
    '2023年',
    '（1）',
    '中心',
    '待建小学、',
    '省市区镇街',
    '所小学不达标且差异',
    '三年级语文',
    '经',
    '体育平台',
    ' a',
  ]
  for (const text of texts) {
    const started = performance.now()
    read(text.repeat(Math.floor(30_000 / text.length)))
    assert.ok(performance.now() - started < 4000, text)
  }
})

test('a cell longer than any sheet allows is refused', () => {
  assert.throws(() => read('长'.repeat(40_000)), { code: 'plan.not-found', message: /32767 字/ })
})
