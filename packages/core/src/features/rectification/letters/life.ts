import type { Role } from '../../access/roles.ts'

/** How far a letter has come. That its reply is late is reckoned from its day. */
export const LETTER_STATES = ['issued', 'delivered', 'received', 'replied', 'settled', 'void'] as const
export type LetterState = (typeof LETTER_STATES)[number]

export const LETTER_STATE_NAMES: Readonly<Record<LetterState, string>> = {
  issued: '已编号',
  delivered: '已送达',
  received: '已签收',
  replied: '已回复',
  settled: '已办结',
  void: '已作废',
}

/** The addressee is being waited for. */
export const AWAITING_REPLY: readonly LetterState[] = ['delivered', 'received']

export const LETTER_ACTIONS = ['deliver', 'receive', 'reply', 'return', 'settle', 'void'] as const
export type LetterAction = (typeof LETTER_ACTIONS)[number]

interface Step {
  zh: string
  from: readonly LetterState[]
  to: LetterState
  by: readonly Role[]
}

/** The office enters what the addressee did on paper; its step names who entered it. */
const ADDRESSEES = ['principal', 'section_officer', 'department_officer', 'township_officer', 'coordinator'] as const
const OFFICE = ['coordinator'] as const

/** The life of a letter: what may be done in which state, by whom, and where it leads. Server and pages ask this one table. */
export const LETTER_LIFE: Readonly<Record<LetterAction, Step>> = {
  deliver: { zh: '登记送达', from: ['issued'], to: 'delivered', by: OFFICE },
  receive: { zh: '签收', from: ['delivered'], to: 'received', by: ADDRESSEES },
  reply: { zh: '书面回复', from: AWAITING_REPLY, to: 'replied', by: ADDRESSEES },
  return: { zh: '退回重新回复', from: ['replied'], to: 'received', by: OFFICE },
  settle: { zh: '办结', from: ['replied'], to: 'settled', by: OFFICE },
  void: { zh: '作废', from: ['issued', 'delivered', 'received', 'replied'], to: 'void', by: OFFICE },
}

export const mayStep = (action: LetterAction, state: LetterState, role: Role): boolean =>
  LETTER_LIFE[action].from.includes(state) && LETTER_LIFE[action].by.includes(role)

/** Everything `role` may do with a letter in `state`, if it is theirs. */
export const stepsOn = (state: LetterState, role: Role): LetterAction[] =>
  LETTER_ACTIONS.filter((action) => mayStep(action, state, role))

/** A step of a letter's life as people read it. */
export function letterStepName(action: string): string {
  if (action === 'issue') return '编号存档'
  if (action === 'escalate') return '逾期上报'
  return Object.hasOwn(LETTER_LIFE, action) ? LETTER_LIFE[action as LetterAction].zh : action
}
