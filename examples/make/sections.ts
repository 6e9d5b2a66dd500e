import type { Stage } from '@junheng/core/features/collection/county.ts'
import type { SchoolWish, SectionWish } from './cast.ts'
import type { Row } from './files.ts'
import { LINE, roundUp } from './lines.ts'
import type { Random } from './random.ts'

export interface SchoolClass {
  grade: number
  name: string
  students: number
}

export interface MadeSection {
  stage: Stage
  row: Row
  classes: readonly SchoolClass[]
  teachers: number
}

const GRADES: Record<Stage, number> = { primary: 6, junior: 3 }
const FIRST_GRADE: Record<Stage, number> = { primary: 1, junior: 7 }
const LIMIT: Record<Stage, number> = { primary: 45, junior: 50 }

/** One row of sections.csv and the classes behind it. */
export function makeSection(random: Random, school: SchoolWish, stage: Stage, wish: SectionWish): MadeSection {
  const classes = makeClasses(random, stage, wish)
  const { teachers, cells } = makeTeachers(random, stage, wish)
  const inGrade = (grade: number) => classes.reduce((sum, c) => (c.grade === grade ? sum + c.students : sum), 0)
  const row: Row = {
    stage,
    students: wish.students,
    classes: classes.length,
    ...cells,
    staff_total: teachers + Math.ceil(teachers / 12),
    students_in_zone: school.private ? null : inZone(random, stage, wish),
    students_prev: wish.previous ?? Math.round(wish.students * random.between(0.94, 1.05)),
    new_enrolment: inGrade(FIRST_GRADE[stage]),
    expected_graduates: inGrade(FIRST_GRADE[stage] + GRADES[stage] - 1),
    grade_count: new Set(classes.map((c) => c.grade)).size,
  }
  return { stage, row, classes, teachers }
}

function inZone(random: Random, stage: Stage, wish: SectionWish): number {
  const share = wish.inZone ?? (stage === 'primary' ? 1 : random.between(0.962, 0.992))
  return Math.round(wish.students * share)
}

function makeClasses(random: Random, stage: Stage, wish: SectionWish): SchoolClass[] {
  if (wish.students === 0) return []
  const usual = stage === 'primary' ? random.between(37, 42) : random.between(41, 46)
  const count = wish.classes ?? Math.max(GRADES[stage], Math.ceil(wish.students / usual))
  const sizes = Array.from({ length: count }, (_, i) => Math.floor((wish.students + i) / count))
  swapPupils(random, sizes, LIMIT[stage] - 1)
  if (wish.largest !== undefined) enlargeFirst(sizes, wish.largest)
  return named(stage, sizes)
}

/** Moves a pupil or two between classes so that they are not all alike; the sum stays. */
function swapPupils(random: Random, sizes: number[], limit: number): void {
  for (let i = 0; i + 1 < sizes.length; i += 2) {
    const moved = random.whole(0, 2)
    const [from, to] = random.next() < 0.5 ? [i, i + 1] : [i + 1, i]
    if (sizes[to]! + moved > limit || sizes[from]! - moved < 8) continue
    sizes[from]! -= moved
    sizes[to]! += moved
  }
}

function enlargeFirst(sizes: number[], largest: number): void {
  for (let i = 1; sizes[0]! < largest; i = (i % (sizes.length - 1)) + 1) {
    sizes[i]! -= 1
    sizes[0]! += 1
  }
}

function named(stage: Stage, sizes: readonly number[]): SchoolClass[] {
  const grades = Math.min(GRADES[stage], sizes.length)
  const numbers = new Map<number, number>()
  return sizes
    .map((students, i) => ({ students, grade: FIRST_GRADE[stage] + Math.floor((i * grades) / sizes.length) }))
    .map(({ students, grade }) => {
      const number = (numbers.get(grade) ?? 0) + 1
      numbers.set(grade, number)
      return { grade, name: `${grade}年级${number}班`, students }
    })
}

function makeTeachers(random: Random, stage: Stage, wish: SectionWish): { teachers: number; cells: Row } {
  const pupilsPerTeacher = stage === 'primary' ? random.between(15.5, 17.5) : random.between(11.4, 12.8)
  const least = wish.students < 30 ? 2 : 4
  const teachers = wish.students === 0 ? 0 : Math.max(least, Math.ceil(wish.students / pupilsPerTeacher))
  const share = stage === 'primary' ? random.between(0.93, 0.99) : random.between(0.86, 0.95)
  const usual = { L1: share * teachers, L2: random.between(1.15, 1.7), L3: random.between(1.1, 1.5) }
  const count = (key: 'L1' | 'L2' | 'L3'): number | null => {
    const wished = wish.reach?.[key]
    if (wished === null) return null
    if (wished === undefined && key === 'L1') return Math.round(usual.L1)
    const reach = wished ?? usual[key]
    const amount = (reach * LINE[key][stage] * wish.students) / 100
    return reach < 1 ? Math.round(amount) : roundUp(amount, 1)
  }
  const specialists = count('L3')
  return {
    teachers,
    cells: {
      ft_teachers: teachers,
      ...degrees(stage, teachers, count('L1') ?? 0, wish.onlyAboveEdu === true),
      backbone_teachers: count('L2'),
      ...subjects(specialists ?? 0),
      shared_pe_arts_teachers: wish.sharedArts ?? null,
      mid_senior_title_teachers: Math.round(teachers * random.between(0.42, 0.58)),
    },
  }
}

/** 高于规定学历 is 专科 and up in a primary school, 本科 and up in a junior one. */
function degrees(stage: Stage, teachers: number, above: number, onlyAbove: boolean): Row {
  if (onlyAbove) return { ft_teachers_above_edu: above }
  const master = Math.floor(above * 0.05)
  const college = stage === 'primary' ? Math.floor(above * 0.18) : teachers - above
  return {
    ft_teachers_edu_doctor: 0,
    ft_teachers_edu_master: master,
    ft_teachers_edu_bachelor: stage === 'primary' ? above - master - college : above - master,
    ft_teachers_edu_college: college,
    ft_teachers_edu_senior_high: stage === 'primary' ? teachers - above : 0,
    ft_teachers_edu_below_high: 0,
    ft_teachers_above_edu: null,
  }
}

function subjects(count: number): Row {
  const pe = Math.ceil(count / 2)
  const music = Math.ceil((count - pe) / 2)
  return { ft_teachers_pe: pe, ft_teachers_music: music, ft_teachers_fine_art: count - pe - music, ft_teachers_arts_other: 0 }
}
