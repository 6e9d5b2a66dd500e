import type { Stage } from '../collection/county.ts'
import type { MeasureKind, PlanIndicator } from './plan/plan.ts'
import { daysUntil, lastDayOf } from './plan-days.ts'
import { type EntryKind, monthsOf, type PlanEntry } from './plan-entries.ts'

/** `overdue`: a deadline has passed; `soon`: one comes within thirty days; `undated`: a milestone or the completion has no date. */
export const DUE_STATES = ['overdue', 'soon', 'undated'] as const
export type DueState = (typeof DUE_STATES)[number]

/** What the ledger is narrowed to; what is left out narrows nothing. */
export interface EntryFilter {
  stage?: Stage | undefined
  kind?: EntryKind | undefined
  due?: DueState | undefined
  /** Only what no measure answers. */
  unanswered?: boolean | undefined
  indicator?: number | undefined
  school?: string | undefined
  unit?: string | undefined
  section?: string | undefined
  /** `YYYY-MM` */
  month?: string | undefined
  measure?: MeasureKind | undefined
  search?: string | undefined
}

const SOON = 30

/** @param matches whether a name answers a search: the web also takes pinyin initials. Running text is searched for the characters themselves */
export function filterEntries(
  entries: readonly PlanEntry[],
  filter: EntryFilter,
  today: string,
  matches: (name: string, search: string) => boolean,
): PlanEntry[] {
  const { stage, kind, due, unanswered, indicator: no, school, unit, section, month, measure, search } = filter
  return entries.filter((entry) => {
    const { indicator, measures } = entry
    return (
      (!stage || entry.stage === stage) &&
      (!kind || entry.kind === kind) &&
      (!due || isDue(indicator, due, today)) &&
      (!unanswered || measures.length === 0) &&
      (no === undefined || indicator.no === no) &&
      (!school || entry.school === school) &&
      (!unit || indicator.units.includes(unit)) &&
      (!section || indicator.sections.includes(section)) &&
      (!month || monthsOf(indicator).includes(month)) &&
      (!measure || measures.some(({ kinds }) => kinds.includes(measure))) &&
      (!search?.trim() ||
        namesOf(entry).some((name) => matches(name, search)) ||
        textsOf(entry).some((text) => text.includes(search.trim())))
    )
  })
}

export function isDue({ milestones, completion }: PlanIndicator, state: DueState, today: string): boolean {
  if (state === 'undated') return completion === null || milestones.some(({ due }) => due === null)
  const days = [...milestones.map(({ due }) => due), completion === null ? null : lastDayOf(completion)]
  return days.some((day) => {
    if (day === null) return false
    const left = daysUntil(day, today)
    return state === 'overdue' ? left < 0 : left >= 0 && left <= SOON
  })
}

const namesOf = ({ indicator, school, published, subject }: PlanEntry): string[] => [
  ...[school, published, subject?.subject].filter((name) => typeof name === 'string'),
  ...indicator.units,
  ...indicator.sections,
]

const textsOf = ({ indicator, measures }: PlanEntry): string[] => [
  indicator.text,
  ...measures.map(({ text }) => text),
  ...indicator.milestones.map(({ text }) => text),
]
