import { type County, STAGES } from '../../collection/county.ts'
import { countyInput, nameOf, schoolInput, sectionInput, sectionName } from '../explain/sources.ts'
import type { ExplanationInput } from '../explanation.ts'
import type { Frame } from '../frame.ts'
import { listed, orNull, plain } from '../items/say.ts'
import type { Figure } from './cells.ts'
import type { Workings } from './form.ts'

/** One value of county.csv in the printed unit, which is `per` of its own; divided, so that 486 200 人 are 48.62 万人 and not a little more. */
export function countyFigure(frame: Frame, key: string, per = 1): Figure {
  const number = frame.county.values.get(key)?.number ?? Number.NaN
  const { zh } = nameOf(frame, key)
  return { value: orNull(number / per), missing: [zh], workings: () => workingsOfCounty(frame, [key], zh) }
}

/** A text of county.csv; empty where not reported. */
export const countyText = (frame: Frame, key: string): string => frame.county.values.get(key)?.text ?? ''

export function workingsOfCounty(frame: Frame, keys: readonly string[], title: string): Workings {
  const inputs = keys.map((key) => countyInput(frame, key))
  return {
    title,
    unit: inputs[0]?.unit ?? '',
    formula: '填报数',
    withNumbers: inputs.map((i) => i.value ?? '未报').join('、'),
    inputs,
  }
}

/** The sum of an element over sections, as reported; unknown as soon as one of them did not report it. */
export function sectionSum(frame: Frame, sections: readonly number[], element: string, title: string): Figure {
  const { county } = frame
  const reported = sections.map((section) => ownValue(county, section, element))
  const lacking = sections.filter((_, i) => Number.isNaN(reported[i]!)).map((s) => sectionName(county, s))
  const sum = reported.reduce((a, b) => a + b, 0)
  const { zh, unit } = nameOf(frame, element)
  return {
    value: orNull(sum),
    missing: lacking.length > 0 ? [`${zh}（${listed(lacking)}）`] : [],
    workings: () => ({
      title,
      unit,
      formula: `${zh}，各校合计`,
      withNumbers: `${sections.length} 个学段合计 ${Number.isNaN(sum) ? '未知' : plain(sum)}`,
      inputs: sections.map((section) => named(sectionInput(frame, section, element), sectionName(county, section))),
    }),
  }
}

/** A section's own reported value; 班数 not typed are counted from the class rolls. */
export function ownValue(county: County, section: number, element: string): number {
  const typed = county.sections.numbers.get(element)?.[section] ?? Number.NaN
  if (element !== 'classes' || !Number.isNaN(typed) || !county.classes) return typed
  const rolls = county.classes.start[section + 1]! - county.classes.start[section]!
  return rolls === 0 ? Number.NaN : rolls
}

/** The sum of a column over schools, as the rules see it. */
export function schoolSum(frame: Frame, schools: Iterable<number>, element: string, title = nameOf(frame, element).zh): Figure {
  const rows = [...schools]
  const column = frame.schoolColumn(element)
  const names = frame.county.schools.names
  const lacking = rows.filter((s) => Number.isNaN(column[s]!)).map((s) => names[s]!)
  const sum = rows.reduce((total, s) => total + column[s]!, 0)
  const { zh, unit } = nameOf(frame, element)
  return {
    value: orNull(sum),
    missing: lacking.length > 0 ? [`${zh}（${listed(lacking)}）`] : [],
    workings: () => ({
      title,
      unit,
      formula: `${zh}，各校合计`,
      withNumbers: `${rows.length} 所学校合计 ${Number.isNaN(sum) ? '未知' : plain(sum)}`,
      inputs: rows.map((school) => named(schoolInput(frame, school, element), names[school]!)),
    }),
  }
}

/** How many schools there are of a kind, each by name. */
export function schoolCount(frame: Frame, schools: readonly number[], title: string, formula: string): Figure {
  return {
    value: schools.length,
    missing: [],
    workings: () => ({
      title,
      unit: '所',
      formula,
      withNumbers: `共 ${schools.length} 所`,
      inputs: schools.map((school) => ({
        ...schoolInput(frame, school, 'compulsory_students'),
        zh: frame.county.schools.names[school]!,
      })),
    }),
  }
}

export const named = (input: ExplanationInput, zh: string): ExplanationInput => ({ ...input, zh })

/** Sections of a stage that satisfy `keep`, as rows of the county. */
export function sectionsWhere(county: County, stage: 'primary' | 'junior', keep: (section: number) => boolean): number[] {
  const found: number[] = []
  for (let section = 0; section < county.sections.rows; section++)
    if (STAGES[county.sections.stage[section]!] === stage && keep(section)) found.push(section)
  return found
}
