import { compute } from '../../standards/formula/compute.ts'
import { newColumn, newRows } from '../../standards/formula/new-column.ts'
import { namesIn } from '../../standards/formula/parse.ts'
import type { Exemption, Item, ParsedFormula } from '../../standards/standard.ts'
import { type Frame, schoolScope } from '../frame.ts'
import { exemptionsFor } from '../indicators.ts'
import type { ItemResult } from '../result.ts'
import { listed } from './say.ts'
import { type Lines, largestClasses, lineAt, linesOf, perSchool, relaxedLines } from './school-lines.ts'
import { failText, missingText } from './school-texts.ts'

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
  for (let i = 0; i < rule.rows.length; i++) {
    if (rule.truths[i] === 1 && !rule.applied[i]) continue
    const school = rule.rows[i]!
    const name = frame.county.schools.names[school]!
    if (rule.truths[i] === 0) failing.push(`${name}：${failText(frame, item.key, school, rule, i)}`)
    else if (Number.isNaN(rule.truths[i]!)) unknown.push(`${name}（未报 ${missingText(frame, item, school)}）`)
    else if (rule.applied[i]) exempt.push(`${name}（${rule.applied[i]!.zh}）`)
  }
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
  const { types } = frame.facts
  const pupils = frame.schoolColumn('compulsory_students')
  const all = newRows(types.length)
  let length = 0
  let counted = 0
  for (let school = 0; school < types.length; school++) {
    const counts = frame.schoolRows[counted] === school
    if (counts) counted++
    if (counts || (types[school]!.kind === 'teaching_point' && pupils[school]! > 0)) all[length++] = school
  }
  return fulfilling(frame, item, all.subarray(0, length))
}

/** Those the item's `where` does not rule out; unknown stays in. */
function fulfilling(frame: Frame, item: Item, rows: Int32Array): Int32Array {
  if (!item.where) return rows
  const inside = compute(item.where.tree, schoolScope(frame, rows, item.params))
  return rows.filter((_, i) => inside[i] !== 0)
}

export function judgeSchools(frame: Frame, item: Item): SchoolRule {
  const shared = frame.shared?.duty(item)
  if (shared) return shared
  const rows = concerned(frame, item)
  const strict = linesOf(frame, item, rows)
  const shown: Lines = { ...strict }
  const formula = ruleFormula(frame, item)
  const truths = newColumn(rows.length)
  truths.set(compute(formula.tree, schoolScope(frame, rows, strict)))
  const applied: (Exemption | null)[] = new Array(rows.length).fill(null)
  for (const exemption of exemptionsFor(frame.standard, frame.profile, item.key)) {
    const asked = namesIn(exemption.condition.tree)
    const holds = compute(
      exemption.condition.tree,
      schoolScope(frame, rows, asked.has('largest_class') ? { largest_class: largestClasses(frame, rows) } : {}),
    )
    const relaxed = relaxedLines(frame, exemption, rows, strict)
    const truthsThen = compute(formula.tree, schoolScope(frame, rows, relaxed))
    for (const [name, line] of Object.entries(relaxed)) {
      if (line === strict[name]) continue
      // An exemption that leaves a school's line as it was does not take back what another has eased.
      const eases = (i: number) => holds[i] === 1 && lineAt(relaxed, name, i) !== lineAt(strict, name, i)
      const before = { [name]: shown[name]! }
      shown[name] = perSchool(rows, (_, i) => lineAt(eases(i) ? relaxed : before, name, i))
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
