import { placeIn } from './check/placing.ts'
import type { Campuses, County, Schools, Table, Teachers } from './county.ts'
import type { FaultList } from './fault-list.ts'
import { withTeachingTotals } from './teaching-rooms.ts'

/** A count of teachers.csv: in which column it goes and which rows it takes. */
interface Count {
  key: string
  takes: (teachers: Teachers, row: number) => boolean
  /** What at least one of the rows counted must say, else the count is not reported there: a school's list without degrees has no teacher of none. */
  says?: (teachers: Teachers, row: number) => boolean
  /**
   * Of a yes or no: at least one teacher of the school must have been said to be one or the other, else it is not reported there. Where somebody
   * was, blanks are no: lists mark who has it.
   */
  marks?: (teachers: Teachers, row: number) => boolean
}

const saysDegree = (t: Teachers, row: number): boolean => t.degree[row] !== ''
const saysSubject = (t: Teachers, row: number): boolean => t.subject[row] !== ''
const saysTitle = (t: Teachers, row: number): boolean => t.title[row] !== ''

const fullTime = (t: Teachers, row: number): boolean => t.status[row] === 'full_time'
const ofDegree = (key: string, degree: string): Count => ({
  key,
  takes: (t, row) => fullTime(t, row) && t.degree[row] === degree,
  says: saysDegree,
})
const ofSubject = (key: string, subject: string): Count => ({
  key,
  takes: (t, row) => fullTime(t, row) && t.subject[row] === subject,
  says: saysSubject,
})
const marked = (column: 'backbone' | 'certified' | 'hours360') => ({
  takes: (t: Teachers, row: number) => fullTime(t, row) && t[column][row] === 1,
  marks: (t: Teachers, row: number) => !Number.isNaN(t[column][row]!),
})
const PE_ARTS = new Set(['pe', 'music', 'fine_art', 'arts_other'])
const SENIOR_TITLES = new Set(['senior_professor', 'senior', 'middle'])

const SECTION_COUNTS: readonly Count[] = [
  { key: 'ft_teachers', takes: fullTime },
  ofDegree('ft_teachers_edu_doctor', 'doctor'),
  ofDegree('ft_teachers_edu_master', 'master'),
  ofDegree('ft_teachers_edu_bachelor', 'bachelor'),
  ofDegree('ft_teachers_edu_college', 'college'),
  ofDegree('ft_teachers_edu_senior_high', 'senior_high'),
  ofDegree('ft_teachers_edu_below_high', 'below_high'),
  { key: 'backbone_teachers', ...marked('backbone') },
  ofSubject('ft_teachers_pe', 'pe'),
  ofSubject('ft_teachers_music', 'music'),
  ofSubject('ft_teachers_fine_art', 'fine_art'),
  ofSubject('ft_teachers_arts_other', 'arts_other'),
  {
    key: 'shared_pe_arts_teachers',
    takes: (t, row) => ['itinerant', 'part_time', 'seconded'].includes(t.status[row]!) && PE_ARTS.has(t.subject[row]!),
    says: saysSubject,
  },
  {
    key: 'mid_senior_title_teachers',
    takes: (t, row) => fullTime(t, row) && SENIOR_TITLES.has(t.title[row]!),
    says: saysTitle,
  },
]

const SCHOOL_COUNTS: readonly Count[] = [
  { key: 'ft_teachers_school', takes: fullTime },
  { key: 'teachers_certified', ...marked('certified') },
  { key: 'teachers_trained_360', ...marked('hours360') },
]

/**
 * A county as it is judged: where teachers were handed in one by one, teacher counts come from their rows (only full-time ones are
 * 专任); where campuses were, a school's shared resources are their sum. Typed figures that differ are a warning at their own place
 * and give way. An empty 教学及辅助用房面积 is what its parts come to. Lines stay those of the typed rows. A county with none of these is
 * returned as it is; done twice it changes nothing.
 */
export function effectiveCounty(county: County, faults?: FaultList): County {
  const { teachers, campuses } = county
  if (teachers === null && campuses === null) return withTeachingTotals(county)
  let { sections, schools } = county
  if (teachers !== null) {
    const ofSchool = sectionsOfSchools(county)
    sections = counted(sections, teachers, SECTION_COUNTS, rangesOfSections(county, ofSchool), faults)
    schools = counted(schools, teachers, SCHOOL_COUNTS, (row) => ({ own: ofSchool(row), school: ofSchool(row) }), faults)
  }
  if (campuses !== null) schools = summed(schools, campuses, faults)
  return withTeachingTotals({ ...county, sections, schools })
}

/** How a count of teachers came about; null for what no list of teachers could give. */
export type TeacherCount = { by: 'list'; rows: number[] } | { by: 'typed' } | null

/**
 * Whether a count was taken from the list of teachers, and from which of its rows.
 * @param row of the county's sections or schools
 */
export function teacherCount(county: County, table: 'sections' | 'schools', row: number, key: string): TeacherCount {
  const { teachers } = county
  const count = (table === 'sections' ? SECTION_COUNTS : SCHOOL_COUNTS).find((c) => c.key === key)
  if (teachers === null || count === undefined) return null
  const ofSchool = sectionsOfSchools(county)
  const ranges = table === 'sections' ? rangesOfSections(county, ofSchool)(row) : { own: ofSchool(row), school: ofSchool(row) }
  if (!isCounted(count, teachers, ranges)) return { by: 'typed' }
  const [from, to] = rowsOf(teachers, ranges.own)
  const all = Array.from({ length: to - from }, (_, i) => from + i)
  return { by: 'list', rows: all.filter((teacher) => count.takes(teachers, teacher)) }
}

/** Sections [from, to): those a figure is of, and all of its school. */
interface Ranges {
  own: readonly [number, number]
  school: readonly [number, number]
}

const rowsOf = ({ start }: Teachers, [first, last]: readonly [number, number]): [number, number] => [start[first]!, start[last]!]

/** Whether the list says what is counted; a row without any teacher keeps what was typed. */
function isCounted({ says, marks }: Count, teachers: Teachers, { own, school }: Ranges): boolean {
  const [from, to] = rowsOf(teachers, own)
  if (from === to) return false
  if (says !== undefined) return anyRow(from, to, (row) => says(teachers, row))
  return marks === undefined || anyRow(...rowsOf(teachers, school), (row) => marks(teachers, row))
}

function anyRow(from: number, to: number, fits: (row: number) => boolean): boolean {
  for (let row = from; row < to; row++) if (fits(row)) return true
  return false
}

/** `rangesOf` gives the sections whose teachers a row counts. A count no list says anything of adds no column. */
function counted<T extends Table>(
  table: T,
  teachers: Teachers,
  counts: readonly Count[],
  rangesOf: (row: number) => Ranges,
  faults: FaultList | undefined,
): T {
  const numbers = new Map(table.numbers)
  const everybody = [0, teachers.status.length] as const
  for (const count of counts) {
    const { key, takes, says, marks } = count
    const asked = says ?? marks
    if (teachers.status.length === 0 || (asked && !anyRow(...everybody, (row) => asked(teachers, row)))) continue
    const typed = table.numbers.get(key)
    const column = Float64Array.from({ length: table.rows }, (_, row) => {
      const ranges = rangesOf(row)
      if (!isCounted(count, teachers, ranges)) return typed?.[row] ?? Number.NaN
      const [from, to] = rowsOf(teachers, ranges.own)
      let taken = 0
      for (let teacher = from; teacher < to; teacher++) if (takes(teachers, teacher)) taken++
      return taken
    })
    typed?.forEach((value, row) => {
      if (Number.isNaN(value) || value === column[row]) return
      faults?.structural('S035', placeIn(table.source, table.lines[row]!, key), () => [
        `填报 ${value} 人，${teachers.source.sheet} 逐人统计为 ${column[row]} 人，以逐人统计为准。`,
        '核对教师表是否有遗漏或多余；无误则把填报数改为逐人统计数，或留空。',
      ])
    })
    numbers.set(key, column)
  }
  return { ...table, numbers }
}

function sectionsOfSchools({ sections, schools }: County): (row: number) => readonly [number, number] {
  const first = new Int32Array(schools.rows + 1)
  for (let s = 0; s < sections.rows; s++) first[sections.school[s]! + 1]!++
  for (let i = 0; i < schools.rows; i++) first[i + 1]! += first[i]!
  return (row) => [first[row]!, first[row + 1]!]
}

const rangesOfSections =
  ({ sections }: County, ofSchool: (row: number) => readonly [number, number]) =>
  (row: number): Ranges => ({ own: [row, row + 1], school: ofSchool(sections.school[row]!) })

/** A resource that no campus of a school reports stays as typed; one that some leave out is unknown. */
function summed(schools: Schools, campuses: Campuses, faults: FaultList | undefined): Schools {
  const numbers = new Map(schools.numbers)
  for (const [key, ofCampus] of campuses.numbers) {
    if (/^(primary|junior|senior)_students$/.test(key)) continue
    const typed = schools.numbers.get(key)
    const column = Float64Array.from({ length: schools.rows }, (_, school) => {
      const amounts = ofCampus.subarray(campuses.start[school], campuses.start[school + 1])
      if (amounts.every(Number.isNaN)) return typed?.[school] ?? Number.NaN
      return amounts.reduce((sum, amount) => sum + amount, 0)
    })
    typed?.forEach((value, school) => {
      const sum = column[school]!
      if (Number.isNaN(value) || Number.isNaN(sum) || Math.abs(value - sum) <= 1e-9 * Math.max(value, sum)) return
      faults?.structural('S034', placeIn(schools.source, schools.lines[school]!, key), () => [
        `学校填报 ${value}，${campuses.source.sheet} 各校区合计 ${Number(sum.toFixed(4))}，以校区合计为准。`,
        '核对各校区的数；无误则把学校填报数改为合计数，或留空。',
      ])
    })
    numbers.set(key, column)
  }
  return { ...schools, numbers }
}
