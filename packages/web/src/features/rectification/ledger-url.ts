import { MEASURE_KINDS } from '@junheng/core/features/rectification/plan/plan.ts'
import { ENTRY_KINDS } from '@junheng/core/features/rectification/plan-entries.ts'
import { DUE_STATES, type EntryFilter } from '@junheng/core/features/rectification/plan-filter.ts'
import { PLAN_SORTS, PLAN_VIEWS, type PlanSort, type PlanView } from '@junheng/core/features/rectification/plan-views.ts'
import type { Search } from '../../shared/url.ts'

/** The keys of the address that narrow the ledger. */
export const FILTER_KEYS = [
  'stage',
  'kind',
  'due',
  'unanswered',
  'no',
  'school',
  'unit',
  'section',
  'month',
  'measure',
  'q',
] as const

export interface LedgerUrl {
  view: PlanView
  sort: PlanSort
  filter: EntryFilter
}

/** What an address asks of the ledger; a value it does not know narrows nothing. */
export function readLedgerUrl(search: Search): LedgerUrl {
  const one = <T extends string>(key: string, known: readonly T[]): T | undefined => known.find((value) => value === search[key])
  const no = Number(search['no'])
  return {
    view: one('view', PLAN_VIEWS) ?? 'indicator',
    sort: one('sort', PLAN_SORTS) ?? 'no',
    filter: {
      stage: one('stage', ['primary', 'junior']),
      kind: one('kind', ENTRY_KINDS),
      due: one('due', DUE_STATES),
      unanswered: search['unanswered'] === '1' || undefined,
      indicator: search['no'] && Number.isInteger(no) ? no : undefined,
      school: search['school'],
      unit: search['unit'],
      section: search['section'],
      month: search['month'],
      measure: one('measure', MEASURE_KINDS),
      search: search['q'],
    },
  }
}
