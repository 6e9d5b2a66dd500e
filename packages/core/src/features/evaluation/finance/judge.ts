import { computeOne } from '../../standards/formula/compute.ts'
import { type Formula, namesIn } from '../../standards/formula/parse.ts'
import { above, atLeast, same } from '../../standards/formula/tolerance.ts'
import { plain } from '../items/say.ts'
import type { Verdict } from '../result.ts'
import { meant, type YearAmounts } from './amounts.ts'
import type { FinanceRule } from './rules.ts'

/** A rule held against one year. Numbers are NaN where they cannot be worked out. */
export interface Judged {
  value: number
  line: number
  verdict: Verdict
  /** How much more is needed, in the rule's own unit; NaN when met or unknown. */
  gap: number
  /** The amounts nobody reported. */
  missing: { element: string; year: number }[]
}

/** One known year, one rule. A missing amount, or one to be divided by that is 0, leaves it not judgeable: never 0. */
export function judgeRule(rule: FinanceRule, amounts: YearAmounts, year: number): Judged {
  const compute = (formula: Formula): number => {
    const found = computeOne(formula, { rows: 1, value: (name) => amounts.named(name, year) })
    return Number.isFinite(found) ? found : Number.NaN
  }
  const value = compute(rule.value)
  const line = compute(rule.line)
  const missing = namesOf(rule)
    .filter((name) => Number.isNaN(amounts.named(name, year)))
    .map((name) => meant(name, year))
  if (Number.isNaN(value) || Number.isNaN(line)) return { value, line, verdict: 'not_judgeable', gap: Number.NaN, missing }
  const isMet = rule.op === '>' ? above(value, line) : atLeast(value, line)
  if (isMet) return { value, line, verdict: 'met', gap: Number.NaN, missing }
  // On the line, which only growing is held to, nothing is short: what is computed of it is binary noise.
  const gap = same(value, line) ? 0 : Math.max(0, compute(rule.gap.formula))
  return { value, line, verdict: 'unmet', gap, missing }
}

/** Every amount a rule is judged on, each once, the compared one first. */
export const namesOf = ({ value, line }: FinanceRule): string[] => [...new Set([...namesIn(value), ...namesIn(line)])]

/** Two figures as people read them, with as many decimals as tell them apart; equal ones stay equal. */
export function sideBySide(value: number, line: number, unit: FinanceRule['unit']): [string, string] {
  const scale = unit === '比例' ? 100 : 1
  const end = unit === '比例' ? '%' : ` ${unit}`
  for (let decimals = 1; decimals < 7; decimals++) {
    const [a, b] = [(value * scale).toFixed(decimals), (line * scale).toFixed(decimals)]
    if (a !== b || same(value, line)) return [trimmed(a, unit) + end, trimmed(b, unit) + end]
  }
  return [plain(value * scale) + end, plain(line * scale) + end]
}

/** Percentages keep their decimals; amounts lose the zeros nobody reported. */
const trimmed = (text: string, unit: FinanceRule['unit']): string => (unit === '比例' ? text : String(Number(text)))
