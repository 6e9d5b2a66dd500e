import type { County, Rooms } from '../county.ts'
import type { FaultList } from '../fault-list.ts'
import type { CheckColumns } from './check-columns.ts'
import { placeIn, whose } from './placing.ts'
import type { CheckRule } from './rules.ts'

/** Runs a rule and returns the elements it lacked, none when it ran. */
type CodedRule = (county: County, columns: CheckColumns, rule: CheckRule, faults: FaultList) => string[]

/** Rules over rooms, teachers and whole schools, which no formula of one row can say. */
export const CODED_RULES: Readonly<Record<string, CodedRule>> = {
  V028: roomAreas,
  V029: sameAsLastYear,
  V031: teacherInTwoSchools,
  V032: resourcesWithoutPupils,
}

const SMALLEST_ROOM = 40
const LARGEST_ROOM = 200

function roomAreas(county: County, _columns: CheckColumns, rule: CheckRule, faults: FaultList): string[] {
  const { rooms } = county
  if (rooms === null || rooms.area.every(Number.isNaN)) return [...rule.needs]
  for (let school = 0; school < county.schools.rows; school++) {
    for (let row = rooms.start[school]!; row < rooms.start[school + 1]!; row++)
      reportRoom(county, rooms, school, row, rule, faults)
  }
  return []
}

function reportRoom(county: County, rooms: Rooms, school: number, row: number, rule: CheckRule, faults: FaultList): void {
  const area = rooms.area[row]!
  if (Number.isNaN(area) || (area >= SMALLEST_ROOM && area <= LARGEST_ROOM)) return
  faults.add(rule.id, rule.severity, placeIn(rooms.source, rooms.lines[row]!, 'area'), () => [
    `${whose(county, 'school', school)}${rooms.kind[row] === 0 ? '音乐' : '美术'}教室 ${area} ㎡，不在常见范围 ${SMALLEST_ROOM}—${LARGEST_ROOM} ㎡。`,
    '按实测使用面积逐间填写；两间合填的请分开。',
  ])
}

/** Pupils, equipment and buildings all exactly as a year ago: the return was probably copied. One unchanged figure says nothing. */
function sameAsLastYear(county: County, columns: CheckColumns, rule: CheckRule, faults: FaultList): string[] {
  const pairs = ['equipment_value_wan', 'teaching_area_total'].map((key) => [columns.school(key), columns.school(`${key}_prev`)])
  const students = columns.section('students')
  const before = columns.section('students_prev')
  if (before === null && pairs.every(([, previous]) => previous === null)) return [...rule.needs]
  let section = 0
  for (let school = 0; school < county.schools.rows; school++) {
    let compared = 0
    let same = true
    const compare = (now: number | undefined, then: number | undefined): void => {
      if (now === undefined || then === undefined || Number.isNaN(now) || Number.isNaN(then)) return
      compared++
      if (now !== then) same = false
    }
    for (const [now, previous] of pairs) compare(now?.[school], previous?.[school])
    for (; section < county.sections.rows && county.sections.school[section] === school; section++)
      compare(students?.[section], before?.[section])
    if (compared < 2 || !same) continue
    faults.add(rule.id, rule.severity, placeIn(county.schools.source, county.schools.lines[school]!, 'school_code'), () => [
      `${whose(county, 'school', school)}能与上年比较的 ${compared} 个数全部与上年相同，疑似照抄上年。`,
      '按今年 9 月 1 日的实有数重新核对；确实没有变化的请备好说明。',
    ])
  }
  return []
}

/** A person who is full-time or counted as backbone in two schools is counted twice. The id is a hash and is not repeated here. */
function teacherInTwoSchools(county: County, _columns: CheckColumns, rule: CheckRule, faults: FaultList): string[] {
  const { teachers, sections, schools } = county
  if (teachers === null || teachers.rows === 0) return [...rule.needs]
  const first = new Map<string, number>()
  for (let section = 0; section < sections.rows; section++) {
    const school = sections.school[section]!
    for (let row = teachers.start[section]!; row < teachers.start[section + 1]!; row++) {
      if (teachers.status[row] !== 'full_time' && teachers.backbone[row] !== 1) continue
      const elsewhere = first.get(teachers.id[row]!)
      if (elsewhere === undefined) first.set(teachers.id[row]!, school)
      else if (elsewhere !== school)
        faults.add(rule.id, rule.severity, placeIn(teachers.source, teachers.lines[row]!, 'teacher_id'), () => [
          `${whose(county, 'school', school)}这位教师在${schools.names[elsewhere] || schools.codes[elsewhere]}已经计为专任或骨干，重复计数。`,
          '只在主要任教的学校填 full_time（专任），另一校填 itinerant（走教）或 part_time（兼职），骨干也只在一校计。',
        ])
    }
  }
  return []
}

const SECTION_RESOURCES = ['ft_teachers', 'backbone_teachers', 'classes']
const SCHOOL_RESOURCES = [
  'teaching_area_total',
  'sports_field_area',
  'equipment_value_wan',
  'multimedia_rooms',
  'computers',
  'books',
]

/** A section without pupils that still has teachers, or whose whole school has none but owns resources, is being built or was merged. */
function resourcesWithoutPupils(county: County, columns: CheckColumns, rule: CheckRule, faults: FaultList): string[] {
  const students = columns.section('students')
  if (students === null) return [...rule.needs]
  const ofSchool = columns.school('students_total')
  for (let section = 0; section < county.sections.rows; section++) {
    if (students[section] !== 0) continue
    const school = county.sections.school[section]!
    const own = SECTION_RESOURCES.some((key) => (columns.section(key)?.[section] ?? 0) > 0)
    const shared = ofSchool?.[school] === 0 && SCHOOL_RESOURCES.some((key) => (columns.school(key)?.[school] ?? 0) > 0)
    if (!own && !shared) continue
    faults.add(rule.id, rule.severity, placeIn(county.sections.source, county.sections.lines[section]!, 'students'), () => [
      `${whose(county, 'section', section)}没有学生，却填报了${own ? '教师或班级' : '用房、设备等资源'}。`,
      '在建、撤并的学校不参加评估，请说明；若有学生，补填在校学生数。',
    ])
  }
  return []
}
