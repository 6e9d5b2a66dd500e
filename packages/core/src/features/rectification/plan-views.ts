import type { Stage } from '../collection/county.ts'
import type { Milestone, PlanIndicator, PlanMeasure } from './plan/plan.ts'
import { type EntryKind, monthsOf, type PlanEntry } from './plan-entries.ts'

/** How a plan's ledger can be grouped. */
export const PLAN_VIEWS = ['indicator', 'school', 'unit', 'section', 'month'] as const
export type PlanView = (typeof PLAN_VIEWS)[number]

/** By what the indicators are ordered; `-` turns it round. */
export const PLAN_SORTS = ['no', '-no', 'completion', '-completion', 'funds', '-funds', 'schools', '-schools'] as const
export type PlanSort = (typeof PLAN_SORTS)[number]

/** A row of the ledger: entries of one indicator that the same measures answer. */
export interface LedgerRow {
  key: string
  entries: PlanEntry[]
  stages: Stage[]
  kind: EntryKind
  measures: PlanMeasure[]
}

/** The rows of one indicator within a group; what the indicator says once stands once. */
export interface LedgerBlock {
  indicator: PlanIndicator
  /** In a view by month only those of that month. */
  milestones: Milestone[]
  rows: LedgerRow[]
}

export interface LedgerGroup {
  /** The name grouped by; '' where the plan does not say (no unit, no month). */
  name: string
  entries: PlanEntry[]
  blocks: LedgerBlock[]
}

/**
 * Entries as the ledger shows them. An entry stands in every group it belongs to (two units answer for one indicator), so groups may add up to more
 * than there is; the counts are taken from the entries.
 *
 * @param compareNames order of schools, units and sections; months go by time. What the plan leaves open comes last
 * @param only         the one group that is wanted, where the entries were narrowed to it
 */
export function groupEntries(
  entries: readonly PlanEntry[],
  view: PlanView,
  sort: PlanSort = 'no',
  compareNames: (a: string, b: string) => number = () => 0,
  only?: string,
): LedgerGroup[] {
  const ordered = inOrder(entries, sort)
  if (view === 'indicator') return ordered.length === 0 ? [] : [groupOf('', ordered, view)]
  const groups = new Map<string, PlanEntry[]>()
  for (const entry of ordered) for (const name of namesOf(entry, view)) groups.set(name, [...(groups.get(name) ?? []), entry])
  const compare = view === 'month' ? (a: string, b: string) => (a < b ? -1 : 1) : compareNames
  return [...groups]
    .filter(([name]) => !only || name === only)
    .sort(([a], [b]) => (a === '' || b === '' ? (a === '' ? 1 : -1) : compare(a, b)))
    .map(([name, own]) => groupOf(name, own, view))
}

/** How many rows each row's 不达标情况 stands for: those of one stage and kind share it, and it stands in the first; 0 in the others. */
export function statusSpans(rows: readonly LedgerRow[]): number[] {
  const wordOf = ({ stages, kind }: LedgerRow) => `${stages.join()}-${kind}`
  return rows.map((row, i) => {
    if (i > 0 && wordOf(rows[i - 1]!) === wordOf(row)) return 0
    const end = rows.findIndex((other, j) => j > i && wordOf(other) !== wordOf(row))
    return (end < 0 ? rows.length : end) - i
  })
}

function namesOf(entry: PlanEntry, view: Exclude<PlanView, 'indicator'>): string[] {
  const { indicator } = entry
  if (view === 'school') return [entry.school ?? '']
  if (view === 'month') {
    const isOpen = indicator.completion === null || indicator.milestones.some(({ due }) => due === null)
    return [...monthsOf(indicator), ...(isOpen ? [''] : [])]
  }
  const names = view === 'unit' ? indicator.units : indicator.sections
  return names.length === 0 ? [''] : [...new Set(names)]
}

function groupOf(name: string, entries: PlanEntry[], view: PlanView): LedgerGroup {
  const indicators = [...new Set(entries.map(({ indicator }) => indicator))]
  const blocks = indicators.map((indicator) => ({
    indicator,
    milestones: view === 'month' ? inMonth(indicator.milestones, name) : indicator.milestones,
    rows: rowsOf(
      entries.filter((entry) => entry.indicator === indicator),
      view,
    ),
  }))
  return { name, entries, blocks }
}

const inMonth = (milestones: readonly Milestone[], month: string): Milestone[] =>
  milestones.filter(({ due }) => (month === '' ? due === null : due?.startsWith(month)))

/** A month is about the indicator's steps, so a stage is one row there; elsewhere what the same measures answer is one. */
function rowsOf(entries: readonly PlanEntry[], view: PlanView): LedgerRow[] {
  const rows = new Map<string, PlanEntry[]>()
  for (const entry of entries) {
    const answer = view === 'month' ? '' : `-${entry.kind}-${entry.measures.map(({ id }) => id).join(' ')}`
    const key = `${entry.indicator.no}-${entry.stage}${answer}`
    add(rows, key, entry)
  }
  return [...rows].map(([key, own]) => ({
    key,
    entries: own,
    stages: [...new Set(own.map(({ stage }) => stage))],
    kind: own[0]!.kind,
    measures: [...new Set(own.flatMap(({ measures }) => measures))],
  }))
}

function add(lists: Map<string, PlanEntry[]>, key: string, entry: PlanEntry): void {
  const list = lists.get(key)
  if (list) list.push(entry)
  else lists.set(key, [entry])
}

function inOrder(entries: readonly PlanEntry[], sort: PlanSort): PlanEntry[] {
  const schools = new Map<PlanIndicator, number>()
  for (const { indicator, kind } of entries) schools.set(indicator, (schools.get(indicator) ?? 0) + (kind === 'school' ? 1 : 0))
  const by = sort.replace('-', '')
  const turn = sort.startsWith('-') ? -1 : 1
  const keyOf = (indicator: PlanIndicator): number | null => {
    if (by === 'completion') return indicator.completion === null ? null : Number(indicator.completion.replace('-', ''))
    if (by === 'funds') return indicator.funds_cny
    return by === 'schools' ? (schools.get(indicator) ?? 0) : indicator.no
  }
  // What is not stated comes last, whichever way round.
  const compare = (a: number | null, b: number | null) =>
    a === null || b === null ? Number(a === null) - Number(b === null) : turn * (a - b)
  return [...entries].sort((a, b) => compare(keyOf(a.indicator), keyOf(b.indicator)))
}
