import type { Stage } from '../../collection/county.ts'
import { describeFormula } from '../../standards/formula/describe.ts'
import type { Item } from '../../standards/standard.ts'
import { cellOf, schoolInput, sectionInput, shortName, stageWord } from '../explain/sources.ts'
import type { ExplanationInput } from '../explanation.ts'
import type { Frame } from '../frame.ts'
import { orNull } from '../items/say.ts'
import { judgeSchools } from '../items/schools.ts'
import type { SectionResult, Verdict } from '../result.ts'
import { column, type Figure, figure, type Sentence, say, sentenceCell, textCell, verdictCell } from './cells.ts'
import type { FormColumn, FormFigure, FormRow, Workings } from './form.ts'
import { rowIn } from './section-figures.ts'

/** One school as its own table sees it. */
export interface SchoolAt {
  school: number
  code: string
  sections: readonly SectionResult[]
}

/** As much of it as a line of A2 or A3 needs: the counted sections need not have been judged. */
export interface LineAt extends Omit<SchoolAt, 'sections'> {
  sections: readonly Pick<SectionResult, 'schoolCode' | 'stage'>[]
}

/** A2 and A3 of 学校自评表: 指标名称 | 指标值或简要结论 | 是否达标. */
export const SENTENCE_COLUMNS: readonly FormColumn[] = [
  column('name', '指标名称', 30, { align: 'left' }),
  column('text', '指标值或简要结论', 60, { align: 'left' }),
  column('verdict', '是否达标', 12),
]

/** A row of A2 or A3 for one school. `elements` are the school's own figures behind it. */
export type Line = (at: LineAt) => {
  name: string
  sentence: Sentence
  verdict: Verdict | null
  item: string
  /** Where two rows rest on one item. */
  key?: string
  elements: readonly string[]
}

export function rowOf(frame: Frame, line: Line, at: SchoolAt): FormRow {
  const { name, sentence, verdict, item: itemKey, key = itemKey, elements } = line(at)
  const explain = { school: at.code, indicator: `form:school.${key}` }
  const open = sentence.figures.some((f) => f.missing.length > 0)
  const item = frame.standard.items.find((i) => i.key === itemKey)!
  const workings = (): Workings => ({
    title: `${frame.county.schools.names[at.school]!} ${name}`,
    unit: '',
    formula: item.formula ? describeFormula(item.formula.tree, (each) => shortName(frame, each)) : item.zh,
    withNumbers: sentence.text,
    inputs: elements.flatMap((element) => inputsOf(frame, at, element)),
    rule: {
      clause: `${frame.standard.docNo} ${item.clause}`,
      source: `${item.source}（${item.sourceNote}）`,
      confidence: item.confidence,
      verdict,
    },
  })
  const cells = [
    textCell('name', name, explain),
    sentenceCell('text', sentence, explain),
    verdictCell('verdict', verdict, explain, verdict === 'not_judgeable' && !open ? ['所需数据未报'] : []),
  ]
  return { key, cells: cells.map((cell) => ({ ...cell, workings })) }
}

/** An element as this school reported it: of each of its sections, or of the school; `rooms` and `classes` row by row. */
function inputsOf(frame: Frame, at: SchoolAt, element: string): ExplanationInput[] {
  if (element === 'rooms') return roomInputs(frame, at.school)
  if (element === 'class_sizes') return at.sections.map((section) => classInputs(frame, section))
  if (frame.standard.catalogue.elements.get(element)?.level === 'section')
    return at.sections.map((section) => sectionInput(frame, rowIn(frame, section), element))
  return [schoolInput(frame, at.school, element)]
}

function roomInputs(frame: Frame, school: number): ExplanationInput[] {
  const { rooms } = frame.county
  if (!rooms) return []
  const found: ExplanationInput[] = []
  for (let room = rooms.start[school]!; room < rooms.start[school + 1]!; room++)
    found.push({
      element: 'rooms',
      zh: rooms.kind[room] === 0 ? '音乐教室面积' : '美术教室面积',
      unit: '㎡',
      value: orNull(rooms.area[room]!),
      source: cellOf(rooms.source, rooms.lines[room]!, 'area'),
    })
  return found
}

function classInputs(frame: Frame, section: SchoolAt['sections'][number]): ExplanationInput {
  const { classes } = frame.county
  const row = rowIn(frame, section)
  const inputs: ExplanationInput[] = []
  for (let place = classes?.start[row] ?? 0; place < (classes?.start[row + 1] ?? 0); place++)
    inputs.push({
      element: 'class_sizes',
      zh: `${classes!.grade[place]} 年级 ${classes!.name(place)}`,
      unit: '人',
      value: orNull(classes!.students[place]!),
      source: cellOf(classes!.source, classes!.lines[place]!, 'students'),
    })
  const zh = `${stageWord(section.stage)}各班学生数`
  return { element: 'class_sizes', zh, unit: '', value: `${inputs.length} 个班`, source: null, inputs }
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
  at: LineAt,
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
