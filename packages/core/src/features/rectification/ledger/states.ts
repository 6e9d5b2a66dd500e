import type { Role } from '../../access/roles.ts'

/** How far an item has come. Overdue is no state: it is reckoned from the deadline. */
export const ITEM_STATES = ['open', 'in_progress', 'submitted', 'verified', 'closed', 'merged', 'dropped'] as const
export type ItemState = (typeof ITEM_STATES)[number]

export const ITEM_STATE_NAMES: Readonly<Record<ItemState, string>> = {
  open: '待整改',
  in_progress: '整改中',
  submitted: '待验收',
  verified: '已验收',
  closed: '已销号',
  merged: '已合并',
  dropped: '不再整改',
}

/** What still waits for somebody. */
export const STANDING: readonly ItemState[] = ['open', 'in_progress', 'submitted', 'verified']
export const isStanding = (state: ItemState): boolean => STANDING.includes(state)

export const ITEM_ACTIONS = ['start', 'report', 'submit', 'return', 'verify', 'close', 'reopen', 'merge', 'drop', 'edit'] as const
export type ItemAction = (typeof ITEM_ACTIONS)[number]

interface Step {
  zh: string
  from: readonly ItemState[]
  /** Where it leads; null where the state stays. */
  to: ItemState | null
  /** Whose work it is. Whether the item is theirs is another question (reach). */
  by: readonly Role[]
}

const HANDLERS = ['section_officer', 'department_officer', 'township_officer', 'principal', 'coordinator'] as const
const BUREAU = ['coordinator'] as const
const VERIFIERS = ['inspector', 'coordinator'] as const

/**
 * The life of an item: what may be done in which state, by whom, and where it leads. Server and pages ask this one table. Closing has its own
 * rule on top (`close-rule.ts`).
 */
export const ITEM_LIFE: Readonly<Record<ItemAction, Step>> = {
  start: { zh: '开始整改', from: ['open'], to: 'in_progress', by: HANDLERS },
  report: {
    zh: '报告进展',
    from: ['open', 'in_progress', 'submitted', 'verified'],
    to: null,
    by: [...HANDLERS, 'filler', 'inspector'],
  },
  submit: { zh: '提请验收', from: ['in_progress'], to: 'submitted', by: HANDLERS },
  return: { zh: '退回整改', from: ['submitted', 'verified'], to: 'in_progress', by: VERIFIERS },
  verify: { zh: '验收', from: ['submitted'], to: 'verified', by: VERIFIERS },
  close: { zh: '销号', from: ['verified'], to: 'closed', by: ['coordinator', 'leader'] },
  reopen: { zh: '重新整改', from: ['closed'], to: 'in_progress', by: VERIFIERS },
  merge: { zh: '合并到另一条', from: STANDING, to: 'merged', by: BUREAU },
  drop: { zh: '不再整改', from: STANDING, to: 'dropped', by: BUREAU },
  edit: { zh: '修改', from: STANDING, to: null, by: BUREAU },
}

/** Whether `role` may do `action` while the item stands in `state`. */
export const mayAct = (action: ItemAction, state: ItemState, role: Role): boolean =>
  ITEM_LIFE[action].from.includes(state) && ITEM_LIFE[action].by.includes(role)

/** Everything `role` may do with an item in `state`. */
export const actionsOn = (state: ItemState, role: Role): ItemAction[] =>
  ITEM_ACTIONS.filter((action) => mayAct(action, state, role))
