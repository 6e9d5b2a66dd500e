import type { Stage } from '../../collection/county.ts'
import { compute } from '../../standards/formula/compute.ts'
import { newColumn } from '../../standards/formula/new-column.ts'
import { namesIn } from '../../standards/formula/parse.ts'
import { atLeast } from '../../standards/formula/tolerance.ts'
import type { Exemption, Item, ParsedFormula } from '../../standards/standard.ts'
import { type Frame, gather, membersOf, schoolScope } from '../frame.ts'
import { exemptionsFor } from '../indicators.ts'
import type { ItemResult } from '../result.ts'
import { schoolType } from '../school-types.ts'
import { schoolPupils, sectionsOfSchool } from '../split.ts'
import { listed, plain } from './say.ts'

/** The lines of a rule: one for all schools, or one a school. */
type Lines = Record<string, number | Float64Array>
export const lineAt = (lines: Lines, name: string, i: number): number => {
  const line = lines[name]!
  return typeof line === 'number' ? line : line[i]!
}

/** One duty judged school by school: 1 fulfilled, 0 not, NaN unknown; `applied` names the exemption that carried it. */
export interface SchoolRule {
  rows: Int32Array
  truths: Float64Array
  applied: (Exemption | null)[]
  /** The lines each school was held to, for the details and the explanation. */
  params: Lines
}

/** Duties every school must fulfil. `value` is the number of schools that do not. */
export function schoolsItem(frame: Frame, item: Item): ItemResult {
  const rule = judgeSchools(frame, item)
  const failing: string[] = []
  const unknown: string[] = []
  const exempt: string[] = []
  rule.rows.forEach((school, i) => {
    const name = frame.county.schools.names[school]!
    if (rule.truths[i] === 0) failing.push(`${name}：${failText(frame, item.key, school, rule, i)}`)
    else if (Number.isNaN(rule.truths[i]!)) unknown.push(`${name}（未报 ${missingText(frame, item, school)}）`)
    else if (rule.applied[i]) exempt.push(`${name}（${rule.applied[i]!.zh}）`)
  })
  const detail: string[] = []
  if (rule.rows.length === 0) detail.push('本县没有此类学校，视为达标')
  if (failing.length > 0) detail.push(`不达标 ${failing.length} 所`, ...failing)
  if (unknown.length > 0) detail.push(`无法判定 ${unknown.length} 所：${listed(unknown)}`)
  if (exempt.length > 0) detail.push(`按例外口径达标：${listed(exempt)}`)
  if (detail.length === 0) detail.push(`${rule.rows.length} 所学校全部达标`)
  const verdict = failing.length > 0 ? 'unmet' : unknown.length > 0 ? 'not_judgeable' : 'met'
  return { key: item.key, value: verdict === 'not_judgeable' ? null : failing.length, verdict, detail }
}

/** Schools a duty runs over: those with a counted section; 公用经费 also over teaching points too small to count. */
function concerned(frame: Frame, item: Item): Int32Array {
  if (item.key !== 'small_school_funds') return fulfilling(frame, item, frame.schoolRows)
  const { schools } = frame.county
  const rows = new Set(frame.schoolRows)
  for (let school = 0; school < schools.rows; school++) {
    const pupils = frame.schoolColumn('compulsory_students')[school]!
    if (schoolType(schools.types[school]!).kind === 'teaching_point' && pupils > 0) rows.add(school)
  }
  const all = Int32Array.from([...rows].sort((a, b) => a - b))
  return fulfilling(frame, item, all)
}

/** Those the item's `where` does not rule out; unknown stays in. */
function fulfilling(frame: Frame, item: Item, rows: Int32Array): Int32Array {
  if (!item.where) return rows
  const inside = compute(item.where.tree, schoolScope(frame, rows, item.params))
  return rows.filter((_, i) => inside[i] !== 0)
}

export function judgeSchools(frame: Frame, item: Item): SchoolRule {
  const rows = concerned(frame, item)
  const strict = paramsOf(frame, item, rows)
  const shown: Lines = { ...strict }
  const formula = ruleFormula(frame, item)
  const truths = compute(formula.tree, schoolScope(frame, rows, strict)).slice()
  const applied: (Exemption | null)[] = new Array(rows.length).fill(null)
  for (const exemption of exemptionsFor(frame.standard, frame.profile, item.key)) {
    const asked = namesIn(exemption.condition.tree)
    const holds = compute(
      exemption.condition.tree,
      schoolScope(frame, rows, asked.has('largest_class') ? { largest_class: largestClasses(frame, rows) } : {}),
    )
    const relaxedParams = relaxed(frame, exemption, rows, strict)
    const truthsThen = compute(formula.tree, schoolScope(frame, rows, relaxedParams))
    for (const [name, line] of Object.entries(relaxedParams)) {
      if (line !== strict[name])
        shown[name] = perSchool(rows, (_, i) => (holds[i] === 1 ? lineAt(relaxedParams, name, i) : lineAt(shown, name, i)))
    }
    for (let i = 0; i < rows.length; i++) {
      if (truths[i] === 1 || holds[i] === 0 || truthsThen[i] === 0) continue
      // Whether the exemption applies is unknown, and it would decide: so is the verdict.
      if (Number.isNaN(holds[i]!)) truths[i] = Number.NaN
      else if (truthsThen[i] === 1) {
        truths[i] = 1
        applied[i] = exemption
      }
    }
  }
  return { rows, truths, applied, params: shown }
}

export function ruleFormula(frame: Frame, item: Item): ParsedFormula {
  for (const [setting, byValue] of Object.entries(item.alternatives ?? {})) {
    const other = byValue[String(frame.profile.settings.get(setting))]
    if (other && 'tree' in other) return other
  }
  return item.formula!
}

/** The lines of the rule, per school. */
function paramsOf(frame: Frame, item: Item, rows: Int32Array): Lines {
  const params: Lines = { ...item.params }
  if (item.key === 'music_art_rooms') params['roomsRequired'] = roomsRequired(frame, rows, item.params!['roomsPerClasses']!)
  if (item.key === 'school_size') params['sizeLimit'] = perSchool(rows, (school) => sizeLimit(frame, school, item.params!))
  if (item.key === 'small_school_funds')
    params['fundsRequired'] = perSchool(rows, (school) => fundsRequired(frame, school, item.params!['headcountFloor']!))
  return params
}

function relaxed(frame: Frame, exemption: Exemption, rows: Int32Array, strict: Lines): Lines {
  const result: Lines = { ...strict }
  if (exemption.applies === 'school_size') {
    const lines = exemption.params as Record<string, number>
    result['sizeLimit'] = perSchool(rows, (school, i) => lines[sizeKind(frame, school)] ?? lineAt(strict, 'sizeLimit', i))
  } else {
    for (const name of ['musicMinArea', 'artMinArea']) {
      result[name] = perSchool(rows, (school) => areaLine(frame, exemption, school, name))
    }
  }
  return result
}

/** A stricter stage rules where a school has both: its rooms serve all its pupils. */
function areaLine(frame: Frame, exemption: Exemption, school: number, name: string): number {
  const params = exemption.params as Record<string, number | Record<string, number>>
  const flat = params[name]
  if (typeof flat === 'number') return flat
  const stages = sectionsOfSchool(frame.county, school).map((section) =>
    frame.county.sections.stage[section] === 0 ? 'primary' : 'junior',
  )
  return Math.max(...stages.map((stage: Stage) => (params[stage] as Record<string, number>)[name]!))
}

/** 每12个班各1间: ceil(班数 / 12), once for the school or stage by stage (口径 musicArt.scope). */
function roomsRequired(frame: Frame, rows: Int32Array, perClasses: number): Float64Array {
  const classes = frame.sectionColumn('classes')
  const { sections } = frame.county
  const perStage = frame.profile.settings.get('musicArt.scope') === 'per_stage'
  const required = newColumn(rows.length)
  rows.forEach((school, i) => {
    let all = 0
    let stageByStage = 0
    for (const section of sectionsOfSchool(frame.county, school)) {
      if (sections.numbers.get('students')?.[section] === 0) continue
      all += classes[section]!
      stageByStage += Math.ceil(classes[section]! / perClasses)
    }
    required[i] = perStage ? stageByStage : Math.ceil(all / perClasses)
  })
  return required
}

function perSchool(rows: Int32Array, f: (school: number, i: number) => number): Float64Array {
  const result = newColumn(rows.length)
  for (let i = 0; i < rows.length; i++) result[i] = f(rows[i]!, i)
  return result
}

export function sizeKind(frame: Frame, school: number): string {
  const kind = schoolType(frame.county.schools.types[school]!).kind
  if (kind === 'nine_year' || kind === 'twelve_year' || kind === 'unknown') return kind
  return frame.county.sections.stage[sectionsOfSchool(frame.county, school)[0]!] === 0 ? 'primary' : 'junior'
}

function sizeLimit(frame: Frame, school: number, params: Readonly<Record<string, number>>): number {
  const kind = sizeKind(frame, school)
  // Of an unknown kind only the strictest line is sure: within it the school is met, beyond it nobody can say.
  if (kind === 'unknown')
    return frame.schoolColumn('compulsory_students')[school]! <= params['primary']! ? params['primary']! : Number.NaN
  return kind === 'twelve_year' ? Number(frame.profile.settings.get('size.twelveYear')) : params[kind]!
}

/** 按100人核定: 100 pupils at the stage's 基准定额; a school of both stages by its pupils' shares. */
function fundsRequired(frame: Frame, school: number, headcount: number): number {
  const pupils = schoolPupils(frame.county, school)
  const all = pupils.primary + pupils.junior
  const rate = (stage: Stage): number =>
    pupils[stage] === 0 ? 0 : (pupils[stage] / all) * (frame.county.values.get(`per_student_std_${stage}`)?.number ?? Number.NaN)
  return headcount * (rate('primary') + rate('junior'))
}

function largestClasses(frame: Frame, rows: Int32Array): Float64Array {
  const { classes } = frame.county
  return perSchool(rows, (school) => {
    if (!classes) return Number.NaN
    let largest = Number.NaN
    for (const section of sectionsOfSchool(frame.county, school)) {
      for (let row = classes.start[section]!; row < classes.start[section + 1]!; row++) {
        largest = Number.isNaN(largest) ? classes.students[row]! : Math.max(largest, classes.students[row]!)
      }
    }
    return largest
  })
}

const FAIL_TEXTS: Record<string, (frame: Frame, school: number, rule: SchoolRule, i: number) => string> = {
  music_art_rooms: (frame, school, rule, i) => {
    const one = (word: string, kind: number, line: number): string => {
      const areas = roomsOf(frame, school, kind)
      const good = areas.filter((area) => atLeast(area, line)).length
      const sizes = areas.length > 0 ? `${areas.map(plain).join('、')} ㎡` : '无'
      return `${word}教室 ${good}/${lineAt(rule.params, 'roomsRequired', i)} 间合格（${sizes}，每间须 ≥ ${line} ㎡）`
    }
    return `${one('音乐', 0, lineAt(rule.params, 'musicMinArea', i))}；${one('美术', 1, lineAt(rule.params, 'artMinArea', i))}`
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

function failText(frame: Frame, key: string, school: number, rule: SchoolRule, i: number): string {
  return FAIL_TEXTS[key]!(frame, school, rule, i)
}

function roomsOf(frame: Frame, school: number, kind: number): number[] {
  const rooms = frame.county.rooms!
  const areas: number[] = []
  for (const member of membersOf(frame, school)) {
    for (let room = rooms.start[member]!; room < rooms.start[member + 1]!; room++)
      if (rooms.kind[room] === kind) areas.push(rooms.area[room]!)
  }
  return areas
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

function missingText(frame: Frame, item: Item, school: number): string {
  const needed = new Set(
    [...INPUTS[item.key]!].filter((name) => !name.includes('settled') || namesIn(ruleFormula(frame, item).tree).has(name)),
  )
  const names = [...needed].filter((name) => Number.isNaN(gather(frame.schoolColumn(name), Int32Array.of(school))[0]!))
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
