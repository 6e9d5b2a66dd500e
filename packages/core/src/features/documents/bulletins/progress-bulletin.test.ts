import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { UnitStanding } from '../../rectification/views/schema.ts'
import type { Paper } from '../paper.ts'
import { type ProgressInput, progressBulletin, shareOf } from './progress-bulletin.ts'

const unit = (name: string, more: Partial<UnitStanding> = {}): UnitStanding => ({
  key: name,
  name,
  rank: 1,
  total: 4,
  standing: 3,
  closed: 1,
  late: 0,
  longestLate: 0,
  daysLate: 0,
  returns: 0,
  rebounds: 0,
  ...more,
})

const given = (more: Partial<ProgressInput> = {}): ProgressInput => ({
  county: '澄溪区',
  counts: { total: 7, standing: 6, late: 2, closed: 1 },
  turns: { since: '2026-10-24', listed: 3, closed: 1, returned: 2, rebounds: 0 },
  indicators: [{ key: 'L5', name: '生均体育运动场馆面积', filter: {}, total: 9, standing: 6, late: 2, closed: 1 }],
  units: [unit('示例镇', { late: 2, longestLate: 14 }), unit('示例街道', { rank: 2, rebounds: 1 })],
  sections: [],
  late: [{ no: 12, subject: '示例小学（小学）生均体育运动场馆面积', units: ['示例镇'], deadline: '2026-11-09', daysLate: 14 }],
  texts: {
    agency: '澄教督',
    issuer: '示例办公室',
    to: '各有关单位',
    copies: '区委、区人民政府',
    demand: '抓紧整改。\n\n及时报送。',
    term: '2026-12-03',
  },
  on: '2026-11-23',
  serial: null,
  ...more,
})

const linesOf = ({ blocks }: Paper): string[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs.map(({ text }) => text).join('') : []))

const tablesOf = ({ blocks, annexes }: Paper): string[][][] =>
  [...blocks, ...annexes.flatMap((annex) => annex.blocks)].flatMap((block) =>
    block.kind === 'table' ? [block.rows.map((row) => row.map(({ runs }) => runs.map(({ text }) => text).join('')))] : [],
  )

test('a bulletin tells the whole, the changes, the ranks, who is late and by how much, and what is asked', () => {
  const paper = progressBulletin(given())
  assert.equal(paper.title, '关于澄溪区义务教育优质均衡发展问题整改进度的通报')
  assert.equal(paper.copies, '区委、区人民政府')
  assert.deepEqual(linesOf(paper), [
    '截至2026年11月23日，整改台账共有任务7项，已销号1项，销号率14.3%；在办6项，其中逾期2项。',
    '2026年10月24日以来，新列入3项，销号1项，退回2次，销号后反弹0项。',
    '按逾期任务由多到少排列；逾期任务数相同的，逾期时间长的在前。几个单位共同负责的任务，每个单位都计。',
    '1. 示例镇有2项任务逾期，最长逾期14天。',
    '2. 销号后又不达标的任务：示例街道1项。',
    '1. 抓紧整改。',
    '2. 及时报送。',
    '请于2026年12月3日前将推进情况报送示例办公室。',
  ])
  assert.deepEqual(tablesOf(paper), [
    // Merged and dropped items of the group are nobody's task: 7, not 9.
    [['生均体育运动场馆面积', '7', '1', '6', '2', '14.3%']],
    [
      ['1', '示例镇', '4', '1', '25%', '2', '14', ''],
      ['2', '示例街道', '4', '1', '25%', '0', '', ''],
    ],
    [['№12', '示例小学（小学）生均体育运动场馆面积', '示例镇', '2026-11-09', '14']],
  ])
})

test('an empty ledger, tasks without a unit, and no changes asked for', () => {
  const none = { total: 0, standing: 0, late: 0, closed: 0 }
  const empty = progressBulletin(given({ counts: none, turns: null, indicators: [], units: [], late: [] }))
  assert.deepEqual(linesOf(empty).slice(0, 3), [
    '截至2026年11月23日，整改台账共有任务0项，已销号0项；在办0项，其中逾期0项。',
    '台账中的任务尚未落实责任单位。',
    '没有逾期和反弹的任务。',
  ])
  assert.deepEqual(empty.annexes, [])
  assert.ok(linesOf(progressBulletin(given({ units: [] }))).includes('1. 有2项逾期任务没有落实责任单位。'))
})

test('a share is never rounded up to all, nor down to nothing', () => {
  assert.deepEqual(
    [
      { total: 3000, closed: 2999 },
      { total: 3000, closed: 1 },
      { total: 3000, closed: 3000 },
      { total: 3000, closed: 0 },
      { total: 3, closed: 1 },
    ].map(shareOf),
    ['99.9%', '不到0.1%', '100%', '0%', '33.3%'],
  )
})
