import type { JudgedCounty } from '../forms/forms.ts'
import { type LargeClass, type LargeClasses, type LargeGrade, largeClasses } from './large-classes.ts'
import { type LargeSchool, type LargeSchools, largeSchools } from './large-schools.ts'
import { NEW_YEARS, type Newcomer, type NewcomerSpread, newcomerSpreads, newcomersOf, yearOf } from './newcomers.ts'

/** The county's lists of classes and schools that want looking at. */
export interface CountyLists {
  county: { code: string; name: string }
  /** Whether the standard has a line for classes, and one for schools. */
  hasClassLine: boolean
  hasSizeLine: boolean
  classes: LargeClass[]
  grades: LargeGrade[]
  unknownClasses: LargeClasses['unknown']
  schools: LargeSchool[]
  unknownSchools: LargeSchools['unknown']
  newcomers: Newcomer[]
  newYears: number
  /** Whether 统计时点 is stated, without which nobody is new; whether rolls of classes were handed in, without which nobody is not full. */
  isDated: boolean
  hasRolls: boolean
  spreads: NewcomerSpread[]
}

export function countyLists({ frame }: JudgedCounty): CountyLists {
  const { code, name, classes: rolls } = frame.county
  const classes = largeClasses(frame)
  const schools = largeSchools(frame)
  const newcomers = newcomersOf(frame)
  return {
    county: { code, name },
    hasClassLine: classes !== null,
    hasSizeLine: schools !== null,
    classes: classes?.classes ?? [],
    grades: classes?.grades ?? [],
    unknownClasses: classes?.unknown ?? [],
    schools: schools?.schools ?? [],
    unknownSchools: schools?.unknown ?? [],
    newcomers,
    newYears: NEW_YEARS,
    isDated: !Number.isNaN(yearOf(frame)),
    hasRolls: rolls !== null,
    spreads: newcomerSpreads(frame, newcomers),
  }
}
