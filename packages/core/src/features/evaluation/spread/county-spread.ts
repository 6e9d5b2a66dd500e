import type { Stage } from '../../collection/county.ts'
import { perPupil } from '../../standards/formula/parse.ts'
import type { Indicator } from '../../standards/standard.ts'
import { compositeCv, weightedSpread } from '../cv.ts'
import { gapOf } from '../explain/section.ts'
import { stageWord } from '../explain/sources.ts'
import type { Gap } from '../explain/to-pass.ts'
import type { JudgedCounty } from '../forms/forms.ts'
import type { Frame } from '../frame.ts'
import { formulaOf, indicatorColumn, verdictOf } from '../indicators.ts'
import { orNull } from '../items/say.ts'
import { type Mark, markOf } from '../matrix/section-standing.ts'
import type { Spread } from '../result.ts'
import { amountsOf } from '../spreads.ts'
import { raisesAbove, type SchoolShare, schoolShares } from './school-shares.ts'

/** One counted section of the stage. */
export interface SpreadSchool extends SchoolShare {
  code: string
  name: string
  students: number | null
  /** In the indicator's own unit; `null` where not judgeable, and for the composite. */
  value: number | null
  /** How the value stands to its line; `null` where the standard has none. */
  mark: Mark | null
  /** What it lacks of its line, in what one can buy. */
  gap: Gap | null
}

/** 校际差异 of one indicator and stage, taken apart school by school. */
export interface CountySpread {
  county: { code: string; name: string }
  stage: Stage
  /** L1… or `composite`. */
  indicator: string
  spread: Spread
  /** The line of a single section; `null` in 2012 and for the composite. */
  threshold: number | null
  students: number | null
  /** (1 + CV²) × mean, in the indicator's unit: above it more resources widen the gap. */
  raisesAbove: number | null
  /** What `slope` counts as one, as one buys it: `slope × factor` is ∂CV² for one `unit` of `what`. `null` where it is no plain amount per pupil. */
  bought: { what: string; unit: string; factor: number } | null
  /** By school code. For the composite each with the composite of the others in `without`, the rest `null`. */
  schools: SpreadSchool[]
}

/**
 * @param indicator code, key, or `composite` where it is judged
 * @returns why there is nothing to take apart, in Chinese
 */
export function countySpread(judged: JudgedCounty, stage: Stage, indicator: string): CountySpread | { missing: string } {
  const { frame, result } = judged
  if (frame.stageRows[stage].length === 0) return { missing: `本县没有计入评估的${stageWord(stage)}学段` }
  const found = frame.standard.indicators.find((i) => i.code === indicator || i.key === indicator)
  const code = found?.code ?? indicator
  const spread = result.spreads.find((s) => s.stage === stage && s.indicator === code)
  if (!spread) return { missing: `标准「${frame.standard.short}」的校际差异没有「${indicator}」这一项` }
  const students = orNull(frame.stageColumn(stage, 'students').reduce((sum, n) => sum + n, 0))
  const head = { county: { code: frame.county.code, name: frame.county.name }, stage, indicator: code, spread, students }
  return found ? { ...head, ...ofIndicator(frame, stage, found) } : { ...head, ...ofComposite(frame, stage) }
}

type Apart = Pick<CountySpread, 'threshold' | 'raisesAbove' | 'bought' | 'schools'>

function ofIndicator(frame: Frame, stage: Stage, indicator: Indicator): Apart {
  const { standard } = frame
  const { values } = indicatorColumn(frame, indicator, stage)
  const students = frame.stageColumn(stage, 'students')
  const amounts = amountsOf(values, students)
  const shares = schoolShares(amounts, students)
  const threshold = indicator.thresholds?.[stage] ?? null
  const { factor } = perPupil(formulaOf(indicator, stage, frame.profile).tree) ?? {}
  return {
    threshold,
    raisesAbove: raisesAbove(weightedSpread(amounts, students)),
    bought: factor === undefined ? null : { what: indicator.gap.what, unit: indicator.gap.unit, factor },
    schools: sectionsOf(frame, stage).map(({ section, ...school }, i) => {
      const verdict = threshold === null ? null : verdictOf(values[i]!, threshold)
      return {
        ...school,
        value: orNull(values[i]!),
        mark: markOf({ value: orNull(values[i]!), threshold, verdict }, standard.passRule),
        gap: verdict === 'unmet' ? gapOf(frame, section, indicator) : null,
        ...shares[i]!,
      }
    }),
  }
}

/** 综合差异系数 has no values of its own: a school counts in it by what each single coefficient would be without it. */
function ofComposite(frame: Frame, stage: Stage): Apart {
  const students = frame.stageColumn(stage, 'students')
  const singles = frame.standard.indicators.map((indicator) => {
    const { values } = indicatorColumn(frame, indicator, stage)
    return schoolShares(amountsOf(values, students), students)
  })
  return {
    threshold: null,
    raisesAbove: null,
    bought: null,
    schools: sectionsOf(frame, stage).map(({ section: _, ...school }, i) => ({
      ...school,
      value: null,
      mark: null,
      gap: null,
      share: null,
      without: compositeCv(singles.map((shares) => shares[i]!.without)),
      slope: null,
      raises: null,
    })),
  }
}

function sectionsOf(frame: Frame, stage: Stage): { section: number; code: string; name: string; students: number | null }[] {
  const { sections, schools } = frame.county
  const students = frame.stageColumn(stage, 'students')
  return [...frame.stageRows[stage]].map((section, i) => {
    const school = sections.school[section]!
    return { section, code: schools.codes[school]!, name: schools.names[school]!, students: orNull(students[i]!) }
  })
}
