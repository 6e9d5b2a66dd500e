import type { Explanation } from '@junheng/core/features/evaluation/explanation.ts'
import { besideLine, cv, percent, plain } from '../../shared/numbers.ts'
import { findItem, STAGE_NAMES } from '../../shared/standards.ts'
import type { Figure } from '../../shared/verdict/explain-address.ts'
import type { ExplanationSay } from './explanation-english.ts'
import { itemValue } from './item-words.ts'
import type { Judged } from './use-judged.ts'

type Asked = Pick<Judged, 'view'> & { county: Pick<Judged['county'], 'items'> }

/** A resource indicator of a section: the only figure of which 余项 (between 85 % and the line) is said. */
export const isIndicator = ({ school, indicator }: Figure, { view }: Asked): boolean =>
  school !== undefined && findItem(view, indicator)?.scope === 'section'

/** A cell that only a form knows: a count or a sum, without a line of its own. */
const isFormCell = ({ indicator }: Figure): boolean => indicator.startsWith('form:')

/** Of the yearly sheet of education funds: an amount with its unit, or a comparison with its line. */
const isFinance = ({ indicator }: Figure): boolean => indicator.startsWith('finance:')

/** Judged from documents or from several figures: there is no number, only the judgement. */
export const isJudgement = (e: Explanation, figure: Figure, asked: Asked): boolean =>
  e.value === null && !isIndicator(figure, asked) && !(figure.stage && !figure.school)

/** The figure as it is shown large: as its cell in the matrix, the spreads or the items shows it. Empty where there is nothing to show. */
export function shownFigure(e: Explanation, figure: Figure, asked: Asked, say: ExplanationSay): string {
  if (isFormCell(figure) && e.value !== null) return plain(e.value)
  if (isFormCell(figure) && e.verdict === null) return e.toPass ? say('未报') : ''
  if (e.value === null) return isJudgement(e, figure, asked) ? judgedWord(e, figure, say) : say('无法算出')
  if (isIndicator(figure, asked)) return besideLine(e.value, e.threshold, findItem(asked.view, figure.indicator)?.decimals ?? 2)
  if (figure.school) return amount(e.value, e.unit)
  if (figure.stage) return cv(e.value, e.threshold)
  if (isFinance(figure)) return amount(e.value, e.unit)
  const item = asked.county.items.find((i) => i.key === figure.indicator)
  return item ? itemValue(item, asked.view) : plain(e.value)
}

/** What it is held against, with its unit; else the unit alone. */
export function shownLine(e: Explanation, figure: Figure, say: ExplanationSay): string {
  if (isFormCell(figure)) return e.value === null ? '' : e.unit
  const unit = e.unit === '比例' ? '' : e.unit
  if (e.threshold === null) return (figure.school || isFinance(figure)) && e.value !== null ? unit : ''
  const line = `${amount(e.threshold, e.unit)} ${unit}`.trim()
  if (figure.school) return `/ ${line}`
  if (figure.stage) return `/ ${say('上限 {line}（{stage}）', { line: plain(e.threshold), stage: STAGE_NAMES[figure.stage] })}`
  return `/ ${say('标准 {line}', { line })}`
}

/** A share as a percentage, a year without thousands, anything else as it is. */
const amount = (value: number, unit: string): string =>
  unit === '比例' ? percent(value) : unit === '年' ? String(value) : plain(value)

function judgedWord({ verdict, withNumbers }: Explanation, { indicator }: Figure, say: ExplanationSay): string {
  if (indicator.startsWith('veto:')) {
    if (verdict === null) return say('未填报')
    return { met: `● ${say('无此情形')}`, unmet: `■ ${say('有此情形')}`, not_judgeable: `○ ${say('未填报')}` }[verdict]
  }
  // A fact in words (公办, 是) speaks for itself.
  if (verdict === null) return withNumbers.length > 0 && withNumbers.length <= 12 ? withNumbers : say('只列示')
  return { met: `● ${say('达标')}`, unmet: `■ ${say('未达标')}`, not_judgeable: `○ ${say('无法判定')}` }[verdict]
}
