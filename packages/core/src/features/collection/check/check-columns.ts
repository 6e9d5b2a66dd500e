import { newColumn } from '../../standards/formula/new-column.ts'
import { bandKey, CLASS_SIZE_BANDS } from '../columns.ts'
import type { County } from '../county.ts'
import type { CountyGroup } from '../county-group.ts'

/** The values a check may ask for, by name. `null` = nobody in the county reported it. */
export interface CheckColumns {
  section: (name: string) => Float64Array | null
  school: (name: string) => Float64Array | null
  /** The county's own figure; of a group, one a county. */
  county: (name: string) => Float64Array | number | null
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
  const rolls = once(() => classSums(county))
  return {
    section: remembered((name) => {
      const found = sections.numbers.get(name) ?? (county.classes && OF_CLASSES[name]?.(rolls()))
      return found ?? (name.startsWith('band_') ? ofBands(county, name) : null)
    }),
    school: remembered((name) => {
      if (name === 'classes_total') return bySchool(county, 'classes')
      if (name === 'students_total') return bySchool(county, 'students')
      if (name === 'ft_teachers_school') return teachersOfSchools(county)
      return schools.numbers.get(name) ?? null
    }),
    county: (name) => {
      const number = values.get(name)?.number ?? Number.NaN
      return Number.isNaN(number) ? null : number
    },
  }
}

/** The same of all counties of a group, `null` where nobody in any of them reported it. */
export function groupColumns({ all, counties }: CountyGroup): CheckColumns {
  const { section, school } = checkColumns(all)
  const county = (name: string) => Float64Array.from(counties, ({ values }) => values.get(name)?.number ?? Number.NaN)
  return { section, school, county: remembered(county) }
}

function remembered(make: (name: string) => Float64Array | null): (name: string) => Float64Array | null {
  const known = new Map<string, Float64Array | null>()
  return (name) => {
    let found = known.get(name)
    if (found === undefined) {
      const made = make(name)
      found = made !== null && isReported(made) ? made : null
      known.set(name, found)
    }
    return found
  }
}

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => (made ??= make())
}

function isReported(column: Float64Array): boolean {
  for (let row = 0; row < column.length; row++) if (!Number.isNaN(column[row]!)) return true
  return false
}

/** What the classes of each section come to: how many, and the pupils of all, of the first and of the last grade. */
interface ClassSums {
  count: Float64Array
  students: Float64Array
  entry: Float64Array
  final: Float64Array
}

const OF_CLASSES: Readonly<Record<string, (sums: ClassSums) => Float64Array>> = {
  class_count: (sums) => sums.count,
  class_students: (sums) => sums.students,
  entry_grade_students: (sums) => sums.entry,
  final_grade_students: (sums) => sums.final,
}

/** One run over all classes, of which a nation has millions. Unknown where a class has no number, or no grade when that matters. */
function classSums({ classes, sections: { rows } }: County): ClassSums {
  const { start, grade, students } = classes!
  const sums = { count: newColumn(rows), students: newColumn(rows), entry: newColumn(rows), final: newColumn(rows) }
  for (let section = 0; section < rows; section++) {
    let all = 0
    let entry = 0
    let final = 0
    for (let row = start[section]!; row < start[section + 1]!; row++) {
      const pupils = students[row]!
      all += pupils
      switch (grade[row]) {
        case 1:
        case 7:
          entry += pupils
          break
        case 6:
        case 9:
          final += pupils
          break
        case 0:
          entry = Number.NaN
          final = Number.NaN
      }
    }
    sums.count[section] = start[section + 1]! - start[section]!
    sums.students[section] = all
    sums.entry[section] = entry
    sums.final[section] = final
  }
  return sums
}

/** Classes by size band, and the fewest and most pupils they can hold. A section that gives no band gives none of this. */
function ofBands({ sections }: County, name: string): Float64Array | null {
  const columns = CLASS_SIZE_BANDS.map(([band, least, most]) => ({ column: sections.numbers.get(bandKey(band)), least, most }))
  if (columns.every(({ column }) => column === undefined)) return null
  const result = newColumn(sections.rows)
  for (let s = 0; s < result.length; s++) {
    let reported = false
    let sum = 0
    for (const { column, least, most } of columns) {
      const count = column?.[s] ?? Number.NaN
      if (Number.isNaN(count)) continue
      reported = true
      if (count > 0) sum += name === 'band_classes' ? count : count * (name === 'band_least' ? least : most)
    }
    result[s] = reported ? sum : Number.NaN
  }
  return result
}

function bySchool({ sections, schools }: County, key: string): Float64Array | null {
  const column = sections.numbers.get(key)
  if (column === undefined) return null
  const sums = newColumn(schools.rows).fill(Number.NaN)
  for (let s = 0; s < sections.rows; s++) {
    const school = sections.school[s]!
    const isFirst = s === 0 || sections.school[s - 1] !== school
    sums[school] = isFirst ? column[s]! : sums[school]! + column[s]!
  }
  return sums
}

/** As reported; where a school left it empty, the sum over its sections. */
function teachersOfSchools(county: County): Float64Array | null {
  const written = county.schools.numbers.get('ft_teachers_school')
  const summed = bySchool(county, 'ft_teachers')
  if (written === undefined || summed === null) return written ?? summed
  for (let school = 0; school < written.length; school++) if (!Number.isNaN(written[school]!)) summed[school] = written[school]!
  return summed
}
