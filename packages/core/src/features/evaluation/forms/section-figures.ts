import { STAGES, type Stage } from '../../collection/county.ts'
import { cellOf, sectionInput, sectionName, stageWord } from '../explain/sources.ts'
import type { ExplanationInput } from '../explanation.ts'
import type { Frame } from '../frame.ts'
import { orNull } from '../items/say.ts'
import type { CountyResult, SectionResult } from '../result.ts'
import { type Figure, toldCell } from './cells.ts'
import type { FormCell, FormKey } from './form.ts'

const places = new WeakMap<Frame, Map<string, number>>()

/** The county's row of a judged section. */
export function rowIn(frame: Frame, { schoolCode, stage }: Pick<SectionResult, 'schoolCode' | 'stage'>): number {
  const { schools, sections } = frame.county
  let rows = places.get(frame)
  if (!rows) {
    rows = new Map()
    for (const row of frame.sectionRows) rows.set(`${schools.codes[sections.school[row]!]} ${STAGES[sections.stage[row]!]}`, row)
    places.set(frame, rows)
  }
  const row = rows.get(`${schoolCode} ${stage}`)
  if (row === undefined) throw new Error(`no counted section ${schoolCode} ${stage}`)
  return row
}

export const schoolRow = (frame: Frame, section: SectionResult): number => frame.county.sections.school[rowIn(frame, section)]!

export const sectionNameOf = (frame: Frame, section: SectionResult): string => sectionName(frame.county, rowIn(frame, section))

/** A value of one section (or of its school), with the teaching points merged into it where pupils and classes are meant. */
export function sectionFigure(frame: Frame, row: number, element: string): Figure {
  const input = (): ReturnType<typeof sectionInput> => sectionInput(frame, row, element)
  const { zh, unit } = frame.standard.catalogue.elements.get(element)!
  // Pupils and classes of teaching points merged into a section are added to it; its grades are still its own.
  const value =
    element === 'grade_count'
      ? (frame.county.sections.numbers.get(element)?.[row] ?? Number.NaN)
      : frame.sectionColumn(element)[row]!
  return {
    value: orNull(value),
    missing: [zh],
    workings: () => ({
      title: `${sectionName(frame.county, row)} ${zh}`,
      unit,
      formula: '填报数',
      withNumbers: String(input().value ?? '未报'),
      inputs: [input()],
    }),
  }
}

/** A word of a school's row (its code, name or type) and the cell it was read from. */
export function schoolWord(
  frame: Frame,
  school: number,
  key: 'school_code' | 'school_name' | 'school_type_code',
): ExplanationInput {
  const { schools } = frame.county
  const column = { school_code: schools.codes, school_name: schools.names, school_type_code: schools.types }[key]
  const zh = { school_code: '学校代码', school_name: '学校名称', school_type_code: '办学类型代码' }[key]
  return {
    element: key,
    zh,
    unit: '',
    value: column[school] || null,
    source: cellOf(schools.source, schools.lines[school]!, key),
  }
}

/** 小学 or 初中 at the head of a row; taken apart, it says which sections the row counts and which it leaves out, and why. */
export function stageCell(form: FormKey, frame: Frame, result: CountyResult, stage: Stage): FormCell {
  const word = stageWord(stage)
  return toldCell('stage', word, { stage, indicator: `form:${form}.stage` }, () => {
    const counted = result.sections.filter((s) => s.stage === stage)
    const left = result.excluded.filter((s) => s.stage === stage)
    return {
      title: `${word}：计入的学段`,
      unit: '个',
      formula: `有${word}学段的学校，按标准的计入范围`,
      withNumbers: `计入 ${counted.length} 个，不计入 ${left.length} 个`,
      inputs: [
        ...counted.map((s) => sectionInputOf(frame, s, sectionNameOf(frame, s))),
        ...left.map((s) => ({ ...sectionWord(s.schoolName), value: `不计入：${s.reason}` })),
      ],
    }
  })
}

const sectionInputOf = (frame: Frame, section: SectionResult, zh: string): ExplanationInput => ({
  ...sectionInput(frame, rowIn(frame, section), 'students'),
  zh: `${zh} 在校学生数`,
})
const sectionWord = (zh: string): Omit<ExplanationInput, 'value'> => ({ element: 'excluded', zh, unit: '', source: null })
