import { STAGES, type Stage } from '../../collection/county.ts'
import type { CountyResult, Verdict } from '../result.ts'
import type { MatrixColumn, MatrixRow } from './matrix.ts'

/**
 * How far a county is from 校校达标、项项达标: what its schools must lift, cell by cell of the matrix, and what is the county's own.
 * Home, verdict and matrix say the same numbers because they all read this.
 */
export interface Claim {
  /** False where the standard judges the county only (2012): then the schools' part is nothing. */
  judgesSections: boolean
  /** The county's verdict. */
  verdict: Verdict
  /** Schools with anything to lift. */
  schools: number
  /** What these must lift: indicators by the pass rule, and each duty not fulfilled, once a school (class size: once a section). */
  items: number
  /** Cells of schools nobody can judge. */
  unknown: number
  /** Sections that pass with their one spare item used: 校校达标, but not 项项达标. */
  spares: number
  /** Of the sections of each stage, under the pass rule of their indicators. */
  stages: Partial<Record<Stage, StageClaim>>
  /** Spreads, county items and vetoes that are no school's own duty. */
  county: { items: number; unknown: number }
}

/** How many sections fail and what these must lift, how many cannot be judged. */
export interface StageClaim {
  unmet: number
  lifts: number
  unknown: number
}

/** Does every school pass, and every cell of every school? */
export const isAllMet = ({ judgesSections, verdict, items, unknown, spares }: Claim): boolean =>
  judgesSections && verdict === 'met' && items + unknown + spares === 0

export function claimOf(result: CountyResult, columns: readonly MatrixColumn[], rows: readonly MatrixRow[]): Claim {
  const judgesSections = rows.some((row) => row.mark !== null && row.mark !== 'out')
  const lacking = new Set(rows.filter((row) => row.lifts > 0).map((row) => row.code))
  let items = rows.reduce((sum, row) => sum + row.lifts, 0)
  let unknown = 0
  columns.forEach((column, k) => {
    const counted = new Set<string>()
    for (const { code, cells } of rows) {
      const mark = cells[k]?.mark
      if (mark !== 'unmet' && mark !== 'not_judgeable') continue
      if (mark === 'unmet' && column.group === 'indicator') continue
      if (column.perSchool && counted.has(code)) continue
      counted.add(code)
      if (mark === 'not_judgeable') unknown++
      else {
        items++
        lacking.add(code)
      }
    }
  })
  return {
    judgesSections,
    verdict: result.verdict,
    schools: lacking.size,
    items,
    unknown,
    spares: rows.filter((row) => row.usesSpare).length,
    stages: ofStages(rows),
    county: ofCounty(result, new Set(columns.map(({ key }) => key))),
  }
}

function ofStages(rows: readonly MatrixRow[]): Claim['stages'] {
  const claims: Claim['stages'] = {}
  for (const stage of STAGES) {
    const of = rows.filter((row) => row.stage === stage && row.mark !== null && row.mark !== 'out')
    if (of.length === 0) continue
    const failing = of.filter(({ mark }) => mark === 'unmet')
    const lifts = failing.reduce((sum, row) => sum + row.lifts, 0)
    claims[stage] = { unmet: failing.length, lifts, unknown: of.filter(({ mark }) => mark === 'not_judgeable').length }
  }
  return claims
}

/** The composite of 2012 is a spread and an item at once: counted once, as the spread. */
function ofCounty({ spreads, items }: CountyResult, duties: ReadonlySet<string>): Claim['county'] {
  const own = [...spreads, ...items.filter(({ key }) => !duties.has(key) && key !== 'basic_composite_cv')]
  const count = (verdict: Verdict) => own.filter((each) => each.verdict === verdict).length
  return { items: count('unmet'), unknown: count('not_judgeable') }
}
