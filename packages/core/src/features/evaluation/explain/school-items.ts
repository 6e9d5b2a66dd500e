import { STAGES } from '../../collection/county.ts'
import { describeFormula } from '../../standards/formula/describe.ts'
import type { Item } from '../../standards/standard.ts'
import type { ExplanationInput } from '../explanation.ts'
import type { Frame } from '../frame.ts'
import { sectionClasses } from '../items/classes.ts'
import { lineAt } from '../items/school-lines.ts'
import { judgeSchools, ruleFormula } from '../items/schools.ts'
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
  return {
    formula: `每所学校：${describeFormula(ruleFormula(frame, item).tree, (name) => shortName(frame, name))}`,
    inputs: [...standards, ...inputs],
  }
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
  for (const section of [...frame.sectionRows]) {
    const found = sectionClasses(frame, item, section)
    if (found.over.length === 0 && found.unknown === null) continue
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
  }
}
