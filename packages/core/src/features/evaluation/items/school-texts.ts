import { namesIn } from '../../standards/formula/parse.ts'
import { atLeast } from '../../standards/formula/tolerance.ts'
import type { Item } from '../../standards/standard.ts'
import type { Frame } from '../frame.ts'
import { listed, plain } from './say.ts'
import { lineAt } from './school-lines.ts'
import { ruleFormula, type SchoolRule } from './schools.ts'

const FAIL_TEXTS: Record<string, (frame: Frame, school: number, rule: SchoolRule, i: number) => string> = {
  music_art_rooms: (frame, _, rule, i) => {
    const one = (word: string, name: 'music_room_areas' | 'art_room_areas', line: number): string => {
      const { start, data } = frame.countedRooms(name)!
      const areas = [...data.subarray(start[i], start[i + 1])]
      const good = areas.filter((area) => atLeast(area, line)).length
      const sizes = areas.length > 0 ? `${areas.map(plain).join('、')} ㎡` : '无'
      return `${word}教室 ${good}/${lineAt(rule.params, 'roomsRequired', i)} 间合格（${sizes}，每间须 ≥ ${line} ㎡）`
    }
    return `${one('音乐', 'music_room_areas', lineAt(rule.params, 'musicMinArea', i))}；${one('美术', 'art_room_areas', lineAt(rule.params, 'artMinArea', i))}`
  },
  school_size: (frame, school, rule, i) =>
    `${frame.schoolColumn('compulsory_students')[school]} 人，上限 ${lineAt(rule.params, 'sizeLimit', i)} 人`,
  small_school_funds: (frame, school, rule, i) =>
    `${frame.schoolColumn('compulsory_students')[school]} 人，拨付 ${plain(frame.schoolColumn('public_funds_appropriated_yuan')[school]!)} 元，按 100 人应为 ${plain(lineAt(rule.params, 'fundsRequired', i))} 元`,
  training_funds_5pct: (frame, school) => {
    const share =
      frame.schoolColumn('training_funds_budget_wan')[school]! / frame.schoolColumn('public_funds_budget_wan')[school]!
    return `培训经费占公用经费预算 ${(share * 100).toFixed(2)}%，须 ≥ 5%`
  },
}

/** Why a school does not fulfil the duty. */
export function failText(frame: Frame, key: string, school: number, rule: SchoolRule, i: number): string {
  return FAIL_TEXTS[key]!(frame, school, rule, i)
}

const INPUTS: Record<string, readonly string[]> = {
  music_art_rooms: ['classes'],
  school_size: ['compulsory_students', 'founding_year'],
  small_school_funds: ['compulsory_students', 'public_funds_appropriated_yuan'],
  training_funds_5pct: [
    'training_funds_budget_wan',
    'public_funds_budget_wan',
    'training_funds_settled_wan',
    'public_funds_settled_wan',
  ],
}
const DERIVED_NAMES: Record<string, string> = { compulsory_students: '在校学生数' }

/** What the verdict lacks. */
export function missingText(frame: Frame, item: Item, school: number): string {
  const used = namesIn(ruleFormula(frame, item).tree)
  const asked = INPUTS[item.key]!.filter((name) => !name.includes('settled') || used.has(name))
  const names = asked.filter((name) => Number.isNaN(frame.schoolColumn(name)[school]!))
  const zh = names.map((name) => DERIVED_NAMES[name] ?? frame.standard.catalogue.elements.get(name)?.zh ?? name)
  if (item.key === 'music_art_rooms' && !frame.county.rooms) zh.push('音美教室')
  if (item.key === 'small_school_funds') {
    for (const key of ['per_student_std_primary', 'per_student_std_junior']) {
      if (Number.isNaN(frame.county.values.get(key)?.number ?? Number.NaN))
        zh.push(frame.standard.catalogue.elements.get(key)!.zh)
    }
  }
  return listed(zh) || '有关数据'
}
