import type { Stage } from '../../collection/county.ts'
import { perPupil } from '../../standards/formula/parse.ts'
import { atMost } from '../../standards/formula/tolerance.ts'
import type { Indicator } from '../../standards/standard.ts'
import { type WeightedSpread, weightedSpread } from '../cv.ts'
import { figure } from '../explain/numbers.ts'
import type { Frame } from '../frame.ts'
import { formulaOf, indicatorColumn } from '../indicators.ts'
import { amountsOf } from '../spreads.ts'
import { raisesAbove } from './school-shares.ts'

export const RAISES_HINT = '再给该校增加资源会拉大校际差距'

interface StageSpread {
  spread: WeightedSpread | null
  total: number
}

const known = new WeakMap<Frame, Map<string, StageSpread>>()

function spreadOf(frame: Frame, indicator: Indicator, stage: Stage): StageSpread {
  const own = known.get(frame) ?? new Map<string, StageSpread>()
  known.set(frame, own)
  const key = `${stage} ${indicator.code}`
  const found = own.get(key)
  if (found) return found
  const students = frame.stageColumn(stage, 'students')
  const amounts = amountsOf(indicatorColumn(frame, indicator, stage).values, students)
  const made = { spread: weightedSpread(amounts, students), total: amounts.reduce((sum, amount) => sum + amount, 0) }
  own.set(key, made)
  return made
}

/**
 * Whether more of a resource for a counted section raises its stage's 差异系数: ∂CV²/∂x = (2 ÷ total) × (value ÷ mean − 1 − CV²) > 0, which is
 * value > (1 + CV²) × mean.
 *
 * @param value the section's value of the indicator, in its own unit
 * @returns null where the coefficient is not judgeable
 */
export function raisesSpread(frame: Frame, indicator: Indicator, stage: Stage, value: number): boolean | null {
  const line = raisesAbove(spreadOf(frame, indicator, stage).spread)
  return line === null ? null : !atMost(value, line)
}

/** The same in words, with its numbers; null where it does not raise it. */
export function raisesNote(frame: Frame, indicator: Indicator, stage: Stage, value: number): string | null {
  const { spread, total } = spreadOf(frame, indicator, stage)
  if (!spread || spread.cv === null || raisesSpread(frame, indicator, stage, value) !== true) return null
  const cv2 = spread.cv ** 2
  const resource = total / factorOf(frame, indicator, stage)
  const slope = (2 / resource) * (value / spread.mean - 1 - cv2)
  return (
    `${RAISES_HINT}：∂CV²/∂x =（2 ÷ 资源总量）×（该校值 ÷ 平均值 − 1 − CV²）` +
    `=（2 ÷ ${figure(resource)} ${indicator.gap.unit}）×（${figure(value)} ÷ ${figure(spread.mean)} − 1 − ${figure(cv2)}）= ${slope.toExponential(4)} ＞ 0`
  )
}

/** How many of an indicator's amounts make one of the resource as one counts it: 100 where the value is per hundred pupils. */
export const factorOf = (frame: Frame, indicator: Indicator, stage: Stage): number =>
  perPupil(formulaOf(indicator, stage, frame.profile).tree)?.factor ?? 1
