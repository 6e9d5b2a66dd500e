import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { handInPackage } from '@junheng/core/features/collection/contract.ts'
import { explainFigure } from '@junheng/core/features/evaluation/contract.ts'
import { type PackageFinance, readFinance } from '@junheng/core/features/evaluation/finance/contract.ts'
import { addProfile } from '@junheng/core/features/standards/contract.ts'
import { COUNTY, httpScene, OTHER_COUNTY } from '../../../http/test-app.ts'
import { readStandard } from '../../standards/files.ts'
import { item, judge, oneSchool } from '../test-judge.ts'
import { aPackage } from '../test-package.ts'
import { financeOfInput } from './finance-input.ts'

const example = readFileSync(join(import.meta.dirname, '../../../../../../examples/county.zip'))
const coordinator = { role: 'coordinator', county: COUNTY } as const
const files = { file: { name: '澄溪区.zip', bytes: example } }

const ruleIn = (sheet: PackageFinance, key: string) => sheet.groups.flatMap(({ rules }) => rules).find((r) => r.key === key)!

test(
  'the example county, year by year: what holds, what is short by how many yuan, what is waiting for which amount; another county’s is not to be had',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const { package: stored } = await client.call(handInPackage, { files, body: { acceptFaults: 'true' } })
    const params = { id: stored.id }
    const sheet = await client.call(readFinance, { params })
    assert.deepEqual(sheet.years, [2022, 2023, 2024])
    const verdicts = Object.fromEntries(sheet.groups.map(({ key, verdicts }) => [key, verdicts]))
    assert.deepEqual(verdicts, {
      three_growths: ['not_judgeable', 'met', 'met'],
      one_ratio: ['not_judgeable', 'met', 'unmet'],
      no_decrease: ['not_judgeable', 'met', 'met'],
      land: ['met', 'unmet', 'met'],
      funds: ['met', 'met', 'unmet'],
      public_funds: ['met', 'met', 'met'],
      teachers: ['unmet', 'met', 'met'],
    })
    const land = ruleIn(sheet, 'land_provision').cells[1]!
    assert.deepEqual([land.text, land.gap], ['1290 万元，须不低于 1520 万元', { text: '缺 230.0 万元', yuan: 2_300_000 }])
    // 588 500 × 103 900 ÷ 552 000 − 109 800 = 970.1992… 万元, rounded up to whole yuan.
    assert.equal(ruleIn(sheet, 'education_share').cells[2]!.gap!.yuan, 9_701_993)
    assert.deepEqual(ruleIn(sheet, 'city_fee_spent').cells[2]!.missing, [
      '城市建设配套费用于教育的支出（2024 年）',
      '城市建设配套费中应用于教育的部分（2024 年）',
    ])
    // 5840 + 3890 + 1450 + 1860 raised and spent in 2022; of 2024 one fund is not known, so no total is.
    assert.deepEqual(sheet.fundTotals[0], { raised: 13_040, used: 13_040, left: 0 })
    assert.deepEqual(sheet.fundTotals[2], { raised: null, used: null, left: null })

    const byGdp = await client.call(readFinance, { params, query: { settings: '{"finance.oneRatio":"gdp"}' } })
    const saved = await client.call(addProfile, { body: { name: '占地区生产总值', settings: { 'finance.oneRatio': 'gdp' } } })
    assert.equal((await client.call(readFinance, { params, query: { profile: saved.id } })).reading, 'gdp')
    const ratio = byGdp.groups.find(({ key }) => key === 'one_ratio')!
    assert.deepEqual(ratio.verdicts, ['unmet', 'unmet', 'unmet'])
    assert.equal(ratio.amounts.at(-1)!.element, 'gross_domestic_product')
    const stranger = await as({ role: 'coordinator', county: OTHER_COUNTY })
    await assert.rejects(stranger.call(readFinance, { params }), { code: 'record.missing' })
  }),
)

test(
  'each figure of the sheet is taken apart into its amounts, with who reports them and where they stand',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const { package: stored } = await client.call(handInPackage, { files, body: { acceptFaults: 'true' } })
    const params = { id: stored.id }
    const sheet = await client.call(readFinance, { params })
    // Each is a run of the engine: one year of every group.
    for (const { rules, amounts } of sheet.groups)
      for (const cell of [rules[0]!.cells.at(-1)!, amounts.at(-1)!.cells.at(-1)!]) {
        const found = await client.call(explainFigure, { params, query: { indicator: cell.explain } })
        assert.equal(found.value, cell.value, cell.explain)
      }
    const share = await client.call(explainFigure, { params, query: { indicator: 'finance:education_share@2024' } })
    assert.equal(share.formula, '教育财政拨款 ÷ 财政支出合计 ＞ 上年教育财政拨款 ÷ 上年财政支出合计')
    assert.match(share.withNumbers, /109800 ÷ 588500 = 0\.18658….*103900 ÷ 552000 = 0\.18822…/)
    assert.match(share.inputs[1]!.zh, /财政支出合计（2024 年）（由财政局填报）/)
    assert.ok(share.inputs.every(({ source }) => source && 'sheet' in source && source.sheet === 'county.csv'))
    assert.equal(share.toPass, '教育财政拨款缺 970.2 万元以上，即 9701993 元')
    const veto = { indicator: 'veto:three_growth_2of3', standard: 'basic_balanced_2012' } as const
    const growths = await client.call(explainFigure, { params, query: veto })
    const pay = growths.inputs.filter(({ element }) => element.startsWith('teacher_pay_avg@'))
    assert.deepEqual(
      pay.map(({ zh, value }) => [zh, value]),
      [2021, 2022, 2023, 2024].map((year, i) => [`教师年平均工资（${year} 年）`, [null, 109_800, 114_100, 118_600][i]]),
    )
    await assert.rejects(client.call(explainFigure, { params, query: { indicator: 'finance:no_such@2024' } }), {
      code: 'figure.unclear',
    })
  }),
)

test('the veto of three growths says of each year what the sheet says', async () => {
  const county: Record<string, number> = {}
  for (const [element, amounts] of Object.entries({
    // 2022 grows by less than revenue, 2023 just as fast, 2024 faster.
    fiscal_edu_appropriation: [100, 102, 112.2, 130],
    fiscal_recurrent_revenue: [100, 103, 113.3, 120],
    edu_spend_per_student: [10, 11, 12, 13],
    teacher_pay_avg: [10, 11, 12, 13],
    public_funds_per_student: [10, 11, 12, 13],
  }))
    amounts.forEach((amount, i) => {
      county[`${element}@${2021 + i}`] = amount
    })
  const result = await judge(oneSchool({}, {}, county), {}, 'basic_balanced_2012')
  const veto = item(result, 'veto:three_growth_2of3')
  assert.equal(veto.verdict, 'unmet')
  assert.deepEqual(veto.detail, [
    '2022 年三个增长：未做到（教育财政拨款增长 2.0%，财政经常性收入增长 3.0%）',
    '2023 年三个增长：未做到（教育财政拨款增长 10.0%，财政经常性收入增长 10.0%）',
    '2024 年三个增长：做到',
  ])
})

test('a loss on land is read as the negative amount it is, and asks for nothing to be set aside', async () => {
  const bytes = aPackage(oneSchool({}, {}, { 'land_net_income@2024': -860, 'land_edu_provision@2024': 0 }))
  const { groups } = await financeOfInput(bytes, { standard: 'quality_balanced_2017', today: '2026-09-01' })
  const land = groups.find(({ key }) => key === 'land')!
  assert.deepEqual([land.amounts[0]!.cells[0]!.value, land.verdicts], [-860, ['met']])
})

test('every amount the sheet asks for is an element reported year by year, under both standards', async () => {
  const { GROUPS, FUNDS } = await import('@junheng/core/features/evaluation/finance/groups.ts')
  const { RULES } = await import('@junheng/core/features/evaluation/finance/rules.ts')
  const { namesOf } = await import('@junheng/core/features/evaluation/finance/judge.ts')
  const names = [
    ...GROUPS.flatMap(({ amounts }) => [...amounts]),
    ...FUNDS.flatMap(({ raised, used }) => [raised, used]),
    ...RULES.flatMap((rule) => [...namesOf(rule), rule.gap.of]).map((name) => name.replace(/_before$/, '')),
  ]
  for (const key of ['quality_balanced_2017', 'basic_balanced_2012'] as const) {
    const { elements } = readStandard(key).catalogue
    for (const name of names) assert.ok(elements.get(name)?.yearly === true && elements.get(name)?.level === 'county', name)
  }
})
