import type { Stage } from '../../county.ts'
import { readValue } from '../../read-value.ts'
import { excelResult } from '../../workbook/computed.ts'
import { pathOf } from '../value-path.ts'
import type { FormIndicator } from './schema.ts'

export const HINT_KINDS = [
  'roll_pupils',
  'roll_classes',
  'education',
  'above_education',
  'both_stages',
  'area_parts',
  'vacant',
] as const
export type HintKind = (typeof HINT_KINDS)[number]

/** What other figures of the return come to beside a figure. `agrees` is null where the figure itself is not given or need not equal it. */
export interface Hint {
  kind: HintKind
  value: number
  agrees: boolean | null
}

/** The figures a return holds now, by path; NaN where none is given or it is no number. */
export type Figures = (path: string) => number

/** A figure as typed: NaN where it cannot be read as a number. */
export function figureOf(typed: string): number {
  const rule = { key: '', zh: '', unit: '', kind: 'number', min: null, max: null, softRange: null, values: [] } as const
  return typed === '' ? Number.NaN : readValue(typed, rule).value
}

const LEVELS = ['doctor', 'master', 'bachelor', 'college', 'senior_high', 'below_high'].map((d) => `ft_teachers_edu_${d}`)
/** Above what the law asks: of a primary school's teachers 专科 and up, of a junior school's 本科 and up. */
const ABOVE: Readonly<Record<Stage, readonly string[]>> = { primary: LEVELS.slice(0, 4), junior: LEVELS.slice(0, 3) }
const AREA_PARTS = ['classroom_area', 'laboratory_area', 'library_area', 'computer_room_area', 'language_room_area'] as const

/**
 * What the other figures come to, by the path of the figure they stand beside. Only where all that is added is given.
 *
 * @param classes the class roll as typed
 */
export function hintsOf(
  stages: readonly Stage[],
  figures: Figures,
  classes: readonly Readonly<Record<string, string>>[],
): Map<string, Hint> {
  const hints = new Map<string, Hint>()
  const add = (path: string, kind: HintKind, value: number, mustEqual = true) => {
    const given = figures(path)
    if (Number.isNaN(value)) return
    hints.set(path, { kind, value, agrees: mustEqual && !Number.isNaN(given) ? Math.abs(given - value) < 0.005 : null })
  }
  for (const stage of stages) {
    const at = (column: string) => pathOf.section(stage, column)
    const roll = classes.filter((row) => row['stage'] === stage)
    if (roll.length > 0) {
      add(at('classes'), 'roll_classes', roll.length)
      add(at('students'), 'roll_pupils', sum(roll.map((row) => figureOf(row['students'] ?? ''))))
    }
    const levels = (keys: readonly string[]) => sum(keys.map((key) => figures(at(key))))
    add(at('ft_teachers'), 'education', levels(LEVELS))
    add(at('ft_teachers_above_edu'), 'above_education', levels(ABOVE[stage]))
  }
  const both = sum(stages.map((stage) => figures(pathOf.section(stage, 'ft_teachers'))))
  if (stages.length > 0) add(pathOf.school('ft_teachers_school'), 'both_stages', both)
  add(pathOf.school('teaching_area_total'), 'area_parts', areaOfParts(figures))
  const vacant = figures(pathOf.school('posts_approved')) - figures(pathOf.school('posts_filled'))
  add(pathOf.school('posts_filled'), 'vacant', vacant, false)
  return hints
}

const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0)

/** The total as it is reckoned where only its parts are given: five kinds of rooms and the indoor sports rooms. */
const areaOfParts = (figures: Figures): number =>
  sum([...AREA_PARTS, 'indoor_sports_area'].map((key) => figures(pathOf.school(key))))

/**
 * What an indicator comes to now; NaN where something is not given. Shared resources are not split by stage here, so it judges nothing: a school of
 * two stages sees the whole school's figure.
 *
 * @param stage whose formula and figures; for an indicator over the whole school only whose formula
 */
export function indicatorNow(
  indicator: Pick<FormIndicator, 'of' | 'formula'>,
  stage: Stage,
  stages: readonly Stage[],
  figures: Figures,
  isOfSchool: (key: string) => boolean,
): number {
  const read = (key: string): number => {
    if (key === 'teaching_area_total') {
      const given = figures(pathOf.school(key))
      return Number.isNaN(given) ? areaOfParts(figures) : given
    }
    if (isOfSchool(key)) return figures(pathOf.school(key))
    if (indicator.of === 'sections') return figures(pathOf.section(stage, key))
    return sum(stages.map((each) => figures(pathOf.section(each, key))))
  }
  const result = excelResult(indicator.formula[stage], read)
  return result === '' ? Number.NaN : result
}
