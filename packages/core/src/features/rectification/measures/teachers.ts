import type { Stage } from '../../collection/county.ts'
import type { Change } from './changes.ts'
import { type MeasureFacts, TEACHER_KEYS, type TeacherCount, type TeacherNumbers } from './facts.ts'

type Teachers = Extract<MeasureFacts, { kind: 'teachers' }>

const OF_SCHOOL: ReadonlySet<TeacherCount> = new Set(['teachers_certified', 'teachers_trained_360'])
/** 规定学历: above it are 专科 and more in primary schools, 本科 and more in junior schools (standards.md, L1). */
const ABOVE: Record<Stage, readonly TeacherCount[]> = {
  primary: ['ft_teachers_edu_doctor', 'ft_teachers_edu_master', 'ft_teachers_edu_bachelor', 'ft_teachers_edu_college'],
  junior: ['ft_teachers_edu_doctor', 'ft_teachers_edu_master', 'ft_teachers_edu_bachelor'],
}
const DEGREES = TEACHER_KEYS.filter((key) => key.startsWith('ft_teachers_edu_'))
const SUBJECTS: readonly TeacherCount[] = [
  'ft_teachers_pe',
  'ft_teachers_music',
  'ft_teachers_fine_art',
  'ft_teachers_arts_other',
]

/** Everything a line of 教师调配 does; visiting teachers stay with their school. */
export function teacherMoves({ from, fromStage, to, stage, visiting }: Teachers, teachers: TeacherNumbers): Change[] {
  if (visiting) return [{ what: 'section', school: to, stage, element: 'shared_pe_arts_teachers', by: teachers.count }]
  const coming = teacherChanges(to, stage, teachers, 1)
  if (from === null) return coming
  const all = [...teacherChanges(from, fromStage ?? stage, teachers, -1), ...coming]
  // Between two stages of one school nothing of the school changes, known or not.
  return from === to ? all.filter(({ what }) => what === 'section') : all
}

/** Full-time teachers who come (`sign` 1) or go, in every column of the data that counts them; what was not said of them is unknown. */
export function teacherChanges(school: string, stage: Stage, teachers: TeacherNumbers, sign: number): Change[] {
  const { count } = teachers
  if (count === 0) return []
  const parts = partsOf(teachers)
  const own = (element: string, n: number): Change[] =>
    n === 0 ? [] : [{ what: 'section', school, stage, element, by: sign * n }]
  const ofSchool = (element: string, n: number): Change[] =>
    n === 0 ? [] : [{ what: 'amount', school, campus: null, element, by: sign * n }]
  return [
    ...own('ft_teachers', count),
    ...ofSchool('ft_teachers_school', count),
    ...own(
      'ft_teachers_above_edu',
      ABOVE[stage].reduce((sum, key) => sum + parts.get(key)!, 0),
    ),
    ...TEACHER_KEYS.flatMap((key) => (OF_SCHOOL.has(key) ? ofSchool(key, parts.get(key)!) : own(key, parts.get(key)!))),
  ]
}

/** What is to be said of every teacher, and was not. */
export function unsaidOf(teachers: TeacherNumbers): TeacherCount[] {
  if (teachers.count === 0) return []
  const parts = partsOf(teachers)
  return TEACHER_KEYS.filter((key) => Number.isNaN(parts.get(key)!))
}

/** Why such numbers cannot be: more degrees or subjects than teachers; null: they can. */
export function tooManyParts(teachers: TeacherNumbers): string | null {
  for (const [keys, zh] of [[DEGREES, '各学历'] as const, [SUBJECTS, '体育、音乐、美术、艺术'] as const]) {
    const sum = stated(teachers, keys)
    if (sum > teachers.count) return `${zh}教师合计 ${sum} 人，多于专任教师 ${teachers.count} 人`
  }
  return null
}

/** By key; `NaN`: not said. Everybody has one degree and one subject: where those named are all teachers, nobody has another. */
function partsOf(teachers: TeacherNumbers): Map<TeacherCount, number> {
  const isWhole = (keys: readonly TeacherCount[]) => stated(teachers, keys) === teachers.count
  const [degrees, subjects] = [isWhole(DEGREES), isWhole(SUBJECTS)]
  const unnamed = (key: TeacherCount) => ((DEGREES.includes(key) ? degrees : SUBJECTS.includes(key) && subjects) ? 0 : Number.NaN)
  return new Map(TEACHER_KEYS.map((key) => [key, teachers.of[key] ?? unnamed(key)]))
}

const stated = ({ of }: TeacherNumbers, keys: readonly TeacherCount[]): number =>
  keys.reduce((sum, key) => sum + (of[key] ?? 0), 0)
