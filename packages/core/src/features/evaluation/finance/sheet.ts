import type { Confidence } from '../../standards/catalogue.ts'
import type { Frame } from '../frame.ts'
import { allOf, orNull } from '../items/say.ts'
import type { Verdict } from '../result.ts'
import { type YearAmounts, yearAmounts } from './amounts.ts'
import { FINANCE_PREFIX } from './explain.ts'
import { FUNDS, GROUPS, RATIO_READINGS, type RatioReading } from './groups.ts'
import { judgeRule } from './judge.ts'
import { type FinanceRule, RULES } from './rules.ts'
import { gapTexts, missingText, standingText } from './say.ts'

/** An amount as it was reported, year by year; `explain` is what `explainFigure` takes for it. */
export interface AmountRow {
  element: string
  zh: string
  unit: string
  /** Who hands it in, helpers after the first. */
  reporter: string
  cells: { value: number | null; explain: string }[]
}

/** One comparison in one year. */
export interface RuleCell {
  verdict: Verdict
  value: number | null
  line: number | null
  /** Both in words: 5.7%，须高于 4.1%. */
  text: string
  /** What nobody reported, by name and year; of a known amount that rules the comparison out, why. */
  missing: string[]
  /** `yuan` is the whole sum in yuan, of an average for each person it is taken of. */
  gap: { text: string; yuan: number } | null
  explain: string
}

export interface RuleRow {
  key: string
  zh: string
  unit: string
  clause: string
  source: string
  confidence: Confidence
  cells: RuleCell[]
}

export interface FinanceGroup {
  key: string
  zh: string
  /** All rules of the group together, year by year. */
  verdicts: Verdict[]
  amounts: AmountRow[]
  rules: RuleRow[]
}

/** A fund's source and use in one year, in 万元; null where one of them was not reported. */
export interface FundYear {
  raised: number | null
  used: number | null
  left: number | null
  verdict: Verdict
}

export interface FinanceSheet {
  county: { code: string; name: string }
  years: number[]
  reading: RatioReading
  groups: FinanceGroup[]
  funds: { key: string; zh: string; rule: string; years: FundYear[] }[]
  /** All funds of a year together; null where one is not known. */
  fundTotals: Omit<FundYear, 'verdict'>[]
}

/** 教育经费 of a county year by year: what was reported, how it stands, what is short. 一个比例 is read as the frame's profile says. */
export function financeSheet(frame: Frame): FinanceSheet {
  const reading = readingOf(frame)
  const amounts = yearAmounts(frame.county)
  const { years } = amounts
  const funds = FUNDS.map(({ key, zh, raised, used }) => {
    const rule = RULES.find((each) => each.key === `${key}_spent`)!
    return { key, zh, rule: rule.key, years: years.map((year) => fundYear(amounts, year, raised, used, rule)) }
  })
  return {
    county: { code: frame.county.code, name: frame.county.name },
    years,
    reading,
    groups: GROUPS.map(({ key, zh, amounts: elements }) => {
      const rules = RULES.filter((rule) => rule.group === key && (rule.reading ?? reading) === reading)
      const rows = rules.map((rule) => ruleRow(frame, amounts, rule))
      return {
        key,
        zh,
        verdicts: years.map((_, at) => allOf(rows.map(({ cells }) => cells[at]!.verdict))),
        amounts: [...elements, ...(key === 'one_ratio' ? [WHOLES[reading]] : [])].map((e) => amountRow(frame, amounts, e)),
        rules: rows,
      }
    }),
    funds,
    fundTotals: years.map((_, at) => totalOf(funds.map((fund) => fund.years[at]!))),
  }
}

const readingOf = ({ profile }: Frame): RatioReading =>
  RATIO_READINGS.find((each) => each === profile.settings.get('finance.oneRatio')) ?? 'expenditure'

const WHOLES: Readonly<Record<RatioReading, string>> = {
  expenditure: 'fiscal_total_expenditure',
  gdp: 'gross_domestic_product',
}

function amountRow({ standard }: Frame, amounts: YearAmounts, element: string): AmountRow {
  const known = standard.catalogue.elements.get(element)
  if (!known) throw new Error(`no element ${element}`)
  return {
    element,
    zh: known.zh,
    unit: known.unit,
    reporter: known.reporter,
    cells: amounts.years.map((year) => ({
      value: orNull(amounts.of(element, year)),
      explain: `${FINANCE_PREFIX}${element}@${year}`,
    })),
  }
}

function ruleRow(frame: Frame, amounts: YearAmounts, rule: FinanceRule): RuleRow {
  const { key, zh, unit, clause, source, confidence } = rule
  const cells = amounts.years.map((year): RuleCell => {
    const judged = judgeRule(rule, amounts, year)
    const { verdict, value, line } = judged
    return {
      verdict,
      value: orNull(value),
      line: orNull(line),
      text: verdict === 'not_judgeable' ? '' : standingText(rule, judged),
      missing: missingText(frame, rule, judged, year),
      gap: verdict === 'unmet' ? gapTexts(rule, judged) : null,
      explain: `${FINANCE_PREFIX}${key}@${year}`,
    }
  })
  return { key, zh, unit, clause, source, confidence, cells }
}

function fundYear(amounts: YearAmounts, year: number, raisedBy: string, usedBy: string, rule: FinanceRule): FundYear {
  const [raised, used] = [amounts.of(raisedBy, year), amounts.of(usedBy, year)]
  return {
    raised: orNull(raised),
    used: orNull(used),
    left: orNull(raised - used),
    verdict: judgeRule(rule, amounts, year).verdict,
  }
}

function totalOf(funds: readonly FundYear[]): Omit<FundYear, 'verdict'> {
  const sum = (key: 'raised' | 'used' | 'left') =>
    funds.reduce<number | null>((total, fund) => (total === null || fund[key] === null ? null : total + fund[key]), 0)
  return { raised: sum('raised'), used: sum('used'), left: sum('left') }
}
