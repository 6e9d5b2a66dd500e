import { STAGES } from '../../collection/county.ts'
import { describeFormula } from '../../standards/formula/describe.ts'
import { namesIn, perPupil } from '../../standards/formula/parse.ts'
import type { Indicator, ParsedFormula } from '../../standards/standard.ts'
import type { Explanation, ExplanationInput, SplitExplanation } from '../explanation.ts'
import type { Frame } from '../frame.ts'
import { formulaOf, indicatorColumn, verdictOf, type Way } from '../indicators.ts'
import { orNull } from '../items/say.ts'
import { pupilsOf, sectionsOfSchool, splitKind } from '../split.ts'
import { raisesNote } from '../spread/raises.ts'
import { figure } from './numbers.ts'
import { sectionInput, sectionName, shortName, stageWord } from './sources.ts'
import { type Gap, gapIn, lackIn, missingFor, type Shortfall, toPass } from './to-pass.ts'

/** One indicator of one section as it was judged. An excluded section has a value, and a reason instead of a verdict. */
interface Worked extends Shortfall {
  way: Way
  reason: string | null
  verdict: Explanation['verdict']
}

/** One indicator of one section, down to the cells. An excluded section is explained too, with why it does not count. */
export function explainSection(frame: Frame, section: number, indicator: Indicator): Explanation {
  const { county, standard } = frame
  const worked = workOut(frame, section, indicator)
  const { way, formula, value, split, threshold, reason, verdict } = worked
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
        ? toPass(frame, worked)
        : verdict === 'not_judgeable'
          ? `补报：${missingFor(frame, section, formula)}`
          : null,
    notes: [
      ...(reason ? [`本学段不计入评估：${reason}`] : []),
      ...(way.kind === 'alternative' ? [way.note] : []),
      ...(way.kind === 'exemption' ? [`按例外口径计算：${way.exemption.zh}（${way.exemption.timeLimit}）`] : []),
      ...raisesNotes(frame, worked),
      ...(indicator.notes ? [indicator.notes] : []),
    ],
  }
}

/** Said of counted sections with a line to reach. */
function raisesNotes(frame: Frame, { section, indicator, value, threshold, reason }: Worked): string[] {
  if (threshold === null || reason !== null) return []
  const stage = STAGES[frame.county.sections.stage[section]!]!
  const note = raisesNote(frame, indicator, stage, value)
  return note ? [note] : []
}

/** What an unmet indicator of a section lacks, in what one can buy; null where it is not unmet or nothing can be bought. */
export function gapOf(frame: Frame, section: number, indicator: Indicator): Gap | null {
  const worked = workOut(frame, section, indicator)
  return worked.verdict === 'unmet' ? gapIn(frame, worked) : null
}

/** What must be bought for it, as a number of `indicator.gap.unit`; null as for `gapOf`. */
export function buyOf(frame: Frame, section: number, indicator: Indicator): number | null {
  const worked = workOut(frame, section, indicator)
  return worked.verdict === 'unmet' ? (lackIn(frame, worked)?.buy ?? null) : null
}

function workOut(frame: Frame, section: number, indicator: Indicator): Worked {
  const stage = STAGES[frame.county.sections.stage[section]!]!
  const { values, ways } = indicatorColumn(frame, indicator, stage, Int32Array.of(section))
  const value = values[0]!
  const way = ways.get(0) ?? { kind: 'standard' as const }
  const formula =
    way.kind === 'alternative'
      ? indicator.alternative!.formula[stage]
      : way.kind === 'exemption'
        ? way.exemption.formula!
        : formulaOf(indicator, stage, frame.profile)
  const threshold = indicator.thresholds?.[stage] ?? null
  const reason = frame.scope.reasons[section] ?? null
  const verdict = threshold === null || reason !== null ? null : verdictOf(value, threshold)
  return { section, indicator, value, way, formula, split: splitOf(frame, section, formula), threshold, reason, verdict }
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
  if (splitKind(county, school) !== 'nine_year' && county.schools.numbers.has('senior_students'))
    inputs.push(sectionInput(frame, section, 'senior_students'))
  return inputs
}
