import type { OwnItem } from '@junheng/core/features/evaluation/judgements/duties/contract.ts'

/** How far an item of one's own is, what waits for its recorder first. */
export const OWN_STATES = ['objected', 'open', 'waiting', 'done'] as const
export type OwnState = (typeof OWN_STATES)[number]

export function stateOf({ recorded }: Pick<OwnItem, 'recorded'>): OwnState {
  if (recorded === null) return 'open'
  if (recorded.review === null) return 'waiting'
  return recorded.review.accepted ? 'done' : 'objected'
}

/** As the address names an item: both standards may have one element. */
export const ownKey = ({ standard, element }: Pick<OwnItem, 'standard' | 'element'>): string => `${standard}/${element}`
