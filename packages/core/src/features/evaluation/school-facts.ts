import type { County, Stage } from '../collection/county.ts'
import { newColumn, newRows } from '../standards/formula/new-column.ts'
import { type SchoolType, schoolType } from './school-types.ts'

/** What nearly every rule asks of a school, worked out once a county. One entry a school unless said otherwise. */
export interface SchoolFacts {
  types: readonly SchoolType[]
  /** The sections of school s stand together: rows first[s] … first[s+1]−1. */
  first: Int32Array
  /** Pupils by stage. A stage the school does not have counts 0; one whose number was not reported is NaN. */
  pupils: Record<Stage | 'senior', Float64Array>
  /** 1 private, 0 public, NaN not reported. */
  isPrivate: Float64Array
}

export function schoolFacts(county: County): SchoolFacts {
  const { schools, sections } = county
  const first = newRows(schools.rows + 1)
  const pupils = { primary: newColumn(schools.rows), junior: newColumn(schools.rows) }
  const students = sections.numbers.get('students')
  let school = 0
  for (let section = 0; section < sections.rows; section++) {
    const owner = sections.school[section]!
    while (school < owner) first[++school] = section
    const ofStage = sections.stage[section] === 0 ? pupils.primary : pupils.junior
    ofStage[owner]! += students ? students[section]! : Number.NaN
  }
  while (school < schools.rows) first[++school] = sections.rows
  return {
    types: schools.types.map(schoolType),
    first,
    pupils: { ...pupils, senior: reportedColumn(county, 'senior_students') },
    isPrivate: privateSchools(county),
  }
}

/** A school column as handed in; all unknown where it was not. */
export function reportedColumn({ schools }: County, name: string): Float64Array {
  return schools.numbers.get(name) ?? newColumn(schools.rows).fill(Number.NaN)
}

/** Ownership itself, else the sponsor's code (10 = 民办). */
function privateSchools(county: County): Float64Array {
  const ownership = reportedColumn(county, 'ownership')
  const sponsor = reportedColumn(county, 'sponsor_type')
  const owners = newColumn(county.schools.rows)
  for (let school = 0; school < owners.length; school++) {
    const owner = ownership[school]!
    owners[school] = !Number.isNaN(owner) ? owner : Number.isNaN(sponsor[school]!) ? Number.NaN : sponsor[school] === 10 ? 1 : 0
  }
  return owners
}
