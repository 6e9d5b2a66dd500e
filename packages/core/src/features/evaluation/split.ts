import { type County, STAGES, type Stage } from '../collection/county.ts'
import { newColumn } from '../standards/formula/new-column.ts'
import type { SplitKind, Standard } from '../standards/standard.ts'
import type { SchoolFacts } from './school-facts.ts'
import { type SchoolType, schoolType } from './school-types.ts'

/**
 * 学段拆分: which part of a school's shared resources belongs to each of its sections. Weight = ratio × pupils; the part is the
 * section's weight over the sum of the school's weights (九年一贯制 1 : 1.1, 完全中学 1 : 1.2, 十二年一贯制 1 : 1.1 : 1.32).
 * Teachers, pupils and classes are never split. Source: standards.md §1.3.
 *
 * @returns one share a section, 1 for schools of one stage, `NaN` where a head-count the split needs was not reported
 */
export function sectionShares(county: County, standard: Standard, facts: SchoolFacts): Float64Array {
  const { sections } = county
  const shares = newColumn(sections.rows).fill(1)
  for (let school = 0; school < facts.types.length; school++) {
    const kind = splitOfType(facts.types[school]!, facts.first[school + 1]! - facts.first[school]!)
    if (kind === null) continue
    const pupils = pupilsOf(facts, school)
    for (let section = facts.first[school]!; section < facts.first[school + 1]!; section++)
      shares[section] = kind === 'unknown' ? Number.NaN : shareOf(pupils, STAGES[sections.stage[section]!]!, kind, standard)
  }
  return shares
}

/**
 * How a school's shared resources are divided; null: it has one stage and they are all that stage's. A school of one kind with classes
 * of the other stage attached (附设班) is divided by the same ratio. Without its type nobody can say.
 */
export const splitKind = (county: County, school: number): SplitKind | 'unknown' | null =>
  splitOfType(schoolType(county.schools.types[school]!), sectionsOfSchool(county, school).length)

function splitOfType({ kind }: SchoolType, sections: number): SplitKind | 'unknown' | null {
  return kind === 'plain' || kind === 'teaching_point' ? (sections > 1 ? 'nine_year' : null) : kind
}

export type Pupils = Record<Stage | 'senior', number>

/** The part of stage `stage` in a school or campus of these pupils: 0 ÷ 0 (nobody at all) is unknown. */
export function shareOf(pupils: Pupils, stage: Stage, kind: SplitKind, standard: Standard): number {
  const ratio = standard.split.ratio[kind]
  let all = 0
  for (const part of ['primary', 'junior', 'senior'] as const) {
    const weight = ratio[part]
    if (weight !== undefined) all += weight * pupils[part]
  }
  const own = (ratio[stage] ?? 0) * pupils[stage]
  return all === 0 ? Number.NaN : own / all
}

/** Pupils of one school by stage. */
export function pupilsOf({ pupils }: SchoolFacts, school: number): Pupils {
  return { primary: pupils.primary[school]!, junior: pupils.junior[school]!, senior: pupils.senior[school]! }
}

/** Rows of `sections` that belong to a school: they stand together, for sections are sorted by school. */
export function sectionsOfSchool(county: County, school: number): number[] {
  const { sections } = county
  let low = 0
  let high = sections.rows
  while (low < high) {
    const middle = (low + high) >> 1
    if (sections.school[middle]! < school) low = middle + 1
    else high = middle
  }
  const found: number[] = []
  for (let i = low; i < sections.rows && sections.school[i] === school; i++) found.push(i)
  return found
}

/**
 * A shared resource per section: the school's amount times the section's share, or campus by campus where campuses are reported
 * (a campus of one stage gives that stage all it has).
 */
export function splitResource(county: County, standard: Standard, shares: Float64Array, element: string): Float64Array {
  const { sections, schools, campuses } = county
  // Extra space nobody reported is none: school by school and campus by campus, before anything is added up.
  const extra = standard.exemptions.some((exemption) => exemption.missingIsZero.includes(element))
  const ofSchool = extra ? zeroed(schools.numbers.get(element), schools.rows) : schools.numbers.get(element)
  const reported = campuses?.numbers.get(element)
  const ofCampus = extra && reported ? zeroed(reported, reported.length) : reported
  const result = newColumn(sections.rows)
  for (let section = 0; section < sections.rows; section++) {
    const school = sections.school[section]!
    result[section] = ofSchool ? ofSchool[school]! * shares[section]! : Number.NaN
    if (!ofCampus || campuses!.start[school] === campuses!.start[school + 1]) continue
    result[section] = campusSum(county, standard, shares[section]!, section, ofCampus)
  }
  return result
}

function zeroed(column: Float64Array | undefined, rows: number): Float64Array {
  return column ? column.map((amount) => (Number.isNaN(amount) ? 0 : amount)) : newColumn(rows)
}

function campusSum(county: County, standard: Standard, schoolShare: number, section: number, amounts: Float64Array): number {
  const campuses = county.campuses!
  const school = county.sections.school[section]!
  let sum = 0
  for (let campus = campuses.start[school]!; campus < campuses.start[school + 1]!; campus++) {
    const share = campusShare(county, standard, campus, section, schoolShare)
    // A campus without this stage adds nothing, even when its amount was not reported.
    if (share !== 0) sum += amounts[campus]! * share
  }
  return sum
}

/** This section's part of one campus. A campus without pupils (a sports ground) is divided as the whole school is. */
export function campusShare(county: County, standard: Standard, campus: number, section: number, schoolShare: number): number {
  const pupils = campusPupils(county, campus)
  const stage = STAGES[county.sections.stage[section]!]!
  const kind = splitKind(county, county.sections.school[section]!)
  if (pupils.primary + pupils.junior + pupils.senior === 0) return schoolShare
  if (kind === 'unknown') return Number.NaN
  if (kind === null) return 1
  return shareOf(pupils, stage, kind, standard)
}

/** Pupils of a campus by stage; a stage whose column is absent or empty counts 0 unless all three are unreported. */
export function campusPupils(county: County, campus: number): Pupils {
  const read = (stage: Stage | 'senior'): number => county.campuses?.numbers.get(`${stage}_students`)?.[campus] ?? Number.NaN
  const pupils: Pupils = { primary: read('primary'), junior: read('junior'), senior: read('senior') }
  if (Number.isNaN(pupils.primary) && Number.isNaN(pupils.junior) && Number.isNaN(pupils.senior)) return pupils
  for (const part of ['primary', 'junior', 'senior'] as const) if (Number.isNaN(pupils[part])) pupils[part] = 0
  return pupils
}
