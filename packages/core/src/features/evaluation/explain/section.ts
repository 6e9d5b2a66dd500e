import { STAGES } from '../../collection/county.ts'
import { describeFormula } from '../../standards/formula/describe.ts'
import { namesIn, perPupil } from '../../standards/formula/parse.ts'
import { atLeast } from '../../standards/formula/tolerance.ts'
import type { Indicator, ParsedFormula } from '../../standards/standard.ts'
import type { Explanation, ExplanationInput, SplitExplanation } from '../explanation.ts'
import type { Frame } from '../frame.ts'
import { formulaOf, indicatorColumn, judgeSection, verdictOf } from '../indicators.ts'
import { orNull } from '../items/say.ts'
import { pupilsOf, sectionsOfSchool, splitKind } from '../split.ts'
import { figure, gapText } from './numbers.ts'
import { nameOf, sectionInput, sectionName, shortName, stageWord } from './sources.ts'

/** One indicator of one section, down to the cells. An excluded section is explained too, with why it does not count. */
export function explainSection(frame: Frame, section: number, indicator: Indicator): Explanation {
  const { county, standard } = frame
  const stage = STAGES[county.sections.stage[section]!]!
  const { values, ways } = indicatorColumn(frame, indicator, stage, Int32Array.of(section))
  const value = values[0]!
  const way = ways.get(0) ?? { kind: 'standard' as const }
  const formula =
    way.kind === 'alternative'
      ? indicator.alternative!.formula[stage]
      : way.kind === 'exemption'
        ? way.exemption.formula!
        : formulaOf(indicator, stage, frame.profile)
  const split = splitOf(frame, section, formula)
  const threshold = indicator.thresholds?.[stage] ?? null
  const reason = frame.scope.reasons[section] ?? null
  const verdict = threshold === null || reason !== null ? null : verdictOf(value, threshold)
  return {
    title: `${sectionName(county, section)} ${indicator.zh}`,
    indicator: indicator.code,
    unit: indicator.unit,
    value: orNull(value),
    formula: `${describeFormula(formula.tree, (name) => shortName(frame, name))}${split ? '（共用资源按学段份额）' : ''}`,
    withNumbers: `${working(frame, section, formula, split)} = ${figure(value)}`,
    inputs: inputsOf(frame, section, formula, split),
    split,
    threshold,
    clause: `${standard.docNo} ${indicator.clause}`,
    source: indicator.source,
    confidence: indicator.confidence,
    verdict,
    toPass:
      verdict === 'unmet'
        ? toPass(frame, section, indicator, formula, value, threshold!, split)
        : verdict === 'not_judgeable'
          ? `补报：${missing(frame, section, formula)}`
          : null,
    notes: [
      ...(reason ? [`本学段不计入评估：${reason}`] : []),
      ...(way.kind === 'alternative' ? [way.note] : []),
      ...(way.kind === 'exemption' ? [`按例外口径计算：${way.exemption.zh}（${way.exemption.timeLimit}）`] : []),
      ...(indicator.notes ? [indicator.notes] : []),
    ],
  }
}

/** The split as applied, or null when nothing in the formula is split for this section. */
function splitOf(frame: Frame, section: number, formula: ParsedFormula): SplitExplanation | null {
  const { county, standard } = frame
  const shared = [...namesIn(formula.tree)].some((name) => standard.catalogue.elements.get(name)?.shared)
  const school = county.sections.school[section]!
  const kind = splitKind(county, school)
  if (!shared || kind === null || kind === 'unknown') return null
  const { campuses } = county
  if (campuses && campuses.start[school + 1]! > campuses.start[school]!) {
    return { kind: 'campuses', share: null, text: '按校区拆分：单一学段的校区资源直接归该段，其余校区按各自学生数加权' }
  }
  const pupils = pupilsOf(frame.facts, school)
  const ratio = standard.split.ratio[kind]
  const stage = STAGES[county.sections.stage[section]!]!
  const term = (part: 'primary' | 'junior' | 'senior'): string => {
    const weight = ratio[part]!
    return weight === 1 ? figure(pupils[part]) : `${weight} × ${figure(pupils[part])}`
  }
  const parts = (['primary', 'junior', 'senior'] as const).filter((part) => ratio[part] !== undefined)
  const share = frame.shares[section]!
  return {
    kind,
    share: orNull(share),
    text: `${stageWord(stage)}部份额 = ${term(stage)} ÷（${parts.map(term).join(' + ')}）= ${figure(share)}`,
  }
}

/** The formula with its numbers: one share over a sum of shared amounts, else each name's own value for this section. */
function working(frame: Frame, section: number, formula: ParsedFormula, split: SplitExplanation | null): string {
  const parts = perPupil(formula.tree)
  const own = (name: string): string => figure(frame.sectionColumn(name)[section]!)
  if (!parts || !split || split.share === null) return describeFormula(formula.tree, own)
  const school = frame.county.sections.school[section]!
  const whole = (name: string): string => figure(frame.county.schools.numbers.get(name)?.[school] ?? Number.NaN)
  const amount = describeFormula(parts.amount, whole)
  const wrapped = parts.amount.kind === 'binary' ? `（${amount}）` : amount
  const factor = parts.factor === 1 ? '' : `${parts.factor} × `
  return `${factor}${wrapped} × ${figure(split.share)} ÷ ${own('students')}`
}

function inputsOf(frame: Frame, section: number, formula: ParsedFormula, split: SplitExplanation | null): ExplanationInput[] {
  const inputs = [...namesIn(formula.tree)].map((name) => sectionInput(frame, section, name))
  if (!split) return inputs
  const { county } = frame
  const school = county.sections.school[section]!
  for (const other of sectionsOfSchool(county, school)) if (other !== section) inputs.push(sectionInput(frame, other, 'students'))
  if (split.kind !== 'nine_year' && county.schools.numbers.has('senior_students'))
    inputs.push(sectionInput(frame, section, 'senior_students'))
  return inputs
}

function missing(frame: Frame, section: number, formula: ParsedFormula): string {
  const names = [...namesIn(formula.tree)].filter((name) => Number.isNaN(frame.sectionColumn(name)[section]!))
  const own = names.filter((name) => sectionInput(frame, section, name).value === null).map((name) => nameOf(frame, name).zh)
  // A split fails for want of a head-count although the amount itself is there.
  const unknownType = splitKind(frame.county, frame.county.sections.school[section]!) === 'unknown'
  const forSplit =
    names.length > own.length
      ? [unknownType ? '办学类型代码（决定资源怎样拆分）' : '学段拆分所需的各学段（含高中部）在校学生数']
      : []
  return [...own, ...forSplit].join('、')
}

function toPass(
  frame: Frame,
  section: number,
  indicator: Indicator,
  formula: ParsedFormula,
  value: number,
  threshold: number,
  split: SplitExplanation | null,
): string {
  const parts = perPupil(formula.tree)
  if (!parts) return `须由 ${figure(value)} 提高到 ${threshold} ${indicator.unit}`
  const { unit, what, whole } = indicator.gap
  const pupils = frame.sectionColumn('students')[section]!
  const gap = ((threshold - value) * pupils) / parts.factor
  const stage = stageWord(STAGES[frame.county.sections.stage[section]!]!)
  const place = split ? `${stage}部` : ''
  const buy =
    split?.share != null
      ? `${place}还缺${what} ${gapText(gap, unit, false)}（按份额折合全校 ${gapText(gap / split.share, unit, whole)}）`
      : split
        ? `${place}还缺${what} ${gapText(gap, unit, whole)}（加在单一学段的校区全部计入本学段，加在多学段校区只计其份额）`
        : `还缺${what} ${gapText(gap, unit, whole)}`
  const fewer = pupilsAt(frame, section, value, threshold, split)
  const drop = fewer === null || fewer <= 0 ? '' : `；或${stage}在校生减至 ${fewer} 人`
  return `${buy}${drop}${standing(frame, section, value, threshold)}`
}

/** Where the section stands under the pass rule with this gap. */
function standing(frame: Frame, section: number, value: number, threshold: number): string {
  const rule = frame.standard.passRule
  if (!rule) return ''
  if (!atLeast(value, rule.floorRatio * threshold)) return '。低于标准的 85%，本学段因此不能达标'
  const stage = STAGES[frame.county.sections.stage[section]!]!
  const rows = Int32Array.of(section)
  const columns = frame.standard.indicators.map((i) => indicatorColumn(frame, i, stage, rows))
  const { met } = judgeSection(frame.standard, stage, columns, 0)!
  if (met >= rule.minMet) return '。已达标准的 85%，作为七项中唯一的余项可以通过；再有一项不足，本学段即未达标'
  return `。已达标准的 85%，但七项中只有 ${met} 项达标，余项只能有一项`
}

/** At how many pupils of this stage the amount would suffice. Fewer pupils also means a smaller share where resources are split. */
function pupilsAt(
  frame: Frame,
  section: number,
  value: number,
  threshold: number,
  split: SplitExplanation | null,
): number | null {
  const pupils = frame.sectionColumn('students')[section]!
  if (!split) return Math.floor((value * pupils) / threshold + 1e-9)
  if (split.share === null) return null
  const others = pupils / split.share - pupils
  return Math.floor((value * (pupils + others)) / threshold - others + 1e-9)
}
