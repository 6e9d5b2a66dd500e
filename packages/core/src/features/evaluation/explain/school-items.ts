import { STAGES } from '../../collection/county.ts'
import { describeFormula } from '../../standards/formula/describe.ts'
import { atLeast } from '../../standards/formula/tolerance.ts'
import type { Item } from '../../standards/standard.ts'
import type { ExplanationInput } from '../explanation.ts'
import type { Frame } from '../frame.ts'
import { classLabel, type SectionClasses, sectionClasses } from '../items/classes.ts'
import { orNull } from '../items/say.ts'
import { lineAt } from '../items/school-lines.ts'
import { judgeSchools, ruleFormula, type SchoolRule } from '../items/schools.ts'
import { membersOf, roomAreas } from '../room-areas.ts'
import type { Parts } from './item-parts.ts'
import { cellOf, countyInput, nameOf, schoolInput, sectionName, shortName } from './sources.ts'

const SCHOOL_INPUTS: Record<string, readonly string[]> = {
  music_art_rooms: ['classes', 'founding_year'],
  school_size: ['compulsory_students', 'founding_year'],
  small_school_funds: ['compulsory_students', 'public_funds_appropriated_yuan'],
  training_funds_5pct: [
    'training_funds_budget_wan',
    'public_funds_budget_wan',
    'training_funds_settled_wan',
    'public_funds_settled_wan',
  ],
}

/** A duty judged school by school: each school with its inputs, its lines, and the exemption that carried it. */
export function schoolsParts(frame: Frame, item: Item): Parts {
  const rule = judgeSchools(frame, item)
  const lacking = [...rule.rows].map((school, i) => {
    const rooms = roomsLacking(frame, item, rule, i)
    return rooms && `${frame.county.schools.names[school]}${rooms}`
  })
  const toPass = lacking.filter(Boolean).join('；')
  return {
    ...(toPass ? { toPass } : {}),
    formula: `每所学校：${dutyFormula(frame, item)}`,
    inputs: [...ratesFor(frame, item), ...[...rule.rows].map((_, i) => dutyInput(frame, item, rule, i))],
  }
}

export const dutyFormula = (frame: Frame, item: Item): string =>
  describeFormula(ruleFormula(frame, item).tree, (name) => shortName(frame, name))

/** What the county sets for a duty of its schools. */
export const ratesFor = (frame: Frame, item: Item): ExplanationInput[] =>
  item.key === 'small_school_funds'
    ? ['per_student_std_primary', 'per_student_std_junior'].map((name) => countyInput(frame, name))
    : []

/** One school under a duty: what it reported, and the lines it was held to. */
export function dutyInput(frame: Frame, item: Item, rule: SchoolRule, i: number): ExplanationInput {
  const school = rule.rows[i]!
  const truth = rule.truths[i]!
  const own = SCHOOL_INPUTS[item.key]!.map((name) => schoolInput(frame, school, name)).filter(
    (input) => input.value !== null || input.element !== 'founding_year',
  )
  const rooms = item.key === 'music_art_rooms' ? membersOf(frame, school).flatMap((member) => roomInputs(frame, member)) : []
  const lines = Object.entries(rule.params)
    .filter(([name]) => !(name in (item.params ?? {})) || name.endsWith('Area'))
    .map(([name]) => ({ element: name, ...nameOf(frame, name), value: orNull(lineAt(rule.params, name, i)), source: null }))
  return {
    element: item.key,
    zh: frame.county.schools.names[school]!,
    unit: '',
    value: Number.isNaN(truth) ? '无法判定' : truth === 1 ? '达标' : '未达标',
    source: null,
    inputs: [...own, ...rooms, ...lines],
  }
}

/** Which rooms a failing school lacks, by kind; empty for another duty or where nothing is known to lack. */
export function roomsLacking(frame: Frame, item: Item, rule: SchoolRule, i: number): string {
  if (item.key !== 'music_art_rooms' || rule.truths[i] !== 0) return ''
  const need = roomsUnder(frame, rule, i)
    .filter((kind) => kind.required > kind.good)
    .map((kind) => `${kind.word}教室 ${kind.required - kind.good} 间（每间 ≥ ${kind.line} ㎡）`)
  return `还缺${need.join('、')}`
}

/** Of music and of art rooms: how many there must be, how many are large enough, and how large that is. */
export function roomsUnder(
  frame: Frame,
  rule: SchoolRule,
  i: number,
): { kind: 'music' | 'art'; word: string; required: number; good: number; line: number }[] {
  return (['music', 'art'] as const).map((kind) => {
    const { start, data } = roomAreas(frame, rule.rows, `${kind}_room_areas`)!
    const line = lineAt(rule.params, `${kind}MinArea`, i)
    const good = data.subarray(start[i], start[i + 1]).filter((area) => atLeast(area, line)).length
    return {
      kind,
      word: kind === 'music' ? '音乐' : '美术',
      required: lineAt(rule.params, 'roomsRequired', i),
      good,
      line,
    }
  })
}

function roomInputs(frame: Frame, school: number): ExplanationInput[] {
  const { rooms } = frame.county
  if (!rooms) return []
  const inputs: ExplanationInput[] = []
  for (let room = rooms.start[school]!; room < rooms.start[school + 1]!; room++) {
    const music = rooms.kind[room] === 0
    inputs.push({
      element: music ? 'music_room_areas' : 'art_room_areas',
      zh: music ? '音乐教室面积' : '美术教室面积',
      unit: '㎡',
      value: rooms.area[room]!,
      source: cellOf(rooms.source, rooms.lines[room]!, 'area'),
    })
  }
  return inputs
}

/** 班额: the sections with a class over the line or unknown, down to the class's own row. */
export function classesParts(frame: Frame, item: Item): Parts {
  const { county } = frame
  const inputs: ExplanationInput[] = []
  const mend: string[] = []
  for (const section of [...frame.sectionRows]) {
    const { input, toPass } = classSizesOf(frame, item, section)
    inputs.push(input)
    if (toPass) mend.push(`${sectionName(county, section)}：${toPass}`)
  }
  return {
    formula: `每一个班的学生数 ≤ 上限：${STAGES.map((s) => `${s === 'primary' ? '小学' : '初中'} ${item.params![s]} 人`).join('，')}`,
    inputs,
    ...(mend.length > 0 ? { toPass: mend.join('；') } : {}),
  }
}

/** One section: its largest class, each class over the line, and what would mend it. */
export function classSizesOf(
  frame: Frame,
  item: Item,
  section: number,
): { found: SectionClasses; input: ExplanationInput; toPass: string } {
  const { county } = frame
  const found = sectionClasses(frame, item, section)
  const over = found.over.map((each) => ({
    element: 'class_sizes',
    zh: each.text,
    unit: each.row === null ? '个班' : '人',
    value: each.row === null ? each.count : county.classes!.students[each.row]!,
    source: each.row === null ? null : cellOf(county.classes!.source, county.classes!.lines[each.row]!, 'students'),
  }))
  const input = {
    element: 'class_sizes',
    zh: `${sectionName(county, section)}（上限 ${found.limit} 人）`,
    unit: '人',
    value: found.unknown ?? found.largest,
    source: null,
    inputs: over,
  }
  return { found, input, toPass: found.over.some(({ row }) => row !== null) ? spreadOut(frame, section, found) : '' }
}

/** Every class of a section with its cell; without rolls what is known to be over the line. */
export function classInputs({ county }: Frame, section: number, { inputs = [] }: ExplanationInput): ExplanationInput[] {
  const { classes } = county
  if (!classes || classes.start[section] === classes.start[section + 1]) return inputs
  const found: ExplanationInput[] = []
  for (let row = classes.start[section]!; row < classes.start[section + 1]!; row++) {
    const value = orNull(classes.students[row]!)
    found.push({
      element: 'class_sizes',
      zh: classLabel(classes.grade[row]!, classes.name(row)),
      unit: '人',
      value,
      source: value === null ? null : cellOf(classes.source, classes.lines[row]!, 'students'),
    })
  }
  return found
}

/** How many pupils are too many, and whether the classes there are could take them. */
function spreadOut(frame: Frame, section: number, { over, limit }: SectionClasses): string {
  const classes = frame.county.classes!
  const [from, to] = [classes.start[section]!, classes.start[section + 1]!]
  const pupils = classes.students.subarray(from, to).reduce((sum, size) => sum + size, 0)
  const excess = over.reduce((sum, { row }) => sum + (row === null ? 0 : classes.students[row]! - limit), 0)
  const more = Math.ceil(pupils / limit) - (to - from)
  const way =
    more > 0
      ? `至少增设 ${more} 个班，或分流 ${pupils - (to - from) * limit} 人`
      : '按总人数现有班数够用，可在年级内调整或增设班级'
  return `${over.length} 个班共超出 ${excess} 人；${way}`
}
