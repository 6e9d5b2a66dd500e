import type { Stage } from '../../collection/county.ts'
import { splitKind } from '../../evaluation/split.ts'
import type { Change } from './changes.ts'
import { spreadClasses } from './class-sizes.ts'
import { campusRows, type Draft } from './draft.ts'

export interface OfSection {
  section: number
  school: number
  stage: Stage
  /** Pupils before anything moved. */
  had: number
  pupils: number
  classes: number
  leaving: number
  comingInZone: number
  zoneUnknown: boolean
  /** By the campus named, null where none was: pupils more or less. */
  campuses: Map<string | null, number>
  /** By grade, 0 where it was not said: pupils and classes more or less. */
  grades: Map<number, { pupils: number; classes: number }>
}

/** Moves pupils and opens or closes classes of one day, everything of a section at once, so that the order of measures makes no difference. */
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
    own.campuses.set(change.campus, (own.campuses.get(change.campus) ?? 0) + change.by)
    if (change.by < 0) own.leaving -= change.by
    else if (change.inZone) own.comingInZone += change.by
    else if (change.inZone === null) own.zoneUnknown = true
  }
  moveMigrants(draft, [...sections.values()])
  for (const own of sections.values()) {
    moveZone(draft, own)
    if (own.pupils !== 0 && Number.isNaN(own.had))
      draft.unreckoned.add(`${draft.county.schools.names[own.school]}的在校学生数未报，增减之后仍然未知`)
    add(draft, own.section, 'students', own.pupils)
    if (own.classes !== 0) add(draft, own.section, 'classes', own.classes)
    for (const [campus, pupils] of own.campuses) moveCampusPupils(draft, { ...own, pupils, campus })
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
    had: draft.value('sections', section, 'students'),
    pupils: 0,
    classes: 0,
    leaving: 0,
    comingInZone: 0,
    zoneUnknown: false,
    campuses: new Map(),
    grades: new Map(),
  }
  sections.set(section, own)
  return own
}

function add(draft: Draft, section: number, element: string, by: number): void {
  draft.set('sections', section, element, draft.value('sections', section, element) + by)
}

/** Where all or none lived in the zone, so do those who leave. */
function moveZone(draft: Draft, { section, leaving, comingInZone, zoneUnknown, campuses }: OfSection): void {
  if (!draft.county.sections.numbers.has('students_in_zone') || campuses.size === 0) return
  const inZone = draft.value('sections', section, 'students_in_zone')
  const all = draft.value('sections', section, 'students')
  const staying = leaving === 0 ? inZone : inZone === all ? inZone - leaving : inZone === 0 ? 0 : Number.NaN
  draft.set('sections', section, 'students_in_zone', zoneUnknown ? Number.NaN : staying + comingInZone)
}

const MIGRANTS = 'migrant_worker_children'

/** How many of those who move are 随迁子女 nobody says: known only where all or none of a school's pupils are, and nobody comes. */
function moveMigrants(draft: Draft, sections: readonly OfSection[]): void {
  if (!draft.county.schools.numbers.has(MIGRANTS)) return
  const moving = sections.filter(({ campuses }) => campuses.size > 0)
  for (const [school, own] of Map.groupBy(moving, (each) => each.school)) {
    const leaving = own.reduce((sum, each) => sum + each.leaving, 0)
    const coming = own.reduce((sum, each) => sum + each.pupils + each.leaving, 0)
    const has = draft.value('schools', school, MIGRANTS)
    const stays = has === pupilsOf(draft, school) ? has - leaving : has === 0 ? 0 : Number.NaN
    draft.set('schools', school, MIGRANTS, coming > 0 ? Number.NaN : stays)
  }
}

function pupilsOf(draft: Draft, school: number): number {
  const rows = (['primary', 'junior'] as const).flatMap((stage) => draft.sectionRow(school, stage) ?? [])
  return rows.reduce((sum, row) => sum + draft.value('sections', row, 'students'), 0)
}

interface CampusMove extends Pick<OfSection, 'school' | 'stage' | 'pupils'> {
  campus: string | null
}

const STAGE_COLUMNS = ['primary_students', 'junior_students', 'senior_students'] as const

/** Pupils who join or leave a school of several campuses and stages; which campus it is must be said, or plain. */
export function moveCampusPupils(draft: Draft, { school, stage, pupils, campus }: CampusMove): void {
  const { county } = draft
  const column = `${stage}_students`
  const rows = campusRows(county, school)
  if (pupils === 0 || rows.length === 0 || !county.campuses!.numbers.has(column) || splitKind(county, school) === null) return
  const having = rows.filter((row) => draft.value('campuses', row, column) > 0)
  const named = rows.find((row) => county.campuses!.codes[row] === campus)
  const only = named ?? (having.length === 1 ? having[0]! : rows.length === 1 ? rows[0]! : null)
  if (only !== null) {
    draft.named.add(only)
    draft.set('campuses', only, column, draft.value('campuses', only, column) + pupils)
    return
  }
  // A stage that is empty beside a stage that is not counts as none: unknown are all stages together.
  for (const row of rows)
    for (const each of STAGE_COLUMNS) if (county.campuses!.numbers.has(each)) draft.set('campuses', row, each, Number.NaN)
  draft.unreckoned.add(`${county.schools.names[school]}有几个校区有这一学段，没有写明学生进出哪个校区，校区之间的拆分无法推算`)
}
