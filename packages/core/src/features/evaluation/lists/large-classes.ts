import { STAGES, type Stage } from '../../collection/county.ts'
import type { Frame } from '../frame.ts'
import { sectionClasses } from '../items/classes.ts'
import { orNull } from '../items/say.ts'

/** From how many pupils the yearly statistics speak of 大班额 and 超大班额, whatever the standard's own line is. */
export const LARGE_FROM = 56
export const HUGE_FROM = 66

/**
 * A class over its stage's line. `band`: `over` the line, `large` 56 pupils or more, `huge` 66 or more. Where only bands of sizes were reported,
 * `students` and `over` are null, `className` says the band and `count` how many classes it has.
 */
export interface LargeClass {
  code: string
  name: string
  town: string | null
  stage: Stage
  grade: number | null
  className: string
  students: number | null
  limit: number
  over: number | null
  band: 'over' | 'large' | 'huge'
  count: number
}

/**
 * A grade with classes over the line, and what would mend it: ceil(pupils ÷ line) classes are needed, `more` of them are lacking. 0: enough classes,
 * the pupils need only be divided evenly. Null where a class is unknown.
 */
export interface LargeGrade {
  code: string
  name: string
  town: string | null
  stage: Stage
  grade: number | null
  students: number | null
  classes: number
  overClasses: number
  largest: number | null
  limit: number
  needed: number | null
  more: number | null
}

export interface LargeClasses {
  /** The largest first. */
  classes: LargeClass[]
  /** Those that lack most classes first. */
  grades: LargeGrade[]
  /** Sections of which not every class is known, with why. */
  unknown: { code: string; stage: Stage; text: string }[]
}

/** 大班额: every class over the line of the standard (小学 45, 初中 50), and what each grade lacks. Null where the standard has no such line. */
export function largeClasses(frame: Frame): LargeClasses | null {
  const item = frame.standard.items.find(({ kind }) => kind === 'classes')
  if (!item) return null
  const found: LargeClasses = { classes: [], grades: [], unknown: [] }
  const { sections, schools, classes } = frame.county
  for (const section of frame.sectionRows) {
    const { limit, over, unknown } = sectionClasses(frame, item, section)
    const school = sections.school[section]!
    const stage = STAGES[sections.stage[section]!]!
    const where = {
      code: schools.codes[school]!,
      name: schools.names[school]!,
      town: schools.texts.get('town')?.[school] || null,
      stage,
    }
    if (unknown)
      found.unknown.push({
        code: where.code,
        stage,
        text: `${where.name}（${stage === 'primary' ? '小学' : '初中'}：${unknown}）`,
      })
    for (const { text, row, count } of over) {
      const students = row === null ? null : classes!.students[row]!
      found.classes.push({
        ...where,
        grade: row === null ? null : classes!.grade[row]! || null,
        className: row === null ? text : classes!.name(row),
        students,
        limit,
        over: students === null ? null : students - limit,
        band: bandOf(students ?? Number.parseInt(text, 10)),
        count,
      })
    }
    if (classes) found.grades.push(...gradesOf(frame, section, limit).map((grade) => ({ ...where, ...grade })))
  }
  found.classes.sort((a, b) => (b.students ?? 0) - (a.students ?? 0) || (a.code < b.code ? -1 : 1))
  found.grades.sort(
    (a, b) => (b.more ?? -1) - (a.more ?? -1) || (b.largest ?? 0) - (a.largest ?? 0) || (a.code < b.code ? -1 : 1),
  )
  return found
}

const bandOf = (students: number): LargeClass['band'] =>
  students >= HUGE_FROM ? 'huge' : students >= LARGE_FROM ? 'large' : 'over'

type Grade = Omit<LargeGrade, 'code' | 'name' | 'town' | 'stage'>

/** The section's grades that have a class over the line. */
function gradesOf({ county }: Frame, section: number, limit: number): Grade[] {
  const classes = county.classes!
  const sizes = new Map<number, number[]>()
  for (let row = classes.start[section]!; row < classes.start[section + 1]!; row++) {
    const grade = classes.grade[row]!
    sizes.set(grade, [...(sizes.get(grade) ?? []), classes.students[row]!])
  }
  return [...sizes].flatMap(([grade, own]) => {
    const overClasses = own.filter((size) => size > limit).length
    if (overClasses === 0) return []
    const students = orNull(own.reduce((sum, size) => sum + size, 0))
    // Of classes without a grade nobody can say which pupils could be divided among them.
    const needed = students === null || grade === 0 ? null : Math.ceil(students / limit)
    return {
      grade: grade || null,
      students,
      classes: own.length,
      overClasses,
      largest: Math.max(...own.filter((size) => !Number.isNaN(size))),
      limit,
      needed,
      more: needed === null ? null : Math.max(0, needed - own.length),
    }
  })
}
