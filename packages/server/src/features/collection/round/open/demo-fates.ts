import type { ReturnState } from '@junheng/core/features/collection/round/life-cycle.ts'
import type { ReturnRow } from '../return-queries.ts'
import { chance } from './demo-values.ts'

/** How far a return of the demonstration has come. */
interface Life {
  /** How much of it is filled in, 0 to 1; nobody looked at one with 0. */
  share: number
  /** Filled in so many days ago. */
  begun: number
  steps: readonly { action: 'submit' | 'return' | 'accept'; ago: number; to: ReturnState }[]
}

const submitted = (ago: number) => ({ action: 'submit', ago, to: 'submitted' }) as const

export type Fate = 'untouched' | 'begun' | 'nearly' | 'submitted' | 'returned' | 'accepted'

export const FATES: Readonly<Record<Fate, Life>> = {
  untouched: { share: 0, begun: 0, steps: [] },
  begun: { share: 0.45, begun: 3, steps: [] },
  nearly: { share: 0.9, begun: 1, steps: [] },
  submitted: { share: 1, begun: 5, steps: [submitted(2)] },
  returned: {
    share: 1,
    begun: 9,
    steps: [submitted(6), { action: 'return', ago: 1, to: 'returned' }],
  },
  accepted: { share: 1, begun: 12, steps: [submitted(8), { action: 'accept', ago: 4, to: 'accepted' }] },
}

/** Whose sign-ins the demonstration prints: they find something to do. */
const GIVEN: Readonly<Record<string, Fate>> = {
  '2199000001': 'nearly',
  '2199000002': 'returned',
  财政局: 'begun',
  教育局基础教育科: 'begun',
  教育督导室: 'accepted',
  人力资源和社会保障局: 'submitted',
}

const MIX: readonly Fate[] = [
  'accepted',
  'submitted',
  'begun',
  'untouched',
  'submitted',
  'accepted',
  'nearly',
  'submitted',
  'untouched',
  'accepted',
  'begun',
  'submitted',
  'accepted',
  'returned',
]

export function fateOf(row: Pick<ReturnRow, 'kind' | 'unit_key' | 'keeper_unit' | 'keeper_school'>, place: number): Fate {
  // Nobody can have filled in what has not been given to anybody.
  if (row.keeper_unit === null && row.keeper_school === null) return 'untouched'
  // There is a month left for it.
  if (row.kind === 'self_check') return !(row.unit_key in GIVEN) && chance(row.unit_key) % 5 === 0 ? 'submitted' : 'untouched'
  return GIVEN[row.unit_key] ?? MIX[(place + chance(row.unit_key)) % MIX.length]!
}
