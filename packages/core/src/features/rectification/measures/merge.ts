import { STAGES } from '../../collection/county.ts'
import { campusRows, type Draft, type DraftClass } from './draft.ts'
import { ASSETS, type MeasureFacts, TEACHER_KEYS } from './facts.ts'
import { moveCampusPupils } from './pupils.ts'

type Merge = Extract<MeasureFacts, { kind: 'merge' }>

const OF_PUPILS = ['migrant_worker_children']
const SCHOOL_TEACHERS = ['ft_teachers_school', 'teachers_certified', 'teachers_trained_360']
const SECTION_TEACHERS = [
  'ft_teachers',
  'ft_teachers_above_edu',
  'shared_pe_arts_teachers',
  ...TEACHER_KEYS.filter((key) => !SCHOOL_TEACHERS.includes(key)),
]
const LAND = [
  'teaching_area_total',
  'indoor_sports_area',
  'sports_field_area',
  'sports_other_campus_area',
  'sports_rented_area',
  'design_capacity',
]
/** Not reported is none. */
const EXTRA: ReadonlySet<string> = new Set(['sports_rented_area', 'sports_other_campus_area'])

/** Why a school cannot be taken in: the other lacks one of its stages. */
export function lackedStage(draft: Draft, { from, to }: Merge): string | null {
  const [giver, taker] = [draft.schoolRow(from)!, draft.schoolRow(to)!]
  const lacked = STAGES.find((stage) => draft.sectionRow(giver, stage) !== null && draft.sectionRow(taker, stage) === null)
  if (!lacked) return null
  const { names } = draft.county.schools
  return `${names[taker]}没有${lacked === 'primary' ? '小学' : '初中'}学段，接收不了${names[giver]}的学生，并入没有代入`
}

/**
 * Everything of `from` that goes is then nothing there: a school without pupils is no longer judged. Classes move as they are (整班并入); what is not
 * said to go stays behind and counts nowhere.
 */
export function applyMerge(draft: Draft, { from, to, toCampus, teachers, assets, premises, inZone }: Merge, on: string): void {
  const [giver, taker] = [draft.schoolRow(from)!, draft.schoolRow(to)!]
  const { names, numbers } = draft.county.schools
  for (const stage of STAGES) {
    const [leaves, joins] = [draft.sectionRow(giver, stage), draft.sectionRow(taker, stage)]
    if (leaves === null || joins === null) continue
    const pupils = draft.value('sections', leaves, 'students')
    if (draft.county.sections.numbers.has('students_in_zone')) {
      const coming = inZone === null && pupils !== 0 ? Number.NaN : inZone ? pupils : 0
      draft.set('sections', joins, 'students_in_zone', draft.value('sections', joins, 'students_in_zone') + coming)
      draft.set('sections', leaves, 'students_in_zone', 0)
    }
    moveCampusPupils(draft, { school: taker, stage, pupils, campus: toCampus })
    moveClasses(draft, leaves, joins)
    const moving = ['students', ...(teachers ? SECTION_TEACHERS : [])]
    for (const element of moving) {
      if (!draft.county.sections.numbers.has(element)) continue
      draft.set('sections', joins, element, draft.value('sections', joins, element) + draft.value('sections', leaves, element))
      draft.set('sections', leaves, element, 0)
    }
  }
  const moving = [...OF_PUPILS, ...(teachers ? SCHOOL_TEACHERS : []), ...(assets ? ASSETS : []), ...(premises ? LAND : [])]
  for (const element of moving) {
    if (!numbers.has(element) && !draft.county.campuses?.numbers.has(element)) continue
    const has = draft.amountOf(giver, element)
    if (EXTRA.has(element) && (Number.isNaN(has) || has === 0)) continue
    draft.addToSchool(taker, toCampus, element, has, EXTRA.has(element))
    empty(draft, giver, element)
  }
  if (premises) moveRooms(draft, giver, taker)
  if (!teachers) draft.unreckoned.add(`${names[giver]}的教师不一并转入，并入之后不计入任何学校`)
  draft.gone.set(from, { name: names[giver]!, into: names[taker]!, on })
}

function empty(draft: Draft, school: number, element: string): void {
  draft.set('schools', school, element, 0)
  if (!draft.county.campuses?.numbers.has(element)) return
  for (const row of campusRows(draft.county, school)) draft.set('campuses', row, element, 0)
}

function moveRooms(draft: Draft, giver: number, taker: number): void {
  const [given, own] = [draft.roomsOf(giver), draft.roomsOf(taker)]
  if (given && own) own.push(...given.splice(0))
}

function moveClasses(draft: Draft, leaves: number, joins: number): void {
  const [given, own] = [draft.classesOf(leaves), draft.classesOf(joins)]
  const count = (section: number, rolls: number): number => {
    const typed = draft.value('sections', section, 'classes')
    return Number.isNaN(typed) && rolls > 0 ? rolls : typed
  }
  const sum = count(joins, own?.length ?? 0) + count(leaves, given?.length ?? 0)
  draft.set('sections', joins, 'classes', sum)
  draft.set('sections', leaves, 'classes', 0)
  if (given && own) {
    // Who has pupils and no class roll has classes of which nobody knows how large they are.
    const isUnknown = (section: number, rolls: readonly DraftClass[]) =>
      rolls.length === 0 && draft.value('sections', section, 'students') !== 0
    const unknown = isUnknown(leaves, given) || isUnknown(joins, own)
    own.push(...given.splice(0))
    if (unknown) own.push({ grade: 0, students: Number.NaN, row: null })
    return
  }
  for (const element of draft.county.sections.numbers.keys())
    if (element.startsWith('class_size_bands.')) {
      draft.set('sections', joins, element, draft.value('sections', joins, element) + draft.value('sections', leaves, element))
      draft.set('sections', leaves, element, 0)
    }
}
