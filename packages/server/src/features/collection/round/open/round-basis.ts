import { calendarOf } from '@junheng/core/features/collection/round/open/calendar.ts'
import {
  type CountyDuty,
  countyDuties,
  partOfColumn,
  schoolElements,
} from '@junheng/core/features/collection/round/open/duties.ts'
import type { DueDays, RoundPart } from '@junheng/core/features/collection/round/open/schema.ts'
import type { StandardView } from '@junheng/core/features/standards/schema.ts'
import { STANDARD_KEYS, type StandardKey } from '@junheng/core/features/standards/standard.ts'
import { getStandard, listStandards } from '../../../standards/service.ts'

/** What a round under a standard asks: of departments duty by duty, of schools element by element. */
export interface Asked {
  duties: readonly CountyDuty[]
  schoolColumns: readonly string[]
}

/** What a round under `standard` asks of whom. */
export function askedUnder(standard: StandardKey): Asked {
  const foreign = foreignTo(standard)
  const loaded = getStandard(standard)
  const judged = loaded.catalogue.schoolJudgements
    .map(({ key }) => key)
    .filter((key) => loaded.items.some((item) => item.key === key))
  return {
    duties: countyDuties(loaded, foreign),
    schoolColumns: [...schoolElements(loaded.catalogue, foreign).map(({ key }) => key), ...judged],
  }
}

/** The parts of the calendar with how much falls into each; `due` as decided, else left for the caller to fill in. */
export function partsOf(
  standard: StandardKey,
  schoolYear: number,
  dueFor: (part: { key: string; opens: string }) => string,
): RoundPart[] {
  const { catalogue } = getStandard(standard)
  const { duties, schoolColumns } = askedUnder(standard)
  const asked = new Set([...duties.map(({ element }) => element), ...schoolColumns])
  const elements = [...catalogue.elements.values()].filter(({ key }) => asked.has(key))
  return calendarOf(elements, schoolYear).map((part) => ({
    ...part,
    due: dueFor(part),
    ofSchools: schoolColumns.filter((column) => partOfColumn(column, catalogue) === part.key).length,
    ofDepartments: [
      ...Map.groupBy(
        duties.filter((duty) => duty.part === part.key),
        ({ reporter }) => reporter,
      ),
    ].map(([reporter, own]) => ({ reporter, elements: own.length })),
  }))
}

/** The parts a school's return has something in. */
export function schoolParts(standard: StandardKey): string[] {
  const { catalogue } = getStandard(standard)
  return [...new Set(askedUnder(standard).schoolColumns.map((column) => partOfColumn(column, catalogue)))]
}

/** The parts a department's return has something in. */
export const departmentParts = (standard: StandardKey, reporter: string): string[] => [
  ...new Set(askedUnder(standard).duties.flatMap((duty) => (duty.reporter === reporter ? [duty.part] : []))),
]

/** The days of a stored round without what is no part of the calendar. */
export const calendarDays = (due: Readonly<Record<string, string>>): DueDays =>
  Object.fromEntries(Object.entries(due).filter(([key]) => key !== SELF_CHECK_DUE))

/**
 * The rules a 自查 goes through, in the standard's order: for a school its indicators and what is judged school by school, for others all of them.
 */
export function rulesOf(standard: StandardKey, { ofSchool }: { ofSchool: boolean }): StandardView['items'] {
  const rules = listStandards().find(({ key }) => key === standard)?.items ?? []
  return ofSchool ? rules.filter((rule) => rule.scope === 'section' || isOfSchools(standard, rule)) : rules
}

function isOfSchools(standard: StandardKey, { key, elements }: StandardView['items'][number]): boolean {
  const { items, catalogue } = getStandard(standard)
  const item = items.find((each) => each.key === key)
  if (item?.kind === 'judgement') return item.level === 'school'
  if (item?.kind === 'ratio') return elements.every((element) => catalogue.elements.get(element)?.level !== 'county')
  return item !== undefined && ['schools', 'classes', 'zoned', 'school_standard'].includes(item.kind)
}

/** Under this key a round's `due` keeps the day of the 自查. */
export const SELF_CHECK_DUE = 'self_check'

// The files of the standards do not change while the program runs.
const foreign = new Map<StandardKey, ReadonlySet<string>>()

/**
 * Elements that only other standards use. What the yearly statistics of 1 September hold is asked under each standard, and so is what no rule uses:
 * the checks, the forms and the yearly sheet of education funds want it.
 */
function foreignTo(standard: StandardKey): ReadonlySet<string> {
  const known = foreign.get(standard)
  if (known) return known
  const others = STANDARD_KEYS.filter((key) => key !== standard)
  const own = usedBy(standard)
  const { elements } = getStandard(standard).catalogue
  const isStatistics = (key: string) => elements.get(key)?.period === 'school_year_start'
  const used = others.flatMap((key) => [...usedBy(key)])
  const found = new Set(used.filter((element) => !own.has(element) && !isStatistics(element)))
  foreign.set(standard, found)
  return found
}

function usedBy(key: StandardKey): Set<string> {
  const view = listStandards().find((each) => each.key === key)
  const used = new Set([...(view?.items ?? []), ...(view?.exemptions ?? [])].flatMap(({ elements }) => elements))
  const { vetoes, items } = getStandard(key)
  const has = (rule: string) => vetoes.some(({ automatic }) => automatic?.rule === rule)
  if (has('core_items')) used.add('core_items_failed')
  if (items.some(({ kind }) => kind === 'school_standard')) used.add('school_standard_score')
  return used
}
