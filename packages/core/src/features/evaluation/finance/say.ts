import { gapText } from '../explain/numbers.ts'
import { nameOf } from '../explain/sources.ts'
import type { Frame } from '../frame.ts'
import { meant, yearKey } from './amounts.ts'
import { type Judged, namesOf, sideBySide } from './judge.ts'
import type { FinanceRule } from './rules.ts'

/** 5.7%，须高于 4.1% */
export function standingText({ op, unit }: FinanceRule, { value, line }: Judged): string {
  const [own, other] = sideBySide(value, line, unit)
  return `${own}，${op === '>' ? '须高于' : '须不低于'} ${other}`
}

/** A shortfall as one says it, in the unit it was reported in and in yuan. An average is short by person. */
export function gapTexts({ gap: { unit, per }, op }: FinanceRule, { gap }: Judged): { text: string; yuan: number } {
  const yuan = Math.ceil(unit === '万元' ? gap * 10_000 - 1e-6 : gap - 1e-9)
  if (gap === 0) return { text: '与应达到的数持平，须再有增长', yuan: 0 }
  const each = per === '' ? '' : `每${per}`
  const more = op === '>' ? '以上' : ''
  return { text: `${each}缺 ${gapText(gap, unit, false)}${more}`, yuan }
}

/** What nobody reported; where all was, which amount is 0 and cannot be divided by. Empty where it was judged. */
export function missingText(frame: Frame, rule: FinanceRule, { verdict, missing }: Judged, year: number): string[] {
  if (verdict !== 'not_judgeable') return []
  if (missing.length > 0) return missing.map(({ element, year: of }) => nameOf(frame, yearKey(element, of)).zh)
  const zeros = namesOf(rule)
    .map((name) => meant(name, year))
    .filter(({ element, year: of }) => frame.county.values.get(yearKey(element, of))?.number === 0)
  return zeros.map(({ element, year: of }) => `${nameOf(frame, yearKey(element, of)).zh}为 0，算不出比例`)
}
