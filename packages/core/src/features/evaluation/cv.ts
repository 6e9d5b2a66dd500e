/** Mean, standard deviation and 差异系数 of one resource over the sections of one stage; mean and sd are per pupil. */
export interface WeightedSpread {
  mean: number
  sd: number
  /** `null` when the mean is zero: the ratio has no meaning. */
  cv: number | null
}

/**
 * 差异系数 (coefficient of variation) of a resource over the schools of one stage of a county. 0 is perfectly even.
 *
 * X_i = amounts[i] / students[i];  mean = Σ amounts / Σ students;
 * cv = √( Σ students_i (X_i − mean)² / Σ students ) / mean. Weighted by students, population (no n − 1), two passes.
 * Source: 义务教育均衡发展差异系数计算方法 (standards.md §2); golden/cv-five-schools.json.
 *
 * @param amounts  raw amount of each school, in its own unit; zero counts, a school without students is left out before
 * @param students pupils of each school, > 0
 * @returns cv, 0 for a single school, `null` when the mean is zero or there is no school
 */
export function weightedCv(amounts: ArrayLike<number>, students: ArrayLike<number>): number | null {
  return weightedSpread(amounts, students)?.cv ?? null
}

/**
 * The same with its mean and standard deviation.
 * @returns `null` when there is no school or any amount is unknown (NaN)
 */
export function weightedSpread(amounts: ArrayLike<number>, students: ArrayLike<number>): WeightedSpread | null {
  let total = 0
  let pupils = 0
  for (let i = 0; i < amounts.length; i++) {
    total += amounts[i]!
    pupils += students[i]!
  }
  if (pupils === 0 || Number.isNaN(total) || Number.isNaN(pupils)) return null
  const mean = total / pupils
  let squares = 0
  for (let i = 0; i < amounts.length; i++) {
    const distance = amounts[i]! / students[i]! - mean
    squares += students[i]! * distance * distance
  }
  const sd = Math.sqrt(squares / pupils)
  return { mean, sd, cv: mean === 0 ? null : sd / mean }
}

/** 综合差异系数: the plain mean of the single coefficients; `null` when any of them is unknown. */
export function compositeCv(cvs: readonly (number | null)[]): number | null {
  let sum = 0
  for (const cv of cvs) {
    if (cv === null) return null
    sum += cv
  }
  return cvs.length === 0 ? null : sum / cvs.length
}
