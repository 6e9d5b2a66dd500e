import { atMost } from '../../standards/formula/tolerance.ts'
import { weightedCv, weightedSpread } from '../cv.ts'

/** What one school does to the 差异系数 of its stage. */
export interface SchoolShare {
  /** Its part of the variance, students_i (X_i − mean)² ÷ the sum over all schools. `null` when all stand equal or any amount is unknown. */
  share: number | null
  /** The coefficient of all the other schools together. `null` when there is none, they have nothing, or an amount of theirs is unknown. */
  without: number | null
  /** ∂CV²/∂x_i: how the squared coefficient changes with one unit more of this school's amount. `null` when there is no coefficient. */
  slope: number | null
  /** One unit more for this school raises the coefficient, exactly when X_i > (1 + CV²) × mean. `null` when there is no coefficient. */
  raises: boolean | null
}

/**
 * Takes the weighted coefficient apart, school by school.
 *
 * ∂CV²/∂x_i = (2 ÷ Σ amounts) × (u_i − CV²), u_i = X_i ÷ mean − 1; the derivative of CV² = Σ students_i (X_i − mean)² ÷ Σ students ÷ mean².
 * Every sum is taken in two passes as in cv.ts, the coefficients without one school too: subtracting its part from the whole would
 * lose the digits that matter where one school carries nearly everything. So it takes time ∝ schools².
 *
 * @param amounts  raw amount of each school (X_i × students_i), NaN = not reported
 * @param students pupils of each school, > 0
 */
export function schoolShares(amounts: ArrayLike<number>, students: ArrayLike<number>): SchoolShare[] {
  const spread = weightedSpread(amounts, students)
  const line = raisesAbove(spread)
  const parts = spread && Array.from(amounts, (amount, i) => students[i]! * (amount / students[i]! - spread.mean) ** 2)
  const all = parts?.reduce((sum, part) => sum + part, 0) ?? 0
  const total = Array.from(amounts).reduce((sum, amount) => sum + amount, 0)
  return Array.from(amounts, (amount, i) => {
    const value = amount / students[i]!
    const cv = spread?.cv ?? null
    return {
      share: all > 0 ? parts![i]! / all : null,
      without: weightedCv(except(amounts, i), except(students, i)),
      slope: cv === null ? null : (2 / total) * ((value - spread!.mean) / spread!.mean - cv * cv),
      raises: line === null ? null : !atMost(value, line),
    }
  })
}

/** (1 + CV²) × mean: a school with more than this per pupil raises the coefficient with whatever is added to it. */
export const raisesAbove = (spread: { mean: number; cv: number | null } | null): number | null =>
  spread === null || spread.cv === null ? null : (1 + spread.cv * spread.cv) * spread.mean

function except(list: ArrayLike<number>, left: number): Float64Array {
  const rest = new Float64Array(list.length - 1)
  for (let i = 0, k = 0; i < list.length; i++) if (i !== left) rest[k++] = list[i]!
  return rest
}
