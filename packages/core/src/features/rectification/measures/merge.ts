import { STAGES } from '../../collection/county.ts'
import type { Draft } from './draft.ts'
import { ASSETS, type MeasureFacts, TEACHER_KEYS } from './facts.ts'
import { moveCampusPupils } from './pupils.ts'

type Merge = Extract<MeasureFacts, { kind: 'merge' }>

const OF_PUPILS = ['migrant_worker_children', 'inclusive_students']
const SCHOOL_TEACHERS = ['ft_teachers_school', 'teachers_certified', 'teachers_trained_360']
const SECTION_TEACHERS = [
  'ft_teachers',
  'ft_teachers_above_edu',
  'shared_pe_arts_teachers',
  ...TEACHER_KEYS.filter((key) => !SCHOOL_TEACHERS.includes(key)),
]
const LAND = ['teaching_area_total', 'indoor_sports_area', 'sports_field_area', 'sports_other_campus_area', 'sports_rented_area']

/** Why a school cannot be taken in: the other lacks one of its stages. */
export function lackedStage(draft: Draft, { from, to }: Merge): string | null {
  const [giver, taker] = [draft.schoolRow(from)!, draft.schoolRow(to)!]
  const lacked = STAGES.find((stage) => draft.sectionRow(giver, stage) !== null && draft.sectionRow(taker, stage) === null)
  if (!lacked) return null
  const { names } = draft.county.schools
  return `${names[taker]}没有${lacked === 'primary' ? '小学' : '初中'}学段，接收不了${names[giver]}的学生，并入没有代入`
}

/** Everything of `from` that goes is then nothing there: a school without pupils is no longer judged. Classes move as they are (整班并入). */
export function applyMerge(draft: Draft, { from, to, teachers, assets, premises, inZone }: Merge): void {
  const [giver, taker] = [draft.schoolRow(from)!, draft.schoolRow(to)!]
  for (const stage of STAGES) {
    const [leaves, joins] = [draft.sectionRow(giver, stage), draft.sectionRow(taker, stage)]
    if (leaves === null || joins === null) continue
    const pupils = draft.value('sections', leaves, 'students')
    if (draft.county.sections.numbers.has('students_in_zone')) {
      const coming = inZone === null ? Number.NaN : inZone ? pupils : 0
      draft.set('sections', joins, 'students_in_zone', draft.value('sections', joins, 'students_in_zone') + coming)
      draft.set('sections', leaves, 'students_in_zone', 0)
    }
    moveCampusPupils(draft, { school: taker, stage, pupils })
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
    if (!draft.county.schools.numbers.has(element)) continue
    draft.addToSchool(taker, null, element, draft.value('schools', giver, element))
    draft.set('schools', giver, element, 0)
  }
  if (!premises) return
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
  if (given && own) own.push(...given.splice(0))
  else
    for (const element of draft.county.sections.numbers.keys())
      if (element.startsWith('class_size_bands.')) {
        draft.set('sections', joins, element, draft.value('sections', joins, element) + draft.value('sections', leaves, element))
        draft.set('sections', leaves, element, 0)
      }
}
