import { describeFormula } from '../../standards/formula/describe.ts'
import type { Formula } from '../../standards/formula/parse.ts'
import { figure } from '../explain/numbers.ts'
import { countyInput, nameOf, shortName } from '../explain/sources.ts'
import type { Explanation } from '../explanation.ts'
import type { Frame } from '../frame.ts'
import { orNull } from '../items/say.ts'
import { meant, yearAmounts, yearKey } from './amounts.ts'
import { judgeRule, namesOf } from './judge.ts'
import { type FinanceRule, RULES } from './rules.ts'
import { gapTexts, missingText, standingText } from './say.ts'

/** `finance:<rule or element>@<year>`: a comparison of the yearly sheet, or an amount in it. */
export const FINANCE_PREFIX = 'finance:'

/** A figure of the yearly sheet taken apart; null for an address that names none. */
export function explainFinance(frame: Frame, indicator: string): Explanation | null {
  const [key = '', year = ''] = indicator.slice(FINANCE_PREFIX.length).split('@')
  if (!indicator.startsWith(FINANCE_PREFIX) || !/^\d{4}$/.test(year)) return null
  const rule = RULES.find((each) => each.key === key)
  if (rule) return explainRule(frame, rule, Number(year), indicator)
  const element = frame.standard.catalogue.elements.get(key)
  return element?.yearly === true ? explainAmount(frame, key, Number(year), indicator) : null
}

function explainRule(frame: Frame, rule: FinanceRule, year: number, indicator: string): Explanation {
  const amounts = yearAmounts(frame.county)
  const judged = judgeRule(rule, amounts, year)
  const { value, line, verdict } = judged
  const inWords = (formula: Formula) =>
    describeFormula(formula, (name) => {
      const { element, year: of } = meant(name, year)
      return `${of === year ? '' : '上年'}${shortName(frame, element)}`
    })
  const worked = (formula: Formula, result: number): string => {
    if (formula.kind === 'name' || formula.kind === 'number') return figure(result)
    return `${describeFormula(formula, (name) => figure(amounts.named(name, year)))} = ${figure(result)}`
  }
  const sign = rule.op === '>' ? '＞' : '≥'
  const missing = missingText(frame, rule, judged, year)
  return {
    title: `${year} 年 ${rule.zh}`,
    indicator,
    unit: rule.unit,
    value: orNull(value),
    formula: `${inWords(rule.value)} ${sign} ${inWords(rule.line)}`,
    withNumbers: `${worked(rule.value, value)}；与 ${worked(rule.line, line)} 相比`,
    inputs: namesOf(rule).map((name) => {
      const { element, year: of } = meant(name, year)
      const input = countyInput(frame, yearKey(element, of))
      return { ...input, zh: `${input.zh}（由${frame.standard.catalogue.elements.get(element)?.reporter ?? ''}填报）` }
    }),
    split: null,
    threshold: orNull(line),
    clause: rule.clause,
    source: rule.source,
    confidence: rule.confidence,
    verdict,
    toPass: toPassText(frame, rule, judged, missing),
    notes: [...(verdict === 'not_judgeable' ? [] : [standingText(rule, judged)]), ...(rule.note ? [rule.note] : [])],
  }
}

function toPassText(
  frame: Frame,
  rule: FinanceRule,
  judged: ReturnType<typeof judgeRule>,
  missing: readonly string[],
): string | null {
  if (judged.verdict === 'met') return null
  if (judged.verdict === 'not_judgeable') return `补报后才能判定：${missing.join('、')}`
  const { text, yuan } = gapTexts(rule, judged)
  const sum = yuan === 0 ? '' : `，即${rule.gap.per === '' ? '' : `每${rule.gap.per}`} ${yuan} 元`
  return `${shortName(frame, rule.gap.of)}${text}${sum}`
}

function explainAmount(frame: Frame, element: string, year: number, indicator: string): Explanation {
  const known = frame.standard.catalogue.elements.get(element)!
  const input = countyInput(frame, yearKey(element, year))
  const { zh, unit } = nameOf(frame, yearKey(element, year))
  const value = typeof input.value === 'number' ? input.value : null
  return {
    title: zh,
    indicator,
    unit,
    value,
    formula: known.definition,
    withNumbers: value === null ? '未报' : `${figure(value)} ${unit}`,
    inputs: [input],
    split: null,
    threshold: null,
    clause: `数据填报要素，由${known.reporter}填报`,
    source: known.source,
    confidence: known.confidence,
    verdict: null,
    toPass: value === null ? `补报：${zh}` : null,
    notes: [],
  }
}
