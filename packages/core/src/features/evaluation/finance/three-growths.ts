import type { Frame } from '../frame.ts'
import { listed, plain } from '../items/say.ts'
import { meant, type YearAmounts, yearAmounts, yearKey } from './amounts.ts'
import { judgeRule, namesOf, sideBySide } from './judge.ts'
import { type FinanceRule, GROWTH_RULES } from './rules.ts'

type Named = Pick<Frame, 'county' | 'standard'>

/**
 * 三个增长 of one year against the year before: 教育财政拨款的增长高于财政经常性收入的增长；生均教育费用逐步增长；教师工资和生均公用经费逐步增长
 * (教育法). Judged over the last `years` years of which 教育财政拨款 is reported; unmet in `failYears` of them is a veto.
 */
export function threeGrowths(frame: Named, years: number, failYears: number): { raised: boolean | null; detail: string[] } {
  const amounts = yearAmounts(frame.county)
  const last = lastYear(amounts)
  if (last === undefined) return { raised: null, detail: [] }
  const detail: string[] = []
  let failed = 0
  let unknown = 0
  for (let year = last - years + 1; year <= last; year++) {
    const judged = GROWTH_RULES.map((rule) => ({ rule, ...judgeRule(rule, amounts, year) }))
    const short = judged.filter(({ verdict }) => verdict === 'unmet')
    const open = judged.filter(({ verdict }) => verdict === 'not_judgeable')
    if (short.length > 0) failed++
    else if (open.length > 0) unknown++
    const said =
      short.length > 0
        ? `未做到（${listed(short.map(({ rule }) => shortText(frame, rule, amounts, year)))}）`
        : open.length > 0
          ? `无法判定（缺 ${listed(open.map(({ rule }) => openText(frame, rule)))}）`
          : '做到'
    detail.push(`${year} 年三个增长：${said}`)
  }
  return { raised: failed >= failYears ? true : failed + unknown >= failYears ? null : false, detail }
}

/** The amounts `threeGrowths` looks at, as county.csv calls them: each element year by year, the year before the first among them. */
export function growthKeys({ county }: Pick<Named, 'county'>, years: number): string[] {
  const last = lastYear(yearAmounts(county))
  if (last === undefined) return []
  const elements = new Set(GROWTH_RULES.flatMap((rule) => namesOf(rule).map((name) => meant(name, last).element)))
  return [...elements].flatMap((element) => Array.from({ length: years + 1 }, (_, i) => yearKey(element, last - years + i)))
}

const lastYear = (amounts: YearAmounts): number | undefined =>
  amounts.years.filter((year) => !Number.isNaN(amounts.of('fiscal_edu_appropriation', year))).at(-1)

function shortText(frame: Named, rule: FinanceRule, amounts: YearAmounts, year: number): string {
  if (rule.unit === '比例') {
    const { value, line } = judgeRule(rule, amounts, year)
    const [edu, revenue] = sideBySide(value, line, rule.unit)
    return `教育财政拨款增长 ${edu}，财政经常性收入增长 ${revenue}`
  }
  const element = rule.gap.of
  return `${nameOf(frame, element)}由 ${plain(amounts.of(element, year - 1))} 变为 ${plain(amounts.of(element, year))}`
}

const openText = (frame: Named, rule: FinanceRule): string =>
  rule.unit === '比例' ? '教育财政拨款与财政经常性收入' : nameOf(frame, rule.gap.of)

const nameOf = ({ standard }: Named, key: string): string => standard.catalogue.elements.get(key)?.zh ?? key
