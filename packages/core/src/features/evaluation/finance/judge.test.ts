import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { above, atLeast, same } from '../../standards/formula/tolerance.ts'
import { meant, type YearAmounts, yearAmounts, yearKey } from './amounts.ts'
import { judgeRule, namesOf, sideBySide } from './judge.ts'
import { RULES } from './rules.ts'
import { gapTexts, standingText } from './say.ts'

const ruleOf = (key: string) => RULES.find((rule) => rule.key === key)!

function amountsOf(known: Record<string, number>): YearAmounts {
  const values = new Map(Object.entries(known).map(([key, number]) => [key, { text: String(number), number, line: 2 }]))
  return yearAmounts({ values })
}

test('the growth of appropriations is held against that of revenue, and its shortfall is what would make them equal', () => {
  // 105 ÷ 100 = 5 %, revenue 220 ÷ 200 = 10 %: 110 would keep pace.
  const amounts = amountsOf({
    'fiscal_edu_appropriation@2023': 100,
    'fiscal_edu_appropriation@2024': 105,
    'fiscal_recurrent_revenue@2023': 200,
    'fiscal_recurrent_revenue@2024': 220,
  })
  const rule = ruleOf('appropriation_growth')
  const judged = judgeRule(rule, amounts, 2024)
  assert.equal(judged.verdict, 'unmet')
  assert.ok(same(judged.value, 0.05) && same(judged.line, 0.1) && same(judged.gap, 5))
  assert.equal(standingText(rule, judged), '5.0%，须高于 10.0%')
  assert.deepEqual(gapTexts(rule, judged), { text: '缺 5.0 万元以上', yuan: 50_000 })
})

test('growing just as fast is not growing faster, whatever binary noise says', () => {
  // Both grow by a tenth: 3.3 ÷ 3 − 1 and 110 ÷ 100 − 1 differ in the sixteenth place.
  const amounts = amountsOf({
    'fiscal_edu_appropriation@2023': 100,
    'fiscal_edu_appropriation@2024': 110,
    'fiscal_recurrent_revenue@2023': 3,
    'fiscal_recurrent_revenue@2024': 3.3,
  })
  const rule = ruleOf('appropriation_growth')
  const judged = judgeRule(rule, amounts, 2024)
  assert.equal(judged.verdict, 'unmet')
  assert.equal(standingText(rule, judged), '10.0%，须高于 10.0%')
  assert.deepEqual(gapTexts(rule, judged), { text: '与应达到的数持平，须再有增长', yuan: 0 })
})

test('a tenth of the land income on the line is met; below it the shortfall is in yuan', () => {
  const land = (net: number, provision: number) =>
    judgeRule(ruleOf('land_provision'), amountsOf({ 'land_net_income@2024': net, 'land_edu_provision@2024': provision }), 2024)
  assert.equal(land(12_400, 1240).verdict, 'met')
  assert.equal(land(0, 0).verdict, 'met')
  const lost = land(-860, 0)
  assert.deepEqual([lost.verdict, lost.line], ['met', 0], 'of a loss nothing is to be set aside')
  const short = land(15_200, 1290)
  assert.equal(short.verdict, 'unmet')
  assert.deepEqual(gapTexts(ruleOf('land_provision'), short), { text: '缺 230.0 万元', yuan: 2_300_000 })
})

test('a missing amount and a missing year before are named and never 0', () => {
  const amounts = amountsOf({ 'general_edu_expenditure@2024': 900, 'edu_fund_students@2024': 100 })
  const judged = judgeRule(ruleOf('expenditure_per_student_kept'), amounts, 2024)
  assert.equal(judged.verdict, 'not_judgeable')
  assert.deepEqual(judged.missing, [
    { element: 'general_edu_expenditure', year: 2023 },
    { element: 'edu_fund_students', year: 2023 },
  ])
})

test('nothing grows from 0: the year after is not judgeable', () => {
  const amounts = amountsOf({
    'fiscal_edu_appropriation@2023': 0,
    'fiscal_edu_appropriation@2024': 5,
    'fiscal_recurrent_revenue@2023': 1,
    'fiscal_recurrent_revenue@2024': 1,
  })
  const judged = judgeRule(ruleOf('appropriation_growth'), amounts, 2024)
  assert.deepEqual([judged.verdict, judged.missing], ['not_judgeable', []])
})

test('whatever a rule lacks, adding it reaches the line; a rule that is met lacks nothing', () => {
  const amount = fc.double({ min: 0.5, max: 1e6, noNaN: true })
  fc.assert(
    fc.property(fc.constantFrom(...RULES), fc.array(amount, { minLength: 6, maxLength: 6 }), (rule, drawn) => {
      const names = namesOf(rule)
      const known = Object.fromEntries(
        names.map((name, i) => {
          const { element, year } = meant(name, 2024)
          return [yearKey(element, year), drawn[i]!]
        }),
      )
      const judged = judgeRule(rule, amountsOf(known), 2024)
      assert.deepEqual(judged.missing, [])
      if (judged.verdict === 'met') {
        assert.ok(rule.op === '>' ? above(judged.value, judged.line) : atLeast(judged.value, judged.line))
        assert.ok(Number.isNaN(judged.gap))
        return
      }
      const raised = yearKey(rule.gap.of, 2024)
      const after = judgeRule(rule, amountsOf({ ...known, [raised]: known[raised]! + judged.gap }), 2024)
      assert.ok(atLeast(after.value, after.line) || Math.abs(after.value - after.line) < 1e-9, `${after.value} ${after.line}`)
    }),
  )
})

test('two figures are shown with as many decimals as tell them apart', () => {
  assert.deepEqual(sideBySide(0.05012, 0.05011, '比例'), ['5.012%', '5.011%'])
  assert.deepEqual(sideBySide(1240, 1240, '万元'), ['1240 万元', '1240 万元'])
})
