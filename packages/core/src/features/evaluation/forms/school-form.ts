import { STAGES, type Stage } from '../../collection/county.ts'
import { perPupil } from '../../standards/formula/parse.ts'
import type { Indicator } from '../../standards/standard.ts'
import type { FigureAddress } from '../explain/explain.ts'
import { stageWord } from '../explain/sources.ts'
import type { Frame } from '../frame.ts'
import { orNull } from '../items/say.ts'
import type { SectionResult, Verdict } from '../result.ts'
import { schoolType } from '../school-types.ts'
import { column, type Figure, NONE, numberCell, textCell, verdictCell } from './cells.ts'
import type { FormCell, FormColumn, FormGap, FormRow, ResourceRow, SchoolForm } from './form.ts'
import { rowIn } from './form-ii.ts'
import type { JudgedCounty } from './forms.ts'
import { dutyRows } from './school-duties.ts'
import type { SchoolAt } from './school-line.ts'
import { qualityRows } from './school-quality.ts'

/** A1 of 学校自评表: raw amounts and values per stage, and whether they suffice. */
export const RESOURCE_COLUMNS: readonly FormColumn[] = [
  column('primary.amount', '原始数量 小学', 12, { align: 'right' }),
  column('junior.amount', '原始数量 初中', 12, { align: 'right' }),
  column('primary.value', '计算值 小学', 12, { align: 'right' }),
  column('junior.value', '计算值 初中', 12, { align: 'right' }),
  column('verdict', '是否达标', 12),
]

/** 学校自评表 of every school with a counted section, in the order of their codes. */
export function schoolForms(judged: JudgedCounty): SchoolForm[] {
  const { frame, result } = judged
  const sections = new Map<number, SectionResult[]>()
  for (const section of result.sections) {
    const school = frame.county.sections.school[rowIn(frame, section)]!
    sections.set(school, [...(sections.get(school) ?? []), section])
  }
  const rows = { duties: dutyRows(judged), quality: qualityRows(judged) }
  return [...frame.schoolRows].map((school) => schoolForm(judged, school, sections.get(school) ?? [], rows))
}

function schoolForm(
  { frame }: JudgedCounty,
  school: number,
  sections: readonly SectionResult[],
  rows: { duties: (at: SchoolAt) => FormRow[]; quality: (at: SchoolAt) => FormRow[] },
): SchoolForm {
  const { schools } = frame.county
  const code = schools.codes[school]!
  const founded = orNull(schools.numbers.get('founding_year')?.[school] ?? Number.NaN)
  const at: SchoolAt = { school, code, sections }
  const form: Omit<SchoolForm, 'gaps'> = {
    schoolCode: code,
    schoolName: schools.names[school]!,
    schoolType: schoolType(schools.types[school]!).zh,
    foundingYear: numberCell('founding_year', { value: founded, missing: ['规划建成年份'] }, 0, null),
    resources: frame.standard.indicators.flatMap((indicator) => [
      resourceRow(indicator, sections),
      ...(indicator.code === 'L5' && frame.standard.passRule ? sportsRows(frame, school) : []),
    ]),
    duties: rows.duties(at),
    quality: rows.quality(at),
  }
  return { ...form, gaps: gapsIn(form) }
}

/** The amount behind a value: value × pupils ÷ the formula's factor, i.e. what the section has of it after 学段拆分. */
function resourceRow(indicator: Indicator, sections: readonly SectionResult[]): ResourceRow {
  const cells: FormCell[] = []
  for (const part of ['amount', 'value'] as const) {
    for (const stage of STAGES) {
      const section = sections.find((s) => s.stage === stage)
      cells.push(section ? resourceCell(indicator, stage, section, part) : textCell(`${stage}.${part}`, NONE))
    }
  }
  const words = sections.map((s) => ({ stage: s.stage, verdict: s.indicators[indicator.code]?.verdict ?? null }))
  const [first] = sections
  const explain = first ? { school: first.schoolCode, stage: first.stage, indicator: indicator.code } : null
  cells.push(verdictOf(words, indicator.zh, explain))
  const { what, unit } = indicator.gap
  return { code: indicator.code, zh: `${indicator.zh}（${indicator.unit}）`, amount: `${what}（${unit}）`, cells }
}

function resourceCell(indicator: Indicator, stage: Stage, section: SectionResult, part: 'amount' | 'value'): FormCell {
  const value = section.indicators[indicator.code]?.value ?? null
  const factor = perPupil(indicator.formula[stage].tree)?.factor ?? 1
  const found = part === 'value' || value === null || section.students === null ? value : (value * section.students) / factor
  const figure: Figure = { value: found, missing: [`${stageWord(stage)}${indicator.zh}所需数据`] }
  const whole = part === 'amount' && found !== null && Math.abs(found - Math.round(found)) < 1e-6
  return numberCell(`${stage}.${part}`, figure, whole ? 0 : 2, {
    school: section.schoolCode,
    stage,
    indicator: indicator.code,
  })
}

const WORDS: Record<Verdict, string> = { met: '是', unmet: '否', not_judgeable: '' }

/** 是 or 否; for a school of both stages each by name. */
function verdictOf(
  found: readonly { stage: Stage; verdict: Verdict | null }[],
  zh: string,
  explain: FigureAddress | null,
): FormCell {
  const [first, ...others] = found
  if (!first || first.verdict === null) return textCell('verdict', NONE)
  if (others.length === 0) return verdictCell('verdict', first.verdict, explain, [`${zh}所需数据`])
  const text = found.map(({ stage, verdict }) => `${stageWord(stage)}${WORDS[verdict ?? 'not_judgeable']}`).join('，')
  const open = found.some(({ verdict }) => verdict === 'not_judgeable')
  return textCell('verdict', text, explain, open ? [`${zh}所需数据`] : [])
}

const SPORTS: readonly (readonly [element: string, zh: string])[] = [
  ['sports_field_area', '其中：体育场'],
  ['indoor_sports_area', '　　　体育馆'],
  ['sports_other_campus_area', '　　　校园其他专用场地'],
  ['sports_rented_area', '　　　校外租借'],
]

/** The sports area taken apart, as the whole school has it. The last two are nothing where nobody reported them. */
function sportsRows(frame: Frame, school: number): ResourceRow[] {
  return SPORTS.map(([element, zh], i) => {
    const value = frame.county.schools.numbers.get(element)?.[school] ?? Number.NaN
    const known = orNull(i > 1 && Number.isNaN(value) ? 0 : value)
    const whole: Figure = {
      value: known,
      missing: [frame.standard.catalogue.elements.get(element)!.zh],
    }
    return {
      code: '',
      zh,
      amount: '全校面积（㎡）',
      whole: true,
      cells: [
        numberCell('primary.amount', whole, known !== null && Number.isInteger(known) ? 0 : 2, null),
        ...['junior.amount', 'primary.value', 'junior.value', 'verdict'].map((key) => textCell(key, '')),
      ],
    }
  })
}

function gapsIn(form: Omit<SchoolForm, 'gaps'>): FormGap[] {
  const of = (where: string, row: string, cells: readonly FormCell[]): FormGap[] =>
    cells.flatMap((cell) => (cell.missing.length > 0 ? [{ where, row, column: cell.column, missing: cell.missing }] : []))
  return [
    ...of('建校年份', 'head', [form.foundingYear]),
    ...form.resources.flatMap((r) => of(r.zh.trim(), r.code, r.cells)),
    ...[...form.duties, ...form.quality].flatMap((row) => of(row.cells[0]!.text, row.key, row.cells)),
  ]
}
