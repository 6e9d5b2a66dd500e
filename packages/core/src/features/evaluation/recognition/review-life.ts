import type { Role } from '../../access/roles.ts'

/** What kind of look at the county it is, in the order they come. */
export const REVIEW_KINDS = ['municipal', 'provincial', 'national', 'recheck', 'other'] as const
export type ReviewKind = (typeof REVIEW_KINDS)[number]

export const REVIEW_KIND_NAMES = {
  municipal: '市级复核',
  provincial: '省级评估',
  national: '国家认定',
  recheck: '复查',
  other: '其他督导检查',
} as const satisfies Readonly<Record<ReviewKind, string>>

/** Before the visit; seen, the letter is awaited; the letter is there and its term runs; settled; did not take place. */
export const REVIEW_STATES = ['planned', 'held', 'feedback', 'closed', 'cancelled'] as const
export type ReviewState = (typeof REVIEW_STATES)[number]

export const REVIEW_STATE_NAMES = {
  planned: '待开展',
  held: '已开展，待反馈',
  feedback: '已反馈，整改中',
  closed: '已办结',
  cancelled: '已取消',
} as const satisfies Readonly<Record<ReviewState, string>>

export const REVIEW_ACTIONS = ['edit', 'hold', 'receive', 'close', 'reopen', 'cancel'] as const
export type ReviewAction = (typeof REVIEW_ACTIONS)[number]

interface Step {
  zh: string
  from: readonly ReviewState[]
  /** Null: the state stays. */
  to: ReviewState | null
  by: readonly Role[]
  /** What the review must say by then. */
  asks: readonly ('heldOn' | 'conclusion' | 'note')[]
}

const OFFICE = ['coordinator'] as const

/** The life of a review: what may be done in which state, by whom, and where it leads. Server and pages ask this one table. */
export const REVIEW_LIFE = {
  edit: { zh: '修改', from: ['planned', 'held', 'feedback'], to: null, by: OFFICE, asks: [] },
  hold: { zh: '记为已开展', from: ['planned'], to: 'held', by: OFFICE, asks: ['heldOn'] },
  receive: { zh: '记为已反馈', from: ['held'], to: 'feedback', by: OFFICE, asks: ['conclusion'] },
  close: { zh: '办结', from: ['held', 'feedback'], to: 'closed', by: OFFICE, asks: ['conclusion'] },
  reopen: { zh: '重新打开', from: ['closed'], to: 'feedback', by: OFFICE, asks: ['note'] },
  cancel: { zh: '取消', from: ['planned'], to: 'cancelled', by: OFFICE, asks: ['note'] },
} as const satisfies Readonly<Record<ReviewAction, Step>>

/** Whether `role` may do `action` while the review stands in `state`. */
export function mayReview(action: ReviewAction, state: ReviewState, role: Role): boolean {
  const { from, by }: Step = REVIEW_LIFE[action]
  return from.includes(state) && by.includes(role)
}

/** Everything `role` may do with a review in `state`. */
export const reviewActions = (state: ReviewState, role: Role): ReviewAction[] =>
  REVIEW_ACTIONS.filter((action) => mayReview(action, state, role))

export const CONCLUSIONS = ['passed', 'passed_with_rectification', 'not_passed'] as const
export type Conclusion = (typeof CONCLUSIONS)[number]

export const CONCLUSION_NAMES = {
  passed: '通过',
  passed_with_rectification: '整改后通过',
  not_passed: '未通过',
} as const satisfies Readonly<Record<Conclusion, string>>
