import type { Stage } from '../collection/county.ts'
import { newColumn } from '../standards/formula/new-column.ts'
import { atMost } from '../standards/formula/tolerance.ts'
import { compositeCv, weightedSpread } from './cv.ts'
import type { Frame } from './frame.ts'
import type { IndicatorColumn } from './indicators.ts'
import type { Spread, Verdict } from './result.ts'

/** Are the single coefficients judged (2017), or their mean (2012, or the setting cv.mode)? */
export const judgesComposite = (frame: Frame): boolean =>
  frame.standard.spread.mode === 'composite' || frame.profile.settings.get('cv.mode') === 'composite'

/** 校际差异 of one stage: one row an indicator, and the composite where that is what is judged. */
export function stageSpreads(frame: Frame, stage: Stage, columns: readonly IndicatorColumn[]): Spread[] {
  const students = frame.stageColumn(stage, 'students')
  const composite = judgesComposite(frame)
  const spreads: Spread[] = columns.map(({ indicator, values }) => {
    const spread = weightedSpread(amountsOf(values, students), students)
    const cv = spread?.cv ?? null
    const limit = composite ? null : indicator.cvLimits![stage]
    return {
      stage,
      indicator: indicator.code,
      mean: spread?.mean ?? null,
      sd: spread?.sd ?? null,
      cv,
      limit,
      verdict: limit === null ? null : within(cv, limit),
    }
  })
  if (!composite) return spreads
  const cv = compositeCv(spreads.map((s) => s.cv))
  const limit = compositeLimit(frame, stage)
  return [...spreads, { stage, indicator: 'composite', mean: null, sd: null, cv, limit, verdict: within(cv, limit) }]
}

/** Back from per pupil to amounts. */
export function amountsOf(values: Float64Array, students: Float64Array): Float64Array {
  const amounts = newColumn(values.length)
  for (let i = 0; i < amounts.length; i++) amounts[i] = values[i]! * students[i]!
  return amounts
}

/** The composite's line; in 2017 under cv.mode=composite it is the single indicators' own. */
export const compositeLimit = (frame: Frame, stage: Stage): number =>
  (frame.standard.spread.compositeLimits ?? frame.standard.indicators[0]!.cvLimits!)[stage]

const within = (cv: number | null, limit: number): Verdict =>
  cv === null ? 'not_judgeable' : atMost(cv, limit) ? 'met' : 'unmet'
