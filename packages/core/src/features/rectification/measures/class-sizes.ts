import type { Draft, DraftClass } from './draft.ts'
import type { OfSection } from './pupils.ts'

/**
 * Within a grade that changes, all its pupils are spread evenly over its classes (均衡编班). Without a grade nobody knows which classes change, and
 * their sizes are unknown; what the class rolls do not show stays unknown.
 */
export function spreadClasses(draft: Draft, { section, school, grades, had }: OfSection): void {
  const classes = draft.classesOf(section)
  if (classes === null) {
    forgetBands(draft, section)
    return
  }
  const name = draft.county.schools.names[school]!
  if (classes.length === 0 && had !== 0) {
    draft.unreckoned.add(`${name}没有班级名册，班额无法推算`)
    return
  }
  const rolls: Rolls = {
    name,
    classes,
    areWhole: classes.reduce((sum, { students }) => sum + students, 0) === had,
    haveGrades: classes.every(({ grade }) => grade !== 0),
  }
  for (const [grade, by] of [...grades].sort(([a], [b]) => a - b)) if (grade !== 0) changeGrade(draft, rolls, grade, by)
  const unsaid = grades.get(0)
  if (!unsaid || (unsaid.pupils === 0 && unsaid.classes === 0)) return
  forget(classes, classes, unsaid.classes, 0)
  draft.unreckoned.add(`${name}的学生或班级变化没有写明年级，班额无法推算`)
}

interface Rolls {
  name: string
  /** Changed in place. */
  classes: DraftClass[]
  /** They show every pupil of the section. */
  areWhole: boolean
  haveGrades: boolean
}

function changeGrade(
  draft: Draft,
  { name, classes, areWhole, haveGrades }: Rolls,
  grade: number,
  { pupils, classes: more }: { pupils: number; classes: number },
): void {
  const own = classes.filter((each) => each.grade === grade)
  if (!haveGrades) {
    forget(
      classes,
      classes.filter((each) => each.grade === grade || each.grade === 0),
      more,
      grade,
    )
    draft.unreckoned.add(`${name}的班级名册没有写明年级，班额无法推算`)
    return
  }
  if (own.length === 0 && !areWhole) {
    classes.push({ grade, students: Number.NaN, row: null })
    draft.unreckoned.add(`${name}的班级名册中没有 ${grade} 年级，班额无法推算`)
    return
  }
  const has = own.reduce((sum, { students }) => sum + students, 0)
  if (has + pupils < 0) draft.tooFew.add(`${name}${grade} 年级现有 ${has} 人，不够分流 ${-pupils} 人`)
  if (own.length + more < 0) draft.tooFew.add(`${name}${grade} 年级现有 ${own.length} 个班，不够撤去 ${-more} 个`)
  const spread = evenly(own, grade, has + pupils, more)
  if (spread === null) draft.unreckoned.add(`${name}${grade} 年级有学生而没有班级，班额无法推算`)
  const others = classes.filter((each) => each.grade !== grade)
  classes.splice(0, classes.length, ...others, ...(spread ?? [{ grade, students: Number.NaN, row: null }]))
}

/** Of some classes nobody knows any more how large they are; there are `more` of them, or fewer. One at least stands for what is unknown. */
function forget(classes: DraftClass[], some: readonly DraftClass[], more: number, grade: number): void {
  for (const each of some) each.students = Number.NaN
  for (let i = 0; i < more; i++) classes.push({ grade, students: Number.NaN, row: null })
  for (const each of some.slice(0, Math.max(0, -more))) classes.splice(classes.indexOf(each), 1)
  if (classes.length === 0) classes.push({ grade, students: Number.NaN, row: null })
}

export function forgetBands(draft: Draft, section: number): void {
  for (const element of draft.county.sections.numbers.keys())
    if (element.startsWith('class_size_bands.')) draft.set('sections', section, element, Number.NaN)
}

/** All pupils of a grade over its classes, as evenly as whole pupils can be; null: pupils but no class. */
function evenly(own: readonly DraftClass[], grade: number, all: number, more: number): DraftClass[] | null {
  const count = Math.max(0, own.length + more)
  if (count === 0) return all === 0 ? [] : null
  const base = Math.floor(all / count)
  return Array.from({ length: count }, (_, i) => ({
    grade,
    students: base + (i < all - base * count ? 1 : 0),
    row: own[i]?.row ?? null,
  }))
}
