import { perPupil } from '../../standards/formula/parse.ts'
import type { Indicator, ParsedFormula } from '../../standards/standard.ts'
import type { SplitExplanation } from '../explanation.ts'
import type { Frame } from '../frame.ts'
import { gapText } from './numbers.ts'

/** What a section lacks up to its line, in what one can buy. */
export interface Gap {
  /** 教学及辅助用房 */
  what: string
  /** For the section itself: `91.0 ㎡`. */
  section: string
  /** What the whole school must add so that the section's share of it suffices: `191.6 ㎡`. Null where nothing is split, or campus by campus. */
  school: string | null
}

/** (line − value) × pupils, and over the section's share for the whole school. Null where the figure is no amount per pupil. */
export function gapOf(
  frame: Frame,
  section: number,
  indicator: Indicator,
  formula: ParsedFormula,
  value: number,
  threshold: number,
  split: SplitExplanation | null,
): Gap | null {
  const parts = perPupil(formula.tree)
  if (!parts) return null
  const { unit, what, whole } = indicator.gap
  const gap = ((threshold - value) * frame.sectionColumn('students')[section]!) / parts.factor
  if (split?.share == null) return { what, section: gapText(gap, unit, whole), school: null }
  return { what, section: gapText(gap, unit, false), school: gapText(gap / split.share, unit, whole) }
}
