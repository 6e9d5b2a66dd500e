import { STAGES, type Stage } from '../../collection/county.ts'
import { weightedCv } from '../cv.ts'
import type { Frame } from '../frame.ts'
import { indicatorColumn } from '../indicators.ts'
import { orNull } from '../items/say.ts'
import { amountsOf } from '../spreads.ts'

/** Built within these years before the statistics' own: 新建校. */
export const NEW_YEARS = 3

/**
 * A counted section of a school that is new (`new`, by its founding year) or not yet full (`not_full`: a grade other schools of the county have is
 * without a class here). `grades`: those with pupils; `missing`: those without; both empty where no rolls were handed in.
 */
export interface Newcomer {
  code: string
  name: string
  town: string | null
  stage: Stage
  founded: number | null
  grades: number[]
  missing: number[]
  reasons: ('new' | 'not_full')[]
  students: number | null
  /** 设计规模. */
  capacity: number | null
}

/** A stage's 差异系数 with and without the newcomers, as information: never judged. `left`: how many sections are left out. */
export interface NewcomerSpread {
  stage: Stage
  indicator: string
  cv: number | null
  without: number | null
  limit: number | null
  left: number
}

/**
 * New or not yet full sections, by school code. Teaching points are left out: having few grades is their nature. Which grades a stage has is what its
 * schools in this county have, so that 五四制 is not taken for missing grades; where 五四制 and 六三制 meet, a school that lacks the sixth grade alone is
 * not full only if it is known to be too young to have one.
 */
export function newcomersOf(frame: Frame): Newcomer[] {
  const { schools, sections } = frame.county
  const year = yearOf(frame)
  const founded = frame.schoolColumn('founding_year')
  const students = frame.sectionColumn('students')
  const capacities = frame.schoolColumn('design_capacity')
  return [...frame.sectionRows].flatMap((section): Newcomer[] => {
    const school = sections.school[section]!
    if (frame.facts.types[school]!.kind === 'teaching_point') return []
    const stage = STAGES[sections.stage[section]!]!
    const grades = gradesOf(frame, section)
    const missing = missingGrades(frame, section)
    const reasons = [
      ...(founded[school]! >= year - NEW_YEARS ? ['new' as const] : []),
      ...(missing.length > 0 ? ['not_full' as const] : []),
    ]
    if (reasons.length === 0) return []
    return [
      {
        code: schools.codes[school]!,
        name: schools.names[school]!,
        town: schools.texts.get('town')?.[school] || null,
        stage,
        founded: orNull(founded[school]!),
        grades,
        missing,
        reasons,
        students: orNull(students[section]!),
        capacity: orNull(capacities[school]!),
      },
    ]
  })
}

/** 差异系数 of every indicator with and without them; empty where there are none. */
export function newcomerSpreads(frame: Frame, newcomers: readonly Newcomer[]): NewcomerSpread[] {
  const { schools, sections } = frame.county
  return STAGES.flatMap((stage) => {
    const away = new Set(newcomers.filter((each) => each.stage === stage).map(({ code }) => code))
    if (away.size === 0) return []
    const stays = [...frame.stageRows[stage]].map((section) => !away.has(schools.codes[sections.school[section]!]!))
    const students = frame.stageColumn(stage, 'students')
    const only = (list: Float64Array) => list.filter((_, i) => stays[i])
    return frame.standard.indicators.map((indicator) => {
      const amounts = amountsOf(indicatorColumn(frame, indicator, stage).values, students)
      return {
        stage,
        indicator: indicator.code,
        cv: weightedCv(amounts, students),
        without: weightedCv(only(amounts), only(students)),
        limit: indicator.cvLimits?.[stage] ?? null,
        left: away.size,
      }
    })
  })
}

/** The year of the data's 统计时点; NaN, and so no new school, where it is not stated. */
export const yearOf = ({ county }: Pick<Frame, 'county'>): number =>
  Number.parseInt(county.values.get('statistics_date')?.text ?? '', 10)

/** Grades with pupils in a section, the lowest first. */
function gradesOf({ county: { classes } }: Frame, section: number): number[] {
  if (!classes) return []
  const grades = new Set<number>()
  for (let row = classes.start[section]!; row < classes.start[section + 1]!; row++)
    if (classes.grade[row]! > 0 && classes.students[row]! > 0) grades.add(classes.grade[row]!)
  return [...grades].sort((a, b) => a - b)
}

/** 未满员: other schools of the county have a grade that this section, of a school that is no teaching point, has no pupils in. */
export const isNotFull = (frame: Frame, section: number): boolean =>
  frame.scope.reasons[section] === null &&
  frame.facts.types[frame.county.sections.school[section]!]!.kind !== 'teaching_point' &&
  missingGrades(frame, section).length > 0

function missingGrades(frame: Frame, section: number): number[] {
  const grades = gradesOf(frame, section)
  if (grades.length === 0) return []
  const missing = designedGrades(frame, STAGES[frame.county.sections.stage[section]!]!).filter((grade) => !grades.includes(grade))
  const endsWithFifth = missing.length === 1 && missing[0] === LAST_OF_SIX
  return endsWithFifth && !isTooYoung(frame, section) ? [] : missing
}

const LAST_OF_SIX = 6

/** Its own first pupils cannot have come as far as the sixth grade yet. False where its founding year is not reported: it may be a school of 五四制. */
const isTooYoung = (frame: Frame, section: number): boolean =>
  yearOf(frame) - frame.schoolColumn('founding_year')[frame.county.sections.school[section]!]! < LAST_OF_SIX - 1

const designed = new WeakMap<Frame, Map<Stage, number[]>>()

function designedGrades(frame: Frame, stage: Stage): number[] {
  const known = designed.get(frame)?.get(stage)
  if (known) return known
  const grades = [...new Set([...frame.stageRows[stage]].flatMap((section) => gradesOf(frame, section)))].sort((a, b) => a - b)
  designed.set(frame, (designed.get(frame) ?? new Map<Stage, number[]>()).set(stage, grades))
  return grades
}
