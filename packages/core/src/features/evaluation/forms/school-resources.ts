import { STAGES, type Stage } from '../../collection/county.ts'
import { describeFormula } from '../../standards/formula/describe.ts'
import { perPupil } from '../../standards/formula/parse.ts'
import type { Indicator } from '../../standards/standard.ts'
import type { FigureAddress } from '../explain/explain.ts'
import { figure as numberText } from '../explain/numbers.ts'
import { explainSection } from '../explain/section.ts'
import { shortName, stageWord } from '../explain/sources.ts'
import type { Frame } from '../frame.ts'
import type { SectionResult, Verdict } from '../result.ts'
import { NONE, numberCell, toldCell } from './cells.ts'
import type { FormCell, ResourceRow, Workings } from './form.ts'
import type { SchoolAt } from './school-line.ts'
import { rowIn, sectionNameOf } from './section-figures.ts'

/** A row of A1: what the school has of a resource and what that comes to, stage by stage. */
export function resourceRow(frame: Frame, indicator: Indicator, at: SchoolAt): ResourceRow {
  const address = (what: string, stage?: Stage): FigureAddress => ({
    school: at.code,
    indicator: `form:school.${indicator.code}.${what}`,
    ...(stage && { stage }),
  })
  const whole = (): Workings => wholeRow(frame, indicator, at)
  const cellOf = (stage: Stage, part: 'amount' | 'value'): FormCell => {
    const section = at.sections.find((s) => s.stage === stage)
    if (!section) return toldCell(`${stage}.${part}`, NONE, address(`no_${part}`, stage), () => noStage(stage, indicator))
    if (part === 'amount') return amountCell(frame, indicator, section, address('amount', stage))
    const { value } = section.indicators[indicator.code] ?? { value: null }
    const explain = { school: at.code, stage, indicator: indicator.code }
    return numberCell(`${stage}.value`, { value, missing: lacking(indicator, stage) }, indicator.decimals, explain)
  }
  const zh = `${indicator.zh}（${indicator.unit}）`
  return {
    code: indicator.code,
    zh,
    amount: `${indicator.gap.what}（${indicator.gap.unit}）`,
    name: toldCell('name', zh, address('name'), whole),
    cells: [
      ...(['amount', 'value'] as const).flatMap((part) => STAGES.map((stage) => cellOf(stage, part))),
      verdictOf(indicator, at, address('verdict'), whole),
    ],
  }
}

const lacking = (indicator: Indicator, stage: Stage): string[] => [`${stageWord(stage)}${indicator.zh}所需数据`]

/** The amount behind a value: value × pupils ÷ the formula's factor, i.e. what the section has of it after 学段拆分. */
function amountCell(frame: Frame, indicator: Indicator, section: SectionResult, explain: FigureAddress): FormCell {
  const { stage, students } = section
  const value = section.indicators[indicator.code]?.value ?? null
  const parts = perPupil(indicator.formula[stage].tree)
  const factor = parts?.factor ?? 1
  const found = value === null || students === null ? value : (value * students) / factor
  const isWhole = found !== null && Math.abs(found - Math.round(found)) < 1e-6
  const workings = (): Workings => {
    const { inputs, split, clause, source, confidence } = explainSection(frame, rowIn(frame, section), indicator)
    const amount = parts ? describeFormula(parts.amount, (name) => shortName(frame, name)) : indicator.zh
    const by = factor === 1 ? '' : ` ÷ ${factor}`
    return {
      title: `${sectionNameOf(frame, section)} ${indicator.gap.what}`,
      unit: indicator.gap.unit,
      formula: split ? `${amount}，按学段份额计` : amount,
      withNumbers: found === null ? '未知' : `即 ${numberText(value!)} × ${students}${by} = ${numberText(found)}`,
      inputs,
      rule: { split, clause, source, confidence },
    }
  }
  const cell = { value: found, missing: lacking(indicator, stage), workings }
  return numberCell(`${stage}.amount`, cell, isWhole ? 0 : 2, explain)
}

const noStage = (stage: Stage, indicator: Indicator): Workings => ({
  title: `${stageWord(stage)} ${indicator.zh}`,
  unit: '',
  formula: `本校没有计入评估的${stageWord(stage)}学段`,
  withNumbers: NONE,
  inputs: [],
})

/** The indicator over the stages of the school. */
function wholeRow(frame: Frame, indicator: Indicator, at: SchoolAt): Workings {
  const parts = at.sections.map((section) => explainSection(frame, rowIn(frame, section), indicator))
  const [first] = parts
  return {
    title: `${frame.county.schools.names[at.school]!} ${indicator.zh}`,
    unit: indicator.unit,
    formula: first?.formula ?? indicator.zh,
    withNumbers: parts
      .map(
        (part, i) =>
          `${stageWord(at.sections[i]!.stage)} ${part.value === null ? '未知' : numberText(part.value)}${lineOf(part.threshold)}`,
      )
      .join('；'),
    inputs: parts.map(({ title, unit, value, inputs }) => ({
      element: indicator.code,
      zh: title,
      unit,
      value,
      source: null,
      inputs,
    })),
    ...(first && { rule: { clause: first.clause, source: first.source, confidence: first.confidence } }),
  }
}

const lineOf = (threshold: number | null): string => (threshold === null ? '' : `（标准 ${threshold}）`)

const WORDS: Record<Verdict, string> = { met: '是', unmet: '否', not_judgeable: '' }

/** 是 or 否; for a school of both stages each by name. */
function verdictOf({ code, zh }: Indicator, { sections }: SchoolAt, explain: FigureAddress, workings: () => Workings): FormCell {
  const found = sections.map(({ stage, indicators }) => ({ stage, verdict: indicators[code]?.verdict ?? null }))
  const [first, ...others] = found
  if (!first || first.verdict === null) return toldCell('verdict', NONE, explain, workings)
  const open = found.some(({ verdict }) => verdict === 'not_judgeable')
  const text =
    others.length === 0
      ? WORDS[first.verdict]
      : found.map(({ stage, verdict }) => `${stageWord(stage)}${WORDS[verdict ?? 'not_judgeable']}`).join('，')
  return { ...toldCell('verdict', text, explain, workings), missing: open ? [`${zh}所需数据`] : [] }
}
