import { STAGES, type Stage } from '../../collection/county.ts'
import { describeFormula } from '../../standards/formula/describe.ts'
import { namesIn } from '../../standards/formula/parse.ts'
import type { Item } from '../../standards/standard.ts'
import type { Explanation } from '../explanation.ts'
import type { Frame } from '../frame.ts'
import { conditionsOf } from '../items/ratio.ts'
import { orNull } from '../items/say.ts'
import { lineAt } from '../items/school-lines.ts'
import { judgeSchools } from '../items/schools.ts'
import { type Duty, dutiesOf } from '../school/duties.ts'
import { sectionsOfSchool } from '../split.ts'
import type { NoSuchFigure } from './explain.ts'
import type { Parts } from './item-parts.ts'
import { figure, gapText } from './numbers.ts'
import { classInputs, classSizesOf, dutyFormula, dutyInput, ratesFor, roomsLacking } from './school-items.ts'
import { schoolInput, sectionInput, sectionName, shortName, stageWord } from './sources.ts'

/** One item of the standard for one school: what it says of itself, its inputs, whether it fulfils its part, what is lacking. */
export function explainSchoolItem(frame: Frame, item: Item, school: number, stage?: Stage): Explanation | NoSuchFigure {
  const name = frame.county.schools.names[school]!
  const duty = dutiesOf(frame)(school).find((each) => each.item === item)
  if (!duty) return { missing: `「${item.zh}」不逐校判定，或不涉及${name}；不指定学校可以看全县的结论` }
  const parts = partsOf(frame, duty, school, stage)
  const verdict = parts.verdict ?? duty.verdict
  return {
    title: `${name} ${item.zh}`,
    indicator: item.key,
    unit: item.kind === 'judgement' || item.key === 'music_art_rooms' ? '' : item.unit,
    value: null,
    formula: '按佐证材料判断，由人填写结论',
    withNumbers: duty.lines.map(({ name: what, text }) => `${what}：${text}`).join('；'),
    inputs: [{ ...schoolInput(frame, school, item.key), zh: '本校结论' }],
    split: null,
    threshold: null,
    clause: `${frame.standard.docNo} ${item.clause}`,
    source: `${item.source}（${item.sourceNote}）`,
    confidence: item.confidence,
    ...parts,
    verdict,
    toPass: toPassOf(duty, verdict, parts.toPass),
    notes: [...(parts.notes ?? []), ...(item.notes ? [item.notes] : [])],
  }
}

function partsOf(frame: Frame, duty: Duty, school: number, stage?: Stage): Parts {
  const { item } = duty
  if (item.kind === 'schools') return dutyParts(frame, item, school)
  if (item.kind === 'classes') return classParts(frame, item, school, stage)
  if (item.kind === 'ratio') return shareParts(frame, item, school)
  if (item.kind === 'zoned') return zonedParts(frame, item, school)
  if (item.kind === 'school_standard')
    return {
      formula: `核心指标（${item.params!['coreItems']} 项，各省自定）不达标少于 ${item.params!['failAt']} 项，且得分 ≥ ${item.params!['minScore']}`,
      inputs: ['core_items_failed', 'school_standard_score'].map((name) => schoolInput(frame, school, name)),
    }
  return {}
}

function toPassOf(duty: Duty, verdict: Explanation['verdict'], lacking: string | null | undefined): string | null {
  if (verdict === 'unmet') return lacking || '须改正以上情形并附佐证'
  if (verdict !== 'not_judgeable') return null
  const missing = [...new Set(duty.missing)]
  return missing.length > 0 ? `补报：${missing.join('、')}` : '补报所缺数据后才能判定'
}

/** The figure of a duty that is held against its line, by item. Those of several figures have none. */
const MEASURED: Readonly<Record<string, { names: readonly string[]; line: string; unit: string }>> = {
  school_size: { names: ['compulsory_students'], line: 'sizeLimit', unit: '人' },
  small_school_funds: { names: ['public_funds_appropriated_yuan'], line: 'fundsRequired', unit: '元' },
  training_funds_5pct: { names: ['training_funds_budget_wan', 'public_funds_budget_wan'], line: 'minShare', unit: '比例' },
}

function dutyParts(frame: Frame, item: Item, school: number): Parts {
  const rule = judgeSchools(frame, item)
  const i = rule.rows.indexOf(school)
  const formula = dutyFormula(frame, item)
  if (i < 0) return { formula, inputs: [], notes: ['本校不涉及这一项'] }
  const exemption = rule.applied[i]
  const { names, line, unit } = MEASURED[item.key] ?? { names: [], line: '', unit: '' }
  const [part, whole] = names.map((name) => frame.schoolColumn(name)[school]!)
  const value = part === undefined ? Number.NaN : whole === undefined ? part : part / whole
  const threshold = line ? lineAt(rule.params, line, i) : Number.NaN
  return {
    formula,
    unit,
    value: orNull(value),
    threshold: orNull(threshold),
    inputs: [...ratesFor(frame, item), ...dutyInput(frame, item, rule, i).inputs!],
    toPass: roomsLacking(frame, item, rule, i) || lackingOf(item.key, part, whole, threshold),
    notes: exemption ? [`按例外口径达标：${exemption.zh}（${exemption.timeLimit}）`] : [],
  }
}

function lackingOf(key: string, part: number | undefined, whole: number | undefined, line: number): string {
  if (part === undefined || Number.isNaN(part + line)) return ''
  if (key === 'school_size') return `超出 ${figure(part - line)} 人：须分流，或在学位布局中新增学校`
  if (key === 'small_school_funds') return `还差 ${gapText(line - part, '元', false)}`
  return whole === undefined ? '' : `还差 ${figure(Number((line * whole - part).toFixed(6)))} 万元`
}

/** 班额 of the school's sections, or of the one asked for. */
function classParts(frame: Frame, item: Item, school: number, stage?: Stage): Parts {
  const sections = sectionsOfSchool(frame.county, school).filter((section) =>
    stage === undefined ? frame.scope.reasons[section] === null : STAGES[frame.county.sections.stage[section]!] === stage,
  )
  const found = sections.map((section) => ({ section, ...classSizesOf(frame, item, section) }))
  const [only, another] = found
  const largest = found.map((each) => each.found.largest)
  const verdict = found.some((each) => each.found.over.length > 0)
    ? 'unmet'
    : found.some((each) => each.found.unknown !== null)
      ? 'not_judgeable'
      : 'met'
  return {
    formula: `每一个班的学生数 ≤ 上限：${found
      .map((each) => `${stageWord(STAGES[frame.county.sections.stage[each.section]!]!)} ${each.found.limit} 人`)
      .join('，')}`,
    unit: '人',
    value: largest.includes(null) || largest.length === 0 ? null : Math.max(...(largest as number[])),
    threshold: only && !another ? only.found.limit : null,
    inputs: found.map((each) => ({ ...each.input, inputs: classInputs(frame, each.section, each.input) })),
    ...(stage !== undefined &&
      only && {
        verdict,
        title: `${sectionName(frame.county, only.section)} ${item.zh}`,
        withNumbers: `${only.found.largest === null ? '' : `最大班额 ${only.found.largest} 人，`}${only.found.unknown ?? `超过 ${only.found.limit} 人的班 ${only.found.over.length} 个`}`,
      }),
    toPass: found
      .filter((each) => each.toPass)
      .map((each) => (another ? `${sectionName(frame.county, each.section)}：${each.toPass}` : each.toPass))
      .join('；'),
  }
}

/** What a school's own part of a county's ratio is made of; where the county's own elements are another's, named here. */
const OWN_PARTS: Readonly<Record<string, readonly [string, string]>> = {
  special_edu_funds: ['special_funds_school_yuan', 'inclusive_students'],
}

/** A share the county reaches only if its schools do: this school's part of it. */
function shareParts(frame: Frame, item: Item, school: number): Parts {
  const condition = conditionsOf(frame, item)[0]!
  const [part, whole] = OWN_PARTS[item.key] ?? [...namesIn(condition.formula.tree)]
  const { threshold } = condition
  const line =
    typeof threshold === 'number'
      ? threshold
      : Number('setting' in threshold ? frame.profile.settings.get(threshold.setting) : Number.NaN)
  const [own, all] = [part!, whole!].map((name) => frame.schoolColumn(name)[school]!)
  const unit = item.key === 'special_edu_funds' ? '元' : '人'
  return {
    formula: `${condition.zh}（本校）= ${shortName(frame, part!)} ÷ ${shortName(frame, whole!)} ≥ ${condition.unit === '比例' ? `${line * 100}%` : `${line} ${condition.unit}`}`,
    unit: condition.unit,
    value: orNull(own! / all!),
    threshold: orNull(line),
    inputs: [part!, whole!].map((name) => schoolInput(frame, school, name)),
    toPass: `还差 ${gapText(line * all! - own!, unit, true)}`,
    notes: ['这一项按全县合计判定；这里是本校的一份'],
  }
}

function zonedParts(frame: Frame, item: Item, school: number): Parts {
  const sections = sectionsOfSchool(frame.county, school)
  return {
    formula: `${describeFormula(item.formula!.tree, (name) => shortName(frame, name))}，范围：${describeFormula(item.where!.tree, (name) => shortName(frame, name))}`,
    inputs: sections.flatMap((section) =>
      ['students_in_zone', 'students', 'urban_rural_code', 'ownership', 'is_boarding'].map((name) =>
        sectionInput(frame, section, name),
      ),
    ),
    notes: ['这一项按全县同学段合计判定；这里是本校的一份'],
  }
}
