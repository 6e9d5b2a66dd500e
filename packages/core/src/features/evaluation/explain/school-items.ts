import { STAGES } from '../../collection/county.ts'
import { describeFormula } from '../../standards/formula/describe.ts'
import { atLeast } from '../../standards/formula/tolerance.ts'
import type { Item } from '../../standards/standard.ts'
import type { ExplanationInput } from '../explanation.ts'
import type { Frame } from '../frame.ts'
import { type SectionClasses, sectionClasses } from '../items/classes.ts'
import { lineAt } from '../items/school-lines.ts'
import { judgeSchools, ruleFormula, type SchoolRule } from '../items/schools.ts'
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
  const inputs = [...rule.rows].map((school, i): ExplanationInput => {
    const truth = rule.truths[i]!
    const own = SCHOOL_INPUTS[item.key]!.map((name) => schoolInput(frame, school, name)).filter(
      (input) => input.value !== null || input.element !== 'founding_year',
    )
    const rooms = item.key === 'music_art_rooms' ? roomInputs(frame, school) : []
    const lines = Object.entries(rule.params)
      .filter(([name]) => !(name in (item.params ?? {})) || name.endsWith('Area'))
      .map(([name]) => ({ element: name, ...nameOf(frame, name), value: lineAt(rule.params, name, i), source: null }))
    const word = Number.isNaN(truth) ? '无法判定' : truth === 1 ? '达标' : '未达标'
    return {
      element: item.key,
      zh: frame.county.schools.names[school]!,
      unit: '',
      value: word,
      source: null,
      inputs: [...own, ...rooms, ...lines],
    }
  })
  const standards =
    item.key === 'small_school_funds'
      ? ['per_student_std_primary', 'per_student_std_junior'].map((name) => countyInput(frame, name))
      : []
  const toPass = item.key === 'music_art_rooms' ? roomsToBuild(frame, rule) : ''
  return {
    ...(toPass ? { toPass } : {}),
    formula: `每所学校：${describeFormula(ruleFormula(frame, item).tree, (name) => shortName(frame, name))}`,
    inputs: [...standards, ...inputs],
  }
}

/** Which rooms the failing schools lack, by kind. */
function roomsToBuild(frame: Frame, rule: SchoolRule): string {
  const { rooms } = frame.county
  if (!rooms) return ''
  const texts: string[] = []
  rule.rows.forEach((school, i) => {
    if (rule.truths[i] !== 0) return
    const lacking = (['musicMinArea', 'artMinArea'] as const).map((line, kind) => {
      let good = 0
      for (let room = rooms.start[school]!; room < rooms.start[school + 1]!; room++) {
        if (rooms.kind[room] === kind && atLeast(rooms.area[room]!, lineAt(rule.params, line, i))) good++
      }
      return {
        word: kind === 0 ? '音乐' : '美术',
        count: lineAt(rule.params, 'roomsRequired', i) - good,
        area: lineAt(rule.params, line, i),
      }
    })
    const need = lacking.filter((l) => l.count > 0).map((l) => `${l.word}教室 ${l.count} 间（每间 ≥ ${l.area} ㎡）`)
    texts.push(`${frame.county.schools.names[school]}还缺${need.join('、')}`)
  })
  return texts.join('；')
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
    const found = sectionClasses(frame, item, section)
    if (found.over.some((over) => over.row !== null))
      mend.push(`${sectionName(county, section)}：${spreadOut(frame, section, found)}`)
    inputs.push({
      element: 'class_sizes',
      zh: `${sectionName(county, section)}（上限 ${found.limit} 人）`,
      unit: '人',
      value: found.unknown ?? found.largest,
      source: null,
      inputs: found.over.map((over) => ({
        element: 'class_sizes',
        zh: over.text,
        unit: '人',
        value: over.row === null ? over.count : county.classes!.students[over.row]!,
        source: over.row === null ? null : cellOf(county.classes!.source, county.classes!.lines[over.row]!, 'students'),
      })),
    })
  }
  return {
    formula: `每一个班的学生数 ≤ 上限：${STAGES.map((s) => `${s === 'primary' ? '小学' : '初中'} ${item.params![s]} 人`).join('，')}`,
    inputs,
    ...(mend.length > 0 ? { toPass: mend.join('；') } : {}),
  }
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
