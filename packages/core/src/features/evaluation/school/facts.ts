import { type County, STAGES, type Table } from '../../collection/county.ts'
import type { Period } from '../../standards/catalogue.ts'
import { explainSchoolItem } from '../explain/school-item.ts'
import { explainSection } from '../explain/section.ts'
import { wholeInput } from '../explain/sources.ts'
import type { ExplanationInput } from '../explanation.ts'
import type { Frame } from '../frame.ts'
import type { SchoolView } from '../school-schema.ts'
import { sectionsOfSchool } from '../split.ts'
import type { Duty } from './duties.ts'

/**
 * The facts a school was judged on: what the explanations of its indicators and duties name as their inputs, each once, with the cell it was
 * read from or what it was added up from. The whole school's first, then each stage's own.
 */
export function factsOf(frame: Frame, school: number, duties: readonly Duty[]): SchoolView['facts'] {
  const { county, standard } = frame
  const sections = sectionsOfSchool(county, school)
  const whole = new Map<string, ExplanationInput>()
  const own = new Map(sections.map((section) => [section, new Map<string, ExplanationInput>()]))
  const isShared = (element: string): boolean => standard.catalogue.elements.get(element)?.shared === true
  for (const section of sections) {
    for (const indicator of standard.indicators)
      for (const input of explainSection(frame, section, indicator).inputs) {
        const isOwn = standard.catalogue.elements.get(input.element)?.level === 'section'
        // Another stage's pupils, asked for by the split, stand under that stage.
        if (isOwn && input.zh.startsWith(stageWordOf(county, section))) keep(own.get(section)!, input)
        else if (!isOwn) keep(whole, isShared(input.element) ? wholeInput(frame, school, input.element) : input)
      }
  }
  for (const { item } of duties.filter(({ concerns }) => concerns)) {
    const explained = explainSchoolItem(frame, item, school)
    if ('missing' in explained || item.kind === 'classes' || item.kind === 'zoned') continue
    for (const input of explained.inputs)
      if (isFactOf(frame, input)) keep(whole, { ...input, zh: input.zh === '本校结论' ? item.zh : input.zh })
  }
  const dated = (facts: Map<string, ExplanationInput>) =>
    [...facts.values()].map((input) => ({ period: periodOf(frame, input), input }))
  return [
    { stage: null, facts: dated(whole) },
    ...sections.map((section) => ({ stage: STAGES[county.sections.stage[section]!]!, facts: dated(own.get(section)!) })),
  ]
}

const PERIODS: Readonly<Record<Period, string>> = {
  school_year_start: '学年初',
  school_year: '本学年',
  fiscal_year: '本年度',
  prev_fiscal_year: '上年度',
  five_years: '近五年',
  undated: '',
}

/** What day or year a fact is of; that of a school year's start with the day the county stated (统计时点). */
function periodOf({ standard, county }: Frame, { element }: ExplanationInput): string {
  const period = standard.catalogue.elements.get(element)?.period ?? 'undated'
  const day = county.values.get('statistics_date')?.text
  return period === 'school_year_start' && day ? day : PERIODS[period]
}

const stageWordOf = (county: County, section: number): string => (county.sections.stage[section] === 0 ? '小学' : '初中')

function keep(facts: Map<string, ExplanationInput>, input: ExplanationInput): void {
  if (!facts.has(input.element)) facts.set(input.element, input)
}

/** What the school said of itself; rooms stand in their own table, lines and the county's rates are no facts of the school. */
function isFactOf({ standard }: Frame, { element }: ExplanationInput): boolean {
  const known = standard.catalogue.elements.get(element)
  if (known) return known.level === 'school' && !element.endsWith('_room_areas')
  return standard.catalogue.schoolJudgements.some(({ key }) => key === element)
}

/** The rows of a school in every table, as faults name them. */
export function rowsOf(county: County, school: number): SchoolView['rows'] {
  const { schools, sections, classes, rooms, campuses } = county
  const of = sectionsOfSchool(county, school)
  const range = (table: { lines: Int32Array; start: Int32Array } | null, places: readonly number[]): number[] =>
    table === null ? [] : places.flatMap((place) => [...table.lines.subarray(table.start[place], table.start[place + 1])])
  const all: [Pick<Table, 'source'> | null, number[]][] = [
    [schools, [schools.lines[school]!]],
    [sections, of.map((section) => sections.lines[section]!)],
    [classes, range(classes, of)],
    [rooms, range(rooms, [school])],
    [campuses, range(campuses, [school])],
  ]
  return all.flatMap(([table, rows]) => (table && rows.length > 0 ? [{ sheet: table.source.sheet, rows }] : []))
}
