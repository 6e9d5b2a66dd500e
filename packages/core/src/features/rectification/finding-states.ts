import { z } from 'zod'

/** 待处理 / 已更正 / 按原文保留. */
export const FindingState = z.enum(['open', 'resolved', 'kept'])
export type FindingState = z.infer<typeof FindingState>

export const FindingAction = z.enum(['resolve', 'keep', 'reopen'])
export type FindingAction = z.infer<typeof FindingAction>

const NEXT = {
  open: { resolve: 'resolved', keep: 'kept' },
  resolved: { reopen: 'open' },
  kept: { reopen: 'open' },
} as const satisfies Record<FindingState, Partial<Record<FindingAction, FindingState>>>

/** What can be done about a finding now, the usual first. */
export const findingActions = (state: FindingState): FindingAction[] => Object.keys(NEXT[state]) as FindingAction[]

/** The state after an action; null where the action is not open now. */
export function afterFinding(state: FindingState, action: FindingAction): FindingState | null {
  const next: Partial<Record<FindingAction, FindingState>> = NEXT[state]
  return next[action] ?? null
}
