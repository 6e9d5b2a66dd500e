import { STAGES } from '../../collection/county.ts'
import { namesIn, perPupil } from '../../standards/formula/parse.ts'
import { atLeast } from '../../standards/formula/tolerance.ts'
import type { Indicator, ParsedFormula } from '../../standards/standard.ts'
import type { SplitExplanation } from '../explanation.ts'
import type { Frame } from '../frame.ts'
import { indicatorColumn, judgeSection } from '../indicators.ts'
import { splitKind } from '../split.ts'
import { RAISES_HINT, raisesSpread } from '../spread/raises.ts'
import { figure, gapNumber, gapText } from './numbers.ts'
import { nameOf, sectionInput, stageWord } from './sources.ts'

/** An indicator of a section with its line, as it was worked out. */
export interface Shortfall {
  section: number
  indicator: Indicator
  formula: ParsedFormula
  value: number
  threshold: number | null
  split: SplitExplanation | null
}

/** What is lacking, in what one can buy. */
export interface Gap {
  /** 教学及辅助用房. */
  what: string
  /** What the section lacks, with its unit: `91.0 ㎡`. */
  section: string
  /** What the whole school must add for it, where the split hands the section only its share; else null. */
  school: string | null
  /** More of it for this school raises the county's 差异系数 (`spread/raises.ts`); null where that is not judgeable. */
  raises: boolean | null
}

/** What would make an unmet indicator pass: bought, or by fewer pupils; and where the section stands with this gap. */
export function toPass(frame: Frame, worked: Shortfall): string {
  const { section, indicator, value, split } = worked
  const threshold = worked.threshold!
  const gap = gapIn(frame, worked)
  if (!gap) return `须由 ${figure(value)} 提高到 ${threshold} ${indicator.unit}`
  const stage = stageWord(STAGES[frame.county.sections.stage[section]!]!)
  const buy = `${split ? `${stage}部` : ''}还缺${gap.what} ${gap.section}${
    gap.school
      ? `（按份额折合全校 ${gap.school}）`
      : split
        ? '（加在单一学段的校区全部计入本学段，加在多学段校区只计其份额）'
        : ''
  }`
  const fewer = pupilsAt(frame, section, value, threshold, split)
  const drop = fewer === null || fewer <= 0 ? '' : `；或${stage}在校生减至 ${fewer} 人`
  return `${buy}${drop}${standing(frame, section, value, threshold)}${gap.raises ? `。${RAISES_HINT}` : ''}`
}

/** Null where the formula is no amount per pupil. */
export function gapIn(frame: Frame, worked: Shortfall): Gap | null {
  const lack = lackIn(frame, worked)
  if (!lack) return null
  const { indicator, section, value, split } = worked
  const { unit, what, whole } = indicator.gap
  const stage = STAGES[frame.county.sections.stage[section]!]!
  const raises = raisesSpread(frame, indicator, stage, value)
  // A section's share of a whole thing is no whole thing: what must be whole is what the school buys.
  return split?.share != null
    ? { what, section: gapText(lack.section, unit, false), school: gapText(lack.section / split.share, unit, whole), raises }
    : { what, section: gapText(lack.section, unit, whole), school: null, raises }
}

/**
 * What is lacking, in the indicator's `gap.unit`: `section` as it is worked out, `buy` what must be bought for it, which is more where a split hands
 * the section only its share: T × P ÷ k − x, whole things rounded up. Null where the formula is no amount per pupil.
 */
export function lackIn(
  frame: Frame,
  { section, indicator, formula, value, threshold, split }: Shortfall,
): { section: number; buy: number } | null {
  const parts = perPupil(formula.tree)
  if (!parts || threshold === null) return null
  const lack = ((threshold - value) * frame.sectionColumn('students')[section]!) / parts.factor
  return { section: lack, buy: gapNumber(lack / (split?.share ?? 1), indicator.gap.whole) }
}

/** What must be reported before the indicator can be judged. */
export function missingFor(frame: Frame, section: number, formula: ParsedFormula): string {
  const names = [...namesIn(formula.tree)].filter((name) => Number.isNaN(frame.sectionColumn(name)[section]!))
  const own = names.filter((name) => sectionInput(frame, section, name).value === null).map((name) => nameOf(frame, name).zh)
  // A split fails for want of a head-count although the amount itself is there.
  const unknownType = splitKind(frame.county, frame.county.sections.school[section]!) === 'unknown'
  const forSplit =
    names.length > own.length
      ? [unknownType ? '办学类型代码（决定资源怎样拆分）' : '学段拆分所需的各学段（含高中部）在校学生数']
      : []
  return [...own, ...forSplit].join('、')
}

/** Where the section stands under the pass rule with this gap. */
function standing(frame: Frame, section: number, value: number, threshold: number): string {
  const rule = frame.standard.passRule
  if (!rule) return ''
  if (!atLeast(value, rule.floorRatio * threshold)) return '。低于标准的 85%，本学段因此不能达标'
  const stage = STAGES[frame.county.sections.stage[section]!]!
  const rows = Int32Array.of(section)
  const columns = frame.standard.indicators.map((i) => indicatorColumn(frame, i, stage, rows))
  const { met } = judgeSection(frame.standard, stage, columns, 0)!
  if (met >= rule.minMet) return '。已达标准的 85%，作为七项中唯一的余项可以通过；再有一项不足，本学段即未达标'
  return `。已达标准的 85%，但七项中只有 ${met} 项达标，余项只能有一项`
}

/** At how many pupils of this stage the amount would suffice. Fewer pupils also means a smaller share where resources are split. */
function pupilsAt(
  frame: Frame,
  section: number,
  value: number,
  threshold: number,
  split: SplitExplanation | null,
): number | null {
  const pupils = frame.sectionColumn('students')[section]!
  if (!split) return Math.floor((value * pupils) / threshold + 1e-9)
  if (split.share === null) return null
  const others = pupils / split.share - pupils
  return Math.floor((value * (pupils + others)) / threshold - others + 1e-9)
}
