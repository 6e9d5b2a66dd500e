import type { Stage } from '../../collection/county.ts'
import type { Item } from '../../standards/standard.ts'
import { stageWord } from '../explain/sources.ts'
import type { Frame } from '../frame.ts'
import { orNull } from '../items/say.ts'
import { judgeSchools } from '../items/schools.ts'
import type { SectionResult, Verdict } from '../result.ts'
import { column, type Figure, figure, type Sentence, say, sentenceCell, textCell, verdictCell } from './cells.ts'
import type { FormColumn, FormFigure, FormRow } from './form.ts'
import { rowIn } from './form-ii.ts'

/** One school as its own table sees it. */
export interface SchoolAt {
  school: number
  code: string
  sections: readonly SectionResult[]
}

/** A2 and A3 of 学校自评表: 指标名称 | 指标值或简要结论 | 是否达标. */
export const SENTENCE_COLUMNS: readonly FormColumn[] = [
  column('name', '指标名称', 30, { align: 'left' }),
  column('text', '指标值或简要结论', 60, { align: 'left' }),
  column('verdict', '是否达标', 12),
]

export type Line = (at: SchoolAt) => { name: string; sentence: Sentence; verdict: Verdict | null; item: string }

export function rowOf(line: Line, at: SchoolAt): FormRow {
  const { name, sentence, verdict, item } = line(at)
  const explain = { indicator: item }
  const open = sentence.figures.some((f) => f.missing.length > 0)
  return {
    key: item,
    cells: [
      textCell('name', name),
      sentenceCell('text', sentence, explain),
      verdictCell('verdict', verdict, explain, verdict === 'not_judgeable' && !open ? ['所需数据未报'] : []),
    ],
  }
}

/** 1 fulfilled, 0 not, NaN unknown; null for a school the rule does not concern. */
export function truths(frame: Frame, item: Item): (school: number) => Verdict | null {
  const rule = judgeSchools(frame, item)
  const found = new Map([...rule.rows].map((school, i) => [school, rule.truths[i]!]))
  return (school) => {
    const truth = found.get(school)
    return truth === undefined ? null : Number.isNaN(truth) ? 'not_judgeable' : truth === 1 ? 'met' : 'unmet'
  }
}

export const ofSchool = (frame: Frame, school: number, element: string): Figure => ({
  value: orNull(frame.schoolColumn(element)[school]!),
  missing: [frame.standard.catalogue.elements.get(element)?.zh ?? '在校学生数'],
})
export const number = (item: string, label: string, found: Figure, unit: string, decimals = unit === '%' ? 1 : 0): FormFigure =>
  figure(label, found, decimals, unit, { indicator: item })

/** 小学n个、初中n个, over the stages this school has. */
export function perStage(
  frame: Frame,
  at: SchoolAt,
  item: string,
  label: string,
  unit: string,
  of: (row: number, stage: Stage) => Figure,
): Sentence {
  const parts = at.sections.map((section) => {
    const shown = number(item, `${stageWord(section.stage)}${label}`, of(rowIn(frame, section), section.stage), unit)
    return { text: `${stageWord(section.stage)}${say`${shown}`.text}`, figure: shown }
  })
  return { text: parts.map((p) => p.text).join('、'), figures: parts.map((p) => p.figure) }
}
