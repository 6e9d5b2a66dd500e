import type { County } from './county.ts'

/**
 * Counties that stand one after another in the same columns. What is asked of row after row is asked of all of them in one run: a nation
 * has 2 900 counties of some sixty schools, and a run over sixty rows costs more in starting than in running.
 */
export interface CountyGroup {
  counties: readonly County[]
  /** The rows of all of them as those of one county, without code, name and values. */
  all: County
  /** In `all`, county k has the schools firstSchool[k] … firstSchool[k+1]−1, and so its sections. */
  firstSchool: Int32Array
  firstSection: Int32Array
}
