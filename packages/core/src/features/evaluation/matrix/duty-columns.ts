import { atLeast } from '../../standards/formula/tolerance.ts'
import type { Item } from '../../standards/standard.ts'
import { gapText } from '../explain/numbers.ts'
import type { Frame } from '../frame.ts'
import { sectionClasses } from '../items/classes.ts'
import { orNull, truthVerdict } from '../items/say.ts'
import { lineAt } from '../items/school-lines.ts'
import { judgeSchools, type SchoolRule } from '../items/schools.ts'
import type { MatrixCell, MatrixColumn } from './matrix.ts'

/** A duty the standard asks of each school; `cell` is null where it does not concern the section. */
export interface DutyColumn {
  column: MatrixColumn
  cell: (section: number, school: number) => MatrixCell | null
}

/** The duties judged school by school or class by class, in the standard's order; each rule is judged once for all schools. */
export const dutyColumnsOf = (frame: Frame): DutyColumn[] =>
  frame.standard.items.flatMap((item) => {
    if (item.kind === 'classes') return [classColumn(frame, item)]
    const say = SAY[item.key]
    return item.kind === 'schools' && say ? [schoolColumn(frame, item, say)] : []
  })

const column = (key: string, zh: string, unit: string, decimals: number, perSchool: boolean): MatrixColumn => ({
  key,
  zh,
  unit,
  decimals,
  group: 'duty',
  perSchool,
})

/** Of one school: what stands in its cell beside the verdict; `short` and `gap` are used only where it is unmet. */
type Said = Pick<MatrixCell, 'value' | 'line'> & Partial<Pick<MatrixCell, 'text' | 'gap' | 'short'>>
interface DutyWords {
  zh: string
  unit: string
  decimals: number
  say: (frame: Frame, rule: SchoolRule, school: number, i: number) => Said
}

const SAY: Readonly<Record<string, DutyWords>> = {
  school_size: { zh: '学校规模', unit: '人', decimals: 0, say: size },
  music_art_rooms: { zh: '音美教室', unit: '间', decimals: 0, say: rooms },
  small_school_funds: { zh: '不足百人经费', unit: '元', decimals: 0, say: funds },
  training_funds_5pct: { zh: '培训经费', unit: '%', decimals: 1, say: training },
}

function schoolColumn(frame: Frame, item: Item, { zh, unit, decimals, say }: DutyWords): DutyColumn {
  const rule = judgeSchools(frame, item)
  const at = new Map([...rule.rows].map((school, i) => [school, i]))
  return {
    column: column(item.key, zh, unit, decimals, true),
    cell: (_, school) => {
      const i = at.get(school)
      if (i === undefined) return null
      const mark = truthVerdict(rule.truths[i]!)
      const said = say(frame, rule, school, i)
      const lacks = mark === 'unmet'
      return {
        value: said.value,
        line: said.line,
        mark,
        text: said.text ?? null,
        gap: lacks ? (said.gap ?? null) : null,
        whole: null,
        raises: false,
        short: lacks ? (said.short ?? shortOf(said)) : 0,
      }
    },
  }
}

/** 班额: the largest class of the section; how many are over the line. A merged teaching point's classes are its own. */
function classColumn(frame: Frame, item: Item): DutyColumn {
  const { scope } = frame
  return {
    column: column(item.key, '班额', '人', 0, false),
    cell: (section) => {
      if (scope.reasons[section] !== null && !scope.mergedInto.has(section)) return null
      const { over, largest, limit, unknown } = sectionClasses(frame, item, section)
      const classes = over.reduce((sum, { count }) => sum + count, 0)
      const mark = classes > 0 ? 'unmet' : unknown ? 'not_judgeable' : 'met'
      return {
        value: largest,
        line: limit,
        mark,
        text: null,
        gap: classes > 0 ? `${classes} 个班超额` : null,
        whole: null,
        raises: false,
        short: classes > 0 && largest !== null ? Math.max(0, largest / limit - 1) : 0,
      }
    },
  }
}

function size(frame: Frame, rule: SchoolRule, school: number, i: number): Said {
  const value = frame.schoolColumn('compulsory_students')[school]!
  const line = lineAt(rule.params, 'sizeLimit', i)
  return { value: orNull(value), line: orNull(line), gap: `超 ${gapText(value - line, '人', true)}`, short: value / line - 1 }
}

/** Rooms large enough, of how many are asked of each kind: ceil(班数 / 12). */
function rooms(frame: Frame, rule: SchoolRule, _: number, i: number): Said {
  const required = lineAt(rule.params, 'roomsRequired', i)
  const good = (name: 'music_room_areas' | 'art_room_areas', line: 'musicMinArea' | 'artMinArea'): number => {
    const { start, data } = frame.countedRooms(name)!
    let count = 0
    for (const area of data.subarray(start[i], start[i + 1])) {
      if (Number.isNaN(area)) return Number.NaN
      if (atLeast(area, lineAt(rule.params, line, i))) count++
    }
    return count
  }
  const [music, art] = [good('music_room_areas', 'musicMinArea'), good('art_room_areas', 'artMinArea')]
  const lacking = [
    { word: '音', count: required - music },
    { word: '美', count: required - art },
  ].filter(({ count }) => count > 0)
  const said = (count: number): string => (Number.isNaN(count) ? '—' : String(count))
  return {
    value: orNull(Math.min(music, art)),
    line: orNull(required),
    text: `音 ${said(music)} 美 ${said(art)}`,
    gap: `缺${lacking.map(({ word, count }) => `${word} ${count}`).join('、')} 间`,
    short: lacking.reduce((sum, { count }) => sum + count, 0) / (2 * required),
  }
}

function funds(frame: Frame, rule: SchoolRule, school: number, i: number): Said {
  const value = frame.schoolColumn('public_funds_appropriated_yuan')[school]!
  const line = lineAt(rule.params, 'fundsRequired', i)
  return { value: orNull(value), line: orNull(line), gap: `缺 ${gapText(line - value, '元', true)}` }
}

/** The smaller share where the profile asks budget and settlement both. */
function training(frame: Frame, rule: SchoolRule, school: number, i: number): Said {
  const both = frame.profile.settings.get('training.basis') === 'budget_and_settled'
  const line = lineAt(rule.params, 'minShare', i)
  const of = (kind: 'budget' | 'settled') => {
    const [part, whole] = (['training', 'public'] as const).map((n) => frame.schoolColumn(`${n}_funds_${kind}_wan`)[school]!)
    return { share: part! / whole!, lacking: line * whole! - part! }
  }
  const shares = both ? [of('budget'), of('settled')] : [of('budget')]
  const share = Math.min(...shares.map((s) => s.share))
  const lacking = Math.max(...shares.map((s) => s.lacking))
  return {
    value: orNull(share * 100),
    line: line * 100,
    gap: `缺 ${lacking < 0.1 ? gapText(lacking * 10_000, '元', true) : gapText(lacking, '万元', false)}`,
  }
}

const shortOf = ({ value, line }: Said): number => (value === null || !line ? 0 : Math.max(0, 1 - value / line))
