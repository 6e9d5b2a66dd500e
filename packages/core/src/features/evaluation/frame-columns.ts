import type { County } from '../collection/county.ts'
import { newColumn } from '../standards/formula/new-column.ts'
import type { Frame } from './frame.ts'
import { reportedColumn } from './school-facts.ts'
import { splitResource } from './split.ts'

/** Any name a formula may use, over all sections: a section's own, its part of a shared resource, or what its school says. */
export function sectionColumn(frame: Frame, name: string): Float64Array {
  const { county, standard } = frame
  const { sections } = county
  const element = standard.catalogue.elements.get(name)
  if (element?.shared) return merged(frame, splitResource(county, standard, frame.shares, name))
  if (element?.level === 'section') {
    const reported = sections.numbers.get(name)
    const own = name === 'classes' ? classCounts(county, reported) : reported
    return own ? merged(frame, own) : newColumn(sections.rows).fill(Number.NaN)
  }
  return gather(frame.schoolColumn(name), sections.school)
}

/** The same over all schools; a section's figure is the sum over the school's sections. */
export function schoolColumn(frame: Frame, name: string): Float64Array {
  const derive = DERIVED[name]
  if (derive) return derive(frame)
  if (frame.standard.catalogue.elements.get(name)?.level === 'section') return sumOverSections(frame, name)
  return reportedColumn(frame.county, name)
}

/** The values of some rows. */
export function gather(column: Float64Array, rows: Int32Array): Float64Array {
  const result = newColumn(rows.length)
  for (let i = 0; i < rows.length; i++) result[i] = column[rows[i]!]!
  return result
}

/** Adds to a central school's section what the teaching points merged into it have. */
function merged(frame: Frame, column: Float64Array): Float64Array {
  if (frame.scope.mergedInto.size === 0) return column
  const result = column.slice()
  for (const [point, target] of frame.scope.mergedInto) result[target]! += column[point]!
  return result
}

/** 教学班数 as reported, else counted from the class rolls where these were handed in. */
function classCounts({ sections, classes }: County, reported: Float64Array | undefined): Float64Array {
  const counts = newColumn(sections.rows)
  for (let section = 0; section < counts.length; section++) {
    const typed = reported ? reported[section]! : Number.NaN
    const rolls = classes ? classes.start[section + 1]! - classes.start[section]! : 0
    counts[section] = !Number.isNaN(typed) ? typed : rolls === 0 ? Number.NaN : rolls
  }
  return counts
}

const DERIVED: Record<string, (frame: Frame) => Float64Array> = {
  compulsory_students: compulsoryStudents,
  is_public: (frame) => each(frame.facts.isPrivate, (owner) => 1 - owner),
  is_rural: (frame) => each(reportedColumn(frame.county, 'urban_rural_code'), (code) => (code >= 200 ? 1 : 0)),
  is_urban_or_town: (frame) => each(reportedColumn(frame.county, 'urban_rural_code'), (code) => (code < 200 ? 1 : 0)),
  ft_teachers_school: fullTimeTeachers,
}

/** Unknown stays unknown. */
function each(column: Float64Array, f: (value: number) => number): Float64Array {
  const result = newColumn(column.length)
  for (let i = 0; i < result.length; i++) result[i] = Number.isNaN(column[i]!) ? Number.NaN : f(column[i]!)
  return result
}

/** Pupils of the compulsory stages, with those of the teaching points merged into the school. */
function compulsoryStudents({ county, facts, scope }: Frame): Float64Array {
  const { primary, junior } = facts.pupils
  const column = newColumn(county.schools.rows)
  for (let school = 0; school < column.length; school++) column[school] = primary[school]! + junior[school]!
  const students = county.sections.numbers.get('students')
  for (const [point, target] of scope.mergedInto) column[county.sections.school[target]!]! += students?.[point] ?? Number.NaN
  return column
}

/** As typed for the school, else the sum over its sections. */
function fullTimeTeachers(frame: Frame): Float64Array {
  const typed = reportedColumn(frame.county, 'ft_teachers_school')
  const summed = frame.schoolColumn('ft_teachers')
  const column = newColumn(typed.length)
  for (let school = 0; school < column.length; school++)
    column[school] = Number.isNaN(typed[school]!) ? summed[school]! : typed[school]!
  return column
}

function sumOverSections(frame: Frame, name: string): Float64Array {
  const { sections, schools } = frame.county
  const { mergedInto } = frame.scope
  const sums = newColumn(schools.rows)
  const column = frame.sectionColumn(name)
  for (let section = 0; section < column.length; section++) {
    // What a merged point has is already in the section that took it in.
    if (mergedInto.size > 0 && mergedInto.has(section)) continue
    sums[sections.school[section]!]! += column[section]!
  }
  return sums
}
