import { STAGES, type Stage } from '../../collection/county.ts'
import { gapOf } from '../explain/section.ts'
import type { JudgedCounty } from '../forms/forms.ts'
import type { Frame } from '../frame.ts'
import { orNull } from '../items/say.ts'
import type { SectionResult, Verdict } from '../result.ts'
import { type Claim, claimOf } from './claim.ts'
import { dutyColumnsOf } from './duty-columns.ts'
import { factColumnsOf, tagsOf } from './fact-columns.ts'
import { type Mark, markOf, standingOf } from './section-standing.ts'

/** A column of the matrix; its `key` is an indicator's code, an item's key or a fact's own. */
export interface MatrixColumn {
  key: string
  /** A few words for the head. */
  zh: string
  unit: string
  decimals: number
  group: 'indicator' | 'duty' | 'fact'
  /** True where the sections of a school share one answer: it is counted once a school. */
  perSchool: boolean
}

/** One judged cell. */
export interface MatrixCell {
  value: number | null
  line: number | null
  /** Null where nothing is judged: 2012, or a section that is not counted. */
  mark: Mark | null
  /** What stands in place of `value` where one number does not say it: `音 2 · 美 1`. */
  text: string | null
  /** What is lacking, in what one can buy: `缺 91.0 ㎡`, `超 120 人`. */
  gap: string | null
  /** The same for the whole school, where the section gets only its share: `191.6 ㎡`. */
  whole: string | null
  /** More of what lacks raises the county's 差异系数. */
  raises: boolean
  /** How far it is from its line, as a share of the line; 0 when met or unknown. Orders cells of different units. */
  short: number
}

/** One section of the matrix. */
export interface MatrixRow {
  code: string
  name: string
  stage: Stage
  students: number | null
  /** The section under the pass rule of its indicators; `out` = not counted, `why` says the reason; null in 2012. */
  mark: Verdict | 'out' | null
  why: string | null
  /** How many indicators must be lifted for the section to pass. */
  lifts: number
  usesSpare: boolean
  isOneShort: boolean
  /** Sum of `short` over the row. */
  gap: number
  tags: string[]
  /** In the order of `Matrix.judged`; null where the column does not concern the row. */
  cells: (MatrixCell | null)[]
  /** In the order of `Matrix.facts`. */
  facts: (string | number | null)[]
}

/** Section × indicators and duties, with the facts one filters and sorts by, and the claim that stands above it. */
export interface Matrix {
  county: { code: string; name: string }
  judged: MatrixColumn[]
  facts: MatrixColumn[]
  rows: MatrixRow[]
  claim: Claim
}

/**
 * The matrix of a judged county: a row for each counted section, and for those not counted that a duty concerns all the same (a teaching
 * point under 50 pupils and its funds). By school code, primary before junior.
 */
export const matrixOf = (judged: JudgedCounty): Matrix => built(judged, true)

/** The claim alone, counted on the same cells, without what only a page shows of them: gaps, tags and facts. */
export const claimOfCounty = (judged: JudgedCounty): Claim => built(judged, false).claim

function built({ frame, result }: JudgedCounty, forPage: boolean): Matrix {
  const { county, standard } = frame
  const counted = new Map(result.sections.map((section) => [`${section.schoolCode} ${section.stage}`, section]))
  const duties = dutyColumnsOf(frame)
  const facts = forPage ? factColumnsOf(frame) : []
  const rows: MatrixRow[] = []
  for (let row = 0; row < county.sections.rows; row++) {
    const school = county.sections.school[row]!
    const stage = STAGES[county.sections.stage[row]!]!
    const code = county.schools.codes[school]!
    const section = counted.get(`${code} ${stage}`)
    const ofDuties = duties.map((duty) => duty.cell(row, school))
    if (!section && ofDuties.every((cell) => cell === null)) continue
    const cells = [
      ...standard.indicators.map((_, k) => (section ? indicatorCell(frame, row, section, k, forPage) : null)),
      ...ofDuties,
    ]
    rows.push({
      code,
      name: county.schools.names[school]!,
      stage,
      students: orNull(frame.sectionColumn('students')[row] ?? Number.NaN),
      ...(section ? standingOf(section, standard.passRule) : NOT_COUNTED),
      why: section ? null : (frame.scope.reasons[row] ?? null),
      gap: cells.reduce((sum, cell) => sum + (cell?.short ?? 0), 0),
      tags: forPage ? tagsOf(frame, row, school) : [],
      cells,
      facts: facts.map((fact) => fact.value(row, school)),
    })
  }
  const columns = [...standard.indicators.map(indicatorColumn), ...duties.map(({ column }) => column)]
  return {
    county: { code: county.code, name: county.name },
    judged: columns,
    facts: facts.map(({ column }) => column),
    rows,
    claim: claimOf(result, columns, rows),
  }
}

const NOT_COUNTED = { mark: 'out', lifts: 0, usesSpare: false, isOneShort: false } as const

const indicatorColumn = (indicator: Frame['standard']['indicators'][number]): MatrixColumn => ({
  key: indicator.code,
  zh: indicator.short,
  unit: indicator.unit,
  decimals: indicator.decimals,
  group: 'indicator',
  perSchool: false,
})

function indicatorCell(frame: Frame, row: number, section: SectionResult, k: number, forPage: boolean): MatrixCell {
  const indicator = frame.standard.indicators[k]!
  const found = section.indicators[indicator.code]!
  const gap = forPage && found.verdict === 'unmet' ? gapOf(frame, row, indicator) : null
  return {
    value: found.value,
    line: found.threshold,
    mark: markOf(found, frame.standard.passRule),
    text: null,
    gap: gap && `缺 ${gap.section}`,
    whole: gap?.school ?? null,
    raises: gap?.raises ?? false,
    short: found.verdict === 'unmet' && found.threshold ? Math.max(0, 1 - found.value! / found.threshold) : 0,
  }
}
