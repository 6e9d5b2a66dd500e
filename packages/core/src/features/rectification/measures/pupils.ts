import type { Stage } from '../../collection/county.ts'
import { splitKind } from '../../evaluation/split.ts'
import type { Change } from './changes.ts'
import { campusRows, type Draft, type DraftClass } from './draft.ts'

interface OfSection {
  section: number
  school: number
  stage: Stage
  pupils: number
  classes: number
  leaving: number
  comingInZone: number
  zoneUnknown: boolean
  /** By grade, 0 where it was not said: pupils and classes more or less. */
  grades: Map<number, { pupils: number; classes: number }>
}

/**
 * Moves pupils and opens or closes classes, everything of a section at once, so that the order of measures makes no difference. Within a grade that
 * changes, all its pupils are spread evenly over its classes (均衡编班); without a grade nobody knows which classes change, and their sizes are unknown.
 */
export function applyPupils(draft: Draft, changes: readonly Change[]): void {
  const sections = new Map<number, OfSection>()
  for (const change of changes) {
    if (change.what !== 'pupils' && change.what !== 'classes') continue
    const own = ofSection(draft, sections, change.school, change.stage)
    const grade = own.grades.get(change.grade ?? 0) ?? { pupils: 0, classes: 0 }
    own.grades.set(change.grade ?? 0, grade)
    if (change.what === 'classes') {
      own.classes += change.by
      grade.classes += change.by
      continue
    }
    own.pupils += change.by
    grade.pupils += change.by
    if (change.by < 0) own.leaving -= change.by
    else if (change.inZone) own.comingInZone += change.by
    else if (change.inZone === null) own.zoneUnknown = true
  }
  for (const own of sections.values()) {
    moveZone(draft, own)
    add(draft, own.section, 'students', own.pupils)
    if (own.classes !== 0) add(draft, own.section, 'classes', own.classes)
    moveCampusPupils(draft, own)
    spreadClasses(draft, own)
  }
}

function ofSection(draft: Draft, sections: Map<number, OfSection>, code: string, stage: Stage): OfSection {
  const school = draft.schoolRow(code)!
  const section = draft.sectionRow(school, stage)!
  const known = sections.get(section)
  if (known) return known
  const own = {
    section,
    school,
    stage,
    pupils: 0,
    classes: 0,
    leaving: 0,
    comingInZone: 0,
    zoneUnknown: false,
    grades: new Map(),
  }
  sections.set(section, own)
  return own
}

function add(draft: Draft, section: number, element: string, by: number): void {
  draft.set('sections', section, element, draft.value('sections', section, element) + by)
}

/** Where all or none lived in the zone, so do those who leave. */
function moveZone(draft: Draft, { section, leaving, comingInZone, zoneUnknown, pupils }: OfSection): void {
  if (!draft.county.sections.numbers.has('students_in_zone') || (leaving === 0 && pupils === 0)) return
  const inZone = draft.value('sections', section, 'students_in_zone')
  const all = draft.value('sections', section, 'students')
  const staying = leaving === 0 ? inZone : inZone === all ? inZone - leaving : inZone === 0 ? 0 : Number.NaN
  draft.set('sections', section, 'students_in_zone', zoneUnknown ? Number.NaN : staying + comingInZone)
}

/** Pupils who join or leave a school of several campuses and stages; which campus it is must be plain. */
export function moveCampusPupils(draft: Draft, { school, stage, pupils }: Pick<OfSection, 'school' | 'stage' | 'pupils'>): void {
  const { county } = draft
  const column = `${stage}_students`
  const rows = campusRows(county, school)
  if (pupils === 0 || rows.length === 0 || !county.campuses!.numbers.has(column) || splitKind(county, school) === null) return
  const having = rows.filter((row) => draft.value('campuses', row, column) > 0)
  const only = having.length === 1 ? having[0]! : rows.length === 1 ? rows[0]! : null
  if (only !== null) {
    draft.set('campuses', only, column, draft.value('campuses', only, column) + pupils)
    return
  }
  for (const row of rows) draft.set('campuses', row, column, Number.NaN)
  draft.unreckoned.add(`${county.schools.names[school]}有几个校区有这一学段，学生进出哪个校区不明，校区之间的拆分无法推算`)
}

function spreadClasses(draft: Draft, { section, school, grades }: OfSection): void {
  const { county } = draft
  const classes = draft.classesOf(section)
  if (classes === null) {
    for (const element of county.sections.numbers.keys())
      if (element.startsWith('class_size_bands.')) draft.set('sections', section, element, Number.NaN)
    return
  }
  const name = county.schools.names[school]!
  const unsaid = grades.get(0)
  for (const [grade, { pupils, classes: more }] of [...grades].sort(([a], [b]) => a - b)) {
    if (grade === 0) continue
    const others = classes.filter((each) => each.grade !== grade)
    const own = classes.filter((each) => each.grade === grade)
    const has = own.reduce((sum, { students }) => sum + students, 0)
    if (has + pupils < 0) draft.tooFew.add(`${name}${grade} 年级现有 ${has} 人，不够分流 ${-pupils} 人`)
    if (own.length + more < 0) draft.tooFew.add(`${name}${grade} 年级现有 ${own.length} 个班，不够撤去 ${-more} 个`)
    const spread = evenly(own, grade, has + pupils, more)
    if (spread === null) draft.unreckoned.add(`${name}${grade} 年级有学生而没有班级，班额无法推算`)
    classes.splice(0, classes.length, ...others, ...(spread ?? [{ grade, students: Number.NaN, row: null }]))
  }
  if (!unsaid || (unsaid.pupils === 0 && unsaid.classes === 0)) return
  for (const each of classes) each.students = Number.NaN
  for (let i = 0; i < unsaid.classes; i++) classes.push({ grade: 0, students: Number.NaN, row: null })
  if (classes.length === 0) classes.push({ grade: 0, students: Number.NaN, row: null })
  draft.unreckoned.add(`${name}的学生或班级变化没有写明年级，班额无法推算`)
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
