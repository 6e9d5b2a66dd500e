import { STAGES } from '@junheng/core/features/collection/county.ts'
import { ITEM_SORTS } from '@junheng/core/features/rectification/ledger/contract.ts'
import { ITEM_LEVELS, ITEM_SOURCES, MATTERS } from '@junheng/core/features/rectification/ledger/schema.ts'
import { ITEM_STATES } from '@junheng/core/features/rectification/ledger/states.ts'
import { FIRST_COLUMNS, ITEM_COLUMN_KEYS, type ItemColumn } from '@junheng/core/features/rectification/views/columns.ts'
import { ITEM_GROUPINGS, type ItemGrouping } from '@junheng/core/features/rectification/views/schema.ts'
import type { Search } from '../../../shared/url.ts'
import type { Filter } from './api.ts'

/** What a view of the ledger is made of, in the order in which views are compared. */
export const VIEW_KEYS = [
  'by',
  'cols',
  'full',
  'indicator',
  'level',
  'matter',
  'mine',
  'month',
  'school',
  'section',
  'sort',
  'source',
  'stage',
  'standard',
  'state',
  'text',
  'unit',
] as const

/** Keys that narrow; `state` has its own chips. */
export const NARROWING = [
  'indicator',
  'level',
  'matter',
  'mine',
  'month',
  'school',
  'section',
  'source',
  'stage',
  'standard',
  'text',
  'unit',
] as const

export const STATE_CHOICES = ['standing', 'overdue', ...ITEM_STATES, 'all'] as const
export type StateChoice = (typeof STATE_CHOICES)[number]

const oneOf = <T extends string>(all: readonly T[], value: string | undefined): T | undefined =>
  all.find((each) => each === value)

export const stateOf = (search: Search): StateChoice => oneOf(STATE_CHOICES, search['state']) ?? 'standing'

/** The filter an address means; what is no value of its kind narrows nothing. */
export function filterOf(search: Search): Filter {
  const month = /^(\d{4}-\d{2}|none)$/.test(search['month'] ?? '') ? search['month'] : undefined
  const found = {
    source: oneOf(Object.keys(ITEM_SOURCES) as (keyof typeof ITEM_SOURCES)[], search['source']),
    level: oneOf(Object.keys(ITEM_LEVELS) as (keyof typeof ITEM_LEVELS)[], search['level']),
    standard: oneOf(['quality_balanced_2017', 'basic_balanced_2012'] as const, search['standard']),
    matter: oneOf(MATTERS, search['matter']),
    stage: oneOf(STAGES, search['stage']),
    month,
    indicator: search['indicator'],
    school: search['school'],
    unit: search['unit'],
    section: search['section'],
    text: search['text'],
    mine: search['mine'] === '1' ? 'true' : undefined,
  }
  const given = Object.fromEntries(Object.entries(found).filter(([, value]) => value))
  return { state: stateOf(search), ...given } as Filter
}

export const sortOf = (search: Search) => oneOf(ITEM_SORTS, search['sort']) ?? 'no'

export const groupingOf = (search: Search): ItemGrouping | null => oneOf(ITEM_GROUPINGS, search['by']) ?? null

// The state stands beside the number; all else in the order of a published plan.
const IN_ORDER: readonly ItemColumn[] = ['no', 'state', ...ITEM_COLUMN_KEYS.filter((key) => key !== 'no' && key !== 'state')]

/** The columns shown, in the ledger's own order; the number always. */
export function columnsOf(search: Search): ItemColumn[] {
  const named = search['cols']?.split('.') ?? FIRST_COLUMNS
  const shown = IN_ORDER.filter((key) => key === 'no' || named.includes(key))
  return shown.length > 1 ? shown : IN_ORDER.filter((key) => FIRST_COLUMNS.includes(key))
}

/** As the address keeps them; nothing for those shown at first. */
export function writeColumns(columns: readonly ItemColumn[]): string | undefined {
  const wanted = ITEM_COLUMN_KEYS.filter((key) => columns.includes(key))
  const first = ITEM_COLUMN_KEYS.filter((key) => FIRST_COLUMNS.includes(key))
  return wanted.join() === first.join() ? undefined : wanted.join('.')
}
