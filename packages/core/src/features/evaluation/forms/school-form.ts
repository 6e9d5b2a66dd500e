import type { FigureAddress } from '../explain/explain.ts'
import { schoolInput } from '../explain/sources.ts'
import type { Frame } from '../frame.ts'
import { orNull } from '../items/say.ts'
import type { SectionResult } from '../result.ts'
import { schoolType } from '../school-types.ts'
import { column, type Figure, numberCell, textCell, toldCell } from './cells.ts'
import type { FormCell, FormColumn, FormGap, FormRow, ResourceRow, SchoolForm, Workings } from './form.ts'
import type { JudgedCounty } from './forms.ts'
import { dutyRows } from './school-duties.ts'
import type { SchoolAt } from './school-line.ts'
import { qualityRows } from './school-quality.ts'
import { resourceRow } from './school-resources.ts'
import { rowIn, schoolWord } from './section-figures.ts'

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
  const make = schoolFormMaker(judged)
  return [...judged.frame.schoolRows].map(make)
}

/** 学校自评表 of one school; null for a school that has no counted section. */
export function schoolFormOf(judged: JudgedCounty, code: string): SchoolForm | null {
  const { codes } = judged.frame.county.schools
  const school = judged.frame.schoolRows.find((row) => codes[row] === code)
  return school === undefined ? null : schoolFormMaker(judged)(school)
}

function schoolFormMaker(judged: JudgedCounty): (school: number) => SchoolForm {
  const { frame, result } = judged
  const sections = new Map<number, SectionResult[]>()
  for (const section of result.sections) {
    const school = frame.county.sections.school[rowIn(frame, section)]!
    sections.set(school, [...(sections.get(school) ?? []), section])
  }
  const rows = { duties: dutyRows(judged), quality: qualityRows(judged) }
  return (school) => schoolForm(judged, school, sections.get(school) ?? [], rows)
}

function schoolForm(
  { frame }: JudgedCounty,
  school: number,
  sections: readonly SectionResult[],
  rows: { duties: (at: SchoolAt) => FormRow[]; quality: (at: SchoolAt) => FormRow[] },
): SchoolForm {
  const { schools } = frame.county
  const code = schools.codes[school]!
  const head = headOf(frame, school)
  const at: SchoolAt = { school, code, sections }
  const form: Omit<SchoolForm, 'gaps'> = {
    schoolCode: code,
    schoolName: head.name.text,
    schoolType: head.type.text,
    head,
    resources: frame.standard.indicators.flatMap((indicator) => [
      resourceRow(frame, indicator, at),
      ...(indicator.code === 'L5' && frame.standard.passRule ? sportsRows(frame, school) : []),
    ]),
    duties: rows.duties(at),
    quality: rows.quality(at),
  }
  return { ...form, gaps: gapsIn(form) }
}

function headOf(frame: Frame, school: number): SchoolForm['head'] {
  const { schools } = frame.county
  const at = (what: string): FigureAddress => ({ school: schools.codes[school]!, indicator: `form:school.${what}` })
  const word = (what: string, zh: string, text: string, key: 'school_code' | 'school_name' | 'school_type_code'): FormCell =>
    toldCell(what, text, at(what), () => ({
      title: `${schools.names[school]!} ${zh}`,
      unit: '',
      formula: what === 'type' ? '由办学类型代码得出' : '填报的内容',
      withNumbers: text,
      inputs: [schoolWord(frame, school, key)],
    }))
  const year = orNull(schools.numbers.get('founding_year')?.[school] ?? Number.NaN)
  return {
    name: word('name', '学校名称', schools.names[school]!, 'school_name'),
    code: word('code', '学校代码', schools.codes[school]!, 'school_code'),
    type: word('type', '学校类型', schoolType(schools.types[school]!).zh, 'school_type_code'),
    founded: numberCell('founded', reported(frame, school, 'founding_year', year, '建校年份'), 0, at('founded')),
  }
}

/** A figure of the school as it was reported, with its cell. */
function reported(frame: Frame, school: number, element: string, value: number | null, zh: string): Figure {
  const known = frame.standard.catalogue.elements.get(element)!
  const workings = (): Workings => ({
    title: `${frame.county.schools.names[school]!} ${zh}`,
    unit: known.unit,
    formula: '填报数',
    withNumbers: String(value ?? '未报'),
    inputs: [schoolInput(frame, school, element)],
  })
  return { value, missing: [known.zh], workings }
}

const SPORTS: readonly (readonly [element: string, zh: string])[] = [
  ['sports_field_area', '其中：体育场'],
  ['indoor_sports_area', '　　　体育馆'],
  ['sports_other_campus_area', '　　　校园其他专用场地'],
  ['sports_rented_area', '　　　校外租借'],
]

const ASSUMED_NONE = { formula: '没有填报，按没有这类场地计', withNumbers: '未报，计 0' } as const

/** The sports area taken apart, as the whole school has it. The last two are nothing where nobody reported them. */
function sportsRows(frame: Frame, school: number): ResourceRow[] {
  return SPORTS.map(([element, zh], i) => {
    const value = frame.county.schools.numbers.get(element)?.[school] ?? Number.NaN
    const assumed = i > 1 && Number.isNaN(value)
    const known = orNull(assumed ? 0 : value)
    const at: FigureAddress = { school: frame.county.schools.codes[school]!, indicator: `form:school.${element}` }
    const figure = reported(frame, school, element, known, zh.trim())
    const whole = assumed ? { ...figure, workings: () => ({ ...figure.workings!(), ...ASSUMED_NONE }) } : figure
    return {
      code: '',
      zh,
      amount: '全校面积（㎡）',
      name: toldCell('name', zh, { ...at, indicator: `${at.indicator}.name` }, whole.workings!),
      whole: true,
      cells: [
        numberCell('primary.amount', whole, known !== null && Number.isInteger(known) ? 0 : 2, at),
        ...['junior.amount', 'primary.value', 'junior.value', 'verdict'].map((key) => textCell(key, '')),
      ],
    }
  })
}

function gapsIn(form: Omit<SchoolForm, 'gaps'>): FormGap[] {
  const of = (where: string, row: string, cells: readonly FormCell[]): FormGap[] =>
    cells.flatMap((cell) => (cell.missing.length > 0 ? [{ where, row, column: cell.column, missing: cell.missing }] : []))
  return [
    ...of('建校年份', 'head', [form.head.founded]),
    ...form.resources.flatMap((r) => of(r.zh.trim(), r.code, r.cells)),
    ...[...form.duties, ...form.quality].flatMap((row) => of(row.cells[0]!.text, row.key, row.cells)),
  ]
}
