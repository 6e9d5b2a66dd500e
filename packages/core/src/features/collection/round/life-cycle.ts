import type { Role } from '../../access/roles.ts'

/** How far a return has come. */
export const RETURN_STATES = ['draft', 'submitted', 'returned', 'accepted', 'locked'] as const
export type ReturnState = (typeof RETURN_STATES)[number]

export const RETURN_STATE_NAMES: Readonly<Record<ReturnState, string>> = {
  draft: '填报中',
  submitted: '待审核',
  returned: '已退回',
  accepted: '已通过',
  locked: '已锁定',
}

/** What a round asks for: a school's figures, a department's, or a 自查. */
export const RETURN_KINDS = ['school', 'department', 'self_check'] as const
export type ReturnKind = (typeof RETURN_KINDS)[number]

export const RETURN_KIND_NAMES: Readonly<Record<ReturnKind, string>> = {
  school: '学校填报',
  department: '部门填报',
  self_check: '自查',
}

export const RETURN_ACTIONS = [
  'save',
  'submit',
  'withdraw',
  'resume',
  'remark',
  'return',
  'accept',
  'verify',
  'lock',
  'amend',
] as const
export type ReturnAction = (typeof RETURN_ACTIONS)[number]

interface Step {
  zh: string
  from: readonly ReturnState[]
  /** Where it leads; null where the state stays. */
  to: ReturnState | null
  /** Whose work it is. Whether the return is theirs is another question (reach). */
  by: readonly Role[]
}

const OFFICERS = ['section_officer', 'department_officer', 'township_officer'] as const
const BUREAU = ['coordinator'] as const

/**
 * The life of a return: what may be done in which state, by whom, and where it leads. Server and pages ask this one table.
 * Saving on behalf (代填) is the bureau's; submitting never is, for it is the signature (签认) of the principal or the unit's officer.
 */
export const LIFE_CYCLE: Readonly<Record<ReturnAction, Step>> = {
  save: { zh: '填写', from: ['draft', 'returned'], to: null, by: ['filler', 'principal', ...OFFICERS, ...BUREAU] },
  submit: { zh: '签认提交', from: ['draft', 'returned'], to: 'submitted', by: ['principal', ...OFFICERS] },
  withdraw: { zh: '撤回修改', from: ['submitted'], to: 'draft', by: ['principal', ...OFFICERS] },
  // Figures that could not exist yet when the return was accepted, such as the year's accounts, come to it this way.
  resume: { zh: '续填', from: ['accepted'], to: 'draft', by: ['principal', ...OFFICERS] },
  remark: { zh: '提出疑问', from: ['submitted', 'accepted'], to: null, by: BUREAU },
  return: { zh: '退回', from: ['submitted', 'accepted'], to: 'returned', by: BUREAU },
  accept: { zh: '审核通过', from: ['submitted'], to: 'accepted', by: BUREAU },
  verify: { zh: '核实', from: ['draft', 'submitted', 'returned', 'accepted'], to: null, by: ['inspector', ...BUREAU] },
  lock: { zh: '锁定', from: ['accepted'], to: 'locked', by: BUREAU },
  amend: { zh: '申请修订', from: ['locked'], to: null, by: ['principal', ...OFFICERS, ...BUREAU] },
}

/** Whether `role` may do `action` while the return stands in `state`. */
export const mayAct = (action: ReturnAction, state: ReturnState, role: Role): boolean =>
  LIFE_CYCLE[action].from.includes(state) && LIFE_CYCLE[action].by.includes(role)

/** Everything `role` may do with a return in `state`. */
export const actionsOn = (state: ReturnState, role: Role): ReturnAction[] =>
  RETURN_ACTIONS.filter((action) => mayAct(action, state, role))
