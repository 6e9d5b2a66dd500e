import { bandKey, CLASS_SIZE_BANDS } from '../columns.ts'
import type { County } from '../county.ts'

/** The values a check may ask for, by name. `null` = nobody in the county reported it. */
export interface CheckColumns {
  section: (name: string) => Float64Array | null
  school: (name: string) => Float64Array | null
  county: (name: string) => Float64Array | null
}

/** For a name worked out here, the elements that must be reported for it. */
export const MADE_OF: Readonly<Record<string, readonly string[]>> = {
  class_count: ['class_sizes'],
  class_students: ['class_sizes'],
  entry_grade_students: ['class_sizes'],
  final_grade_students: ['class_sizes'],
  band_classes: ['class_size_bands'],
  band_least: ['class_size_bands'],
  band_most: ['class_size_bands'],
  classes_total: ['classes'],
}

/** The columns of one county, each worked out once when first asked for. */
export function checkColumns(county: County): CheckColumns {
  const { sections, schools, values } = county
  return {
    section: remembered((name) => sections.numbers.get(name) ?? madeForSection(county, name)),
    school: remembered((name) => {
      if (name === 'classes_total') return bySchool(county, 'classes')
      if (name === 'students_total') return bySchool(county, 'students')
      if (name === 'ft_teachers_school') return teachersOfSchools(county)
      return schools.numbers.get(name) ?? null
    }),
    county: remembered((name) => Float64Array.of(values.get(name)?.number ?? Number.NaN)),
  }
}

function remembered(make: (name: string) => Float64Array | null): (name: string) => Float64Array | null {
  const known = new Map<string, Float64Array | null>()
  return (name) => {
    const found = known.get(name)
    if (found !== undefined) return found
    const made = make(name)
    const reported = made?.some((value) => !Number.isNaN(value)) === true ? made : null
    known.set(name, reported)
    return reported
  }
}

function madeForSection(county: County, name: string): Float64Array | null {
  if (name.startsWith('band_')) return ofBands(county, name)
  const { classes, sections } = county
  if (classes === null) return null
  switch (name) {
    case 'class_count':
      return Float64Array.from({ length: sections.rows }, (_, s) => classes.start[s + 1]! - classes.start[s]!)
    case 'class_students':
      return pupils(county, null)
    case 'entry_grade_students':
      return pupils(county, [1, 7])
    case 'final_grade_students':
      return pupils(county, [6, 9])
    default:
      return null
  }
}

/** Pupils of the classes of these grades (null: of all); unknown where a class has no number, or no grade when that matters. */
function pupils({ classes, sections }: County, grades: readonly number[] | null): Float64Array {
  const { start, grade, students } = classes!
  const sums = new Float64Array(sections.rows)
  for (let s = 0; s < sums.length; s++) {
    let sum = 0
    for (let row = start[s]!; row < start[s + 1]!; row++) {
      if (grades === null || grades.includes(grade[row]!)) sum += students[row]!
      else if (grade[row] === 0) sum = Number.NaN
    }
    sums[s] = sum
  }
  return sums
}

/** Classes by size band, and the fewest and most pupils they can hold. A section that gives no band gives none of this. */
function ofBands({ sections }: County, name: string): Float64Array | null {
  const columns = CLASS_SIZE_BANDS.map(([band, least, most]) => ({ column: sections.numbers.get(bandKey(band)), least, most }))
  if (columns.every(({ column }) => column === undefined)) return null
  return Float64Array.from({ length: sections.rows }, (_, s) => {
    let reported = false
    let sum = 0
    for (const { column, least, most } of columns) {
      const count = column?.[s] ?? Number.NaN
      if (Number.isNaN(count)) continue
      reported = true
      if (count > 0) sum += name === 'band_classes' ? count : count * (name === 'band_least' ? least : most)
    }
    return reported ? sum : Number.NaN
  })
}

function bySchool({ sections, schools }: County, key: string): Float64Array | null {
  const column = sections.numbers.get(key)
  if (column === undefined) return null
  const sums = new Float64Array(schools.rows).fill(Number.NaN)
  for (let s = 0; s < sections.rows; s++) {
    const school = sections.school[s]!
    sums[school] =
      Number.isNaN(sums[school]!) && (s === 0 || sections.school[s - 1] !== school) ? column[s]! : sums[school]! + column[s]!
  }
  return sums
}

/** As reported; where a school left it empty, the sum over its sections. */
function teachersOfSchools(county: County): Float64Array | null {
  const written = county.schools.numbers.get('ft_teachers_school')
  const summed = bySchool(county, 'ft_teachers')
  if (written === undefined || summed === null) return written ?? summed
  return written.map((value, i) => (Number.isNaN(value) ? summed[i]! : value))
}
