import { type County, STAGES, type Stage } from '../../collection/county.ts'
import { orNull, plain } from '../../evaluation/items/say.ts'
import type { Catalogue } from '../../standards/catalogue.ts'
import type { EffectInput } from './effect-schema.ts'

/** Every figure of the schools touched that was put in otherwise: school by school, the school's own first, then its sections'. */
export function changedInputs(before: County, after: County, touched: ReadonlySet<string>, catalogue: Catalogue): EffectInput[] {
  return [...touched].sort().flatMap((code) => {
    const school = after.schools.codes.indexOf(code)
    const earlier = before.schools.codes.indexOf(code)
    const of = { schoolCode: code, schoolName: after.schools.names[school]! }
    const named = (element: string) => catalogue.elements.get(element) ?? { zh: element, unit: '' }
    const inputs: EffectInput[] = []
    const compare = (table: 'schools' | 'sections', stage: Stage | null, was: number, is: number): void => {
      for (const [element, column] of after[table].numbers) {
        const old = before[table].numbers.get(element)
        if (column === old) continue
        const [then, now] = [was < 0 ? Number.NaN : (old?.[was] ?? Number.NaN), column[is]!]
        if (Object.is(then, now) || element.startsWith('class_size_bands.')) continue
        inputs.push({ ...of, stage, element, ...zhUnit(named(element)), before: orNull(then), after: orNull(now) })
      }
    }
    compare('schools', null, earlier, school)
    for (const [kind, element, zh] of ROOM_KINDS) {
      const [then, now] = [earlier < 0 ? '' : roomsText(before, earlier, kind), roomsText(after, school, kind)]
      if (then !== now) inputs.push({ ...of, stage: null, element, zh, unit: '㎡', before: then, after: now })
    }
    for (const stage of STAGES) {
      const [was, is] = [sectionRow(before, earlier, stage), sectionRow(after, school, stage)]
      if (is < 0) continue
      compare('sections', stage, was, is)
      const [then, now] = [gradeTexts(before, was), gradeTexts(after, is)]
      for (const grade of [...new Set([...then.keys(), ...now.keys()])].sort((a, b) => a - b)) {
        const [old, own] = [then.get(grade) ?? '', now.get(grade) ?? '']
        const zh = grade === 0 ? '未写明年级的班级' : `${grade} 年级各班人数`
        if (old !== own) inputs.push({ ...of, stage, element: 'class_sizes', zh, unit: '人', before: old, after: own })
      }
    }
    return inputs
  })
}

const zhUnit = ({ zh, unit }: { zh: string; unit: string }) => ({ zh, unit })
const ROOM_KINDS = [
  [0, 'music_room_areas', '音乐专用教室'],
  [1, 'art_room_areas', '美术专用教室'],
] as const

function sectionRow({ sections }: County, school: number, stage: Stage): number {
  return sections.school.findIndex((owner, row) => owner === school && STAGES[sections.stage[row]!] === stage)
}

function roomsText({ rooms }: County, school: number, kind: number): string {
  if (rooms === null) return ''
  const areas: number[] = []
  for (let row = rooms.start[school]!; row < rooms.start[school + 1]!; row++)
    if (rooms.kind[row] === kind) areas.push(rooms.area[row]!)
  return sizes(areas)
}

function gradeTexts({ classes }: County, section: number): Map<number, string> {
  const grades = new Map<number, number[]>()
  if (classes === null || section < 0) return new Map()
  for (let row = classes.start[section]!; row < classes.start[section + 1]!; row++) {
    const own = grades.get(classes.grade[row]!) ?? []
    own.push(classes.students[row]!)
    grades.set(classes.grade[row]!, own)
  }
  return new Map([...grades].map(([grade, students]) => [grade, sizes(students)]))
}

/** Largest first; unknown ones as 未知. */
const sizes = (all: readonly number[]): string =>
  all
    .toSorted((a, b) => (Number.isNaN(a) ? 1 : Number.isNaN(b) ? -1 : b - a))
    .map((each) => (Number.isNaN(each) ? '未知' : plain(each)))
    .join('、')
