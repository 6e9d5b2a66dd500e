import type { Catalogue } from '../../standards/catalogue.ts'
import { classOrder, compareClassNames } from '../canonical.ts'
import { type PackedNames, packedNames } from '../class-names.ts'
import { type Classes, type County, STAGES, type Stage } from '../county.ts'
import type { FaultList } from '../fault-list.ts'
import { placeIn, whose } from './placing.ts'
import { checkTeachingArea } from './teaching-area.ts'
import { checkUnits } from './unit-slips.ts'

/** What only shows once the tables are joined, and is more likely a slip than a fact: S036…S042. */
export function checkPlausibility(county: County, catalogue: Catalogue, faults: FaultList): void {
  checkStages(county, faults)
  checkRooms(county, faults)
  checkClassNames(county, faults)
  checkUnits(county, catalogue, faults)
  checkTeachingArea(county, faults)
}

/** Which stages a type of school has; other types are not judged here. */
const STAGES_OF_TYPE: Readonly<Record<string, readonly number[]>> = {
  '211': [0],
  '218': [0],
  '219': [0],
  '311': [1],
  '341': [1],
}
/** Known types that need no section: kindergartens, special education, senior and vocational schools. */
const NO_SECTION = /^(111|342|361|5\d\d)$/

/** The stages of compulsory education a type of school has; both where its code does not say. */
export function stagesOfType(type: string): Stage[] {
  if (NO_SECTION.test(type)) return []
  return STAGES.filter((_, stage) => STAGES_OF_TYPE[type]?.includes(stage) ?? true)
}

function checkStages(county: County, faults: FaultList): void {
  const { schools, sections } = county
  let section = 0
  for (let school = 0; school < schools.rows; school++) {
    const type = schools.types[school]!
    const first = section
    for (; section < sections.rows && sections.school[section] === school; section++) {
      const stage = sections.stage[section]!
      const row = section
      if (STAGES_OF_TYPE[type]?.includes(stage) !== false) continue
      faults.structural('S039', placeIn(sections.source, sections.lines[row]!, 'stage'), () => [
        `${whose(county, 'school', school)}办学类型 ${type} 一般没有${STAGES[stage] === 'primary' ? '小学' : '初中'}学段。`,
        '核对办学类型代码和学段；九年一贯制为 312，完全中学为 341，十二年一贯制为 345。',
      ])
    }
    if (section === first && !NO_SECTION.test(type))
      faults.structural('S038', placeIn(schools.source, schools.lines[school]!, 'school_code'), () => [
        `${whose(county, 'school', school)}没有小学或初中学段的数据，不参加评估。`,
        '在 sections.csv（学部）中为它加行；已撤并的学校请删去。',
      ])
  }
}

/** With rooms handed in, a school without a row there has none; better said than silently failed. */
function checkRooms(county: County, faults: FaultList): void {
  const { rooms, sections, schools } = county
  if (rooms === null) return
  let last = -1
  for (let section = 0; section < sections.rows; section++) {
    const school = sections.school[section]!
    if (school === last || rooms.start[school + 1]! > rooms.start[school]!) continue
    last = school
    faults.structural('S036', placeIn(schools.source, schools.lines[school]!, 'school_code'), () => [
      `${whose(county, 'school', school)}在 ${rooms.source.sheet} 里没有音乐或美术教室，按没有专用教室处理。`,
      '确实没有可以保留；漏填的请逐间补上。',
    ])
  }
}

function checkClassNames(county: County, faults: FaultList): void {
  const { classes, sections } = county
  if (classes === null) return
  const names = packedNames(classes)
  const rising = names.order?.rising
  for (let section = 0; section < sections.rows; section++) {
    const from: number = classes.start[section]!
    const to = classes.start[section + 1]!
    if (rising?.[section] === 1 || areClearlyDistinct(classes, names, from, to)) continue
    const order = classOrder(classes, names, from, to)
    for (let place: number = from + 1; place < to; place++) {
      const row = order === null ? place : order[place - from]!
      const before = order === null ? place - 1 : order[place - from - 1]!
      if (names.length[row] === 0 || compareClassNames(classes, names, before, row) !== 0) continue
      faults.structural(
        'S042',
        placeIn(classes.source, Math.max(classes.lines[row]!, classes.lines[before]!), 'class_name'),
        () => [
          `${whose(county, 'section', section)}${classes.grade[row]} 年级有两个班都叫“${classes.name(row)}”。`,
          '同一个班填了两次的删去一行；不同的班改正班级名称。',
        ],
      )
    }
  }
}

/**
 * Whether a glance shows that no two of these classes are alike; false only means that it does not. They stand by grade and length of
 * name, and among those of one grade and length one byte of the name rises from class to class (1班 to 9班): a nation has millions.
 */
export function areClearlyDistinct(
  { grade }: Classes,
  { bytes, from, length }: PackedNames,
  first: number,
  last: number,
): boolean {
  let place = -1
  for (let row = first + 1; row < last; row++) {
    const step = grade[row]! - grade[row - 1]! || length[row]! - length[row - 1]!
    if (step < 0) return false
    if (step > 0) {
      place = -1
      continue
    }
    const before = from[row - 1]!
    const here = from[row]!
    if (place < 0) {
      place = 0
      while (place < length[row]! && bytes[before + place] === bytes[here + place]) place++
      if (place === length[row]) return false
    }
    if (bytes[before + place]! >= bytes[here + place]!) return false
  }
  return true
}
