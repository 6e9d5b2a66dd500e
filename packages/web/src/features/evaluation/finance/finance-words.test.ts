import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FinanceSheet } from '@junheng/core/features/evaluation/finance/sheet.ts'
import type { FinanceSay } from './finance-english.ts'
import { tableOf, titleOf } from './finance-words.ts'

const say: FinanceSay = (zh, values = {}) => zh.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key]))
const words = { met: '达标', unmet: '未达标', not_judgeable: '无法判定' }

const group = (zh: string, verdict: 'met' | 'unmet' | 'not_judgeable'): FinanceSheet['groups'][number] => ({
  key: zh,
  zh,
  verdicts: ['met', verdict],
  amounts: [
    { element: 'a', zh: '计提', unit: '万元', reporter: '财政局', cells: [8, null].map((value) => ({ value, explain: '' })) },
  ],
  rules: [
    {
      key: 'r',
      zh: '足额计提',
      unit: '万元',
      clause: '方案',
      source: '',
      confidence: '推断',
      cells: [
        { verdict: 'unmet', value: 8, line: 10, text: '', missing: [], gap: { text: '缺 2.0 万元', yuan: 20_000 }, explain: '' },
        { verdict: 'not_judgeable', value: null, line: 10, text: '', missing: ['计提（2024 年）'], gap: null, explain: '' },
      ],
    },
  ],
})

const sheet = (...groups: FinanceSheet['groups']): FinanceSheet => ({
  county: { code: '990101', name: '澄溪区（示例）' },
  years: [2023, 2024],
  reading: 'expenditure',
  groups,
  funds: [],
  fundTotals: [],
})

test('the title says of the last year which groups fail and which wait, and nothing else where all hold', () => {
  const title = (...groups: FinanceSheet['groups']) => titleOf(sheet(...groups), say)
  assert.equal(title(group('甲', 'met'), group('乙', 'met')), '2024 年教育经费：2 组要求全部达标')
  assert.equal(
    title(group('甲', 'unmet'), group('乙', 'unmet'), group('丙', 'not_judgeable')),
    '2024 年教育经费：2 组未达标（甲、乙），1 组无法判定（丙）',
  )
})

test('the workbook has a line for each amount and requirement, the shortfall in yuan, and an empty cell where nothing is known', () => {
  const { header, rows } = tableOf(sheet(group('甲', 'unmet')), words, say)
  assert.equal(header.length, 4 + 2 * 5)
  assert.deepEqual(rows, [
    ['甲', '计提', '万元', '财政局', 8, null, null, null, null, null, null, null, null, null],
    ['甲', '足额计提', '万元', '方案', 8, '未达标', 10, 20_000, null, null, '无法判定', 10, null, '计提（2024 年）'],
  ])
})
