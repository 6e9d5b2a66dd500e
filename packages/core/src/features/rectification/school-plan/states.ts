import type { Role } from '../../access/roles.ts'

/** How far a school's plan has come. Nothing is stored of one that is not yet written. */
export const PLAN_STATES = ['unwritten', 'draft', 'submitted', 'returned', 'approved'] as const
export type PlanState = (typeof PLAN_STATES)[number]

export const PLAN_STATE_NAMES: Readonly<Record<PlanState, string>> = {
  unwritten: '未起草',
  draft: '起草中',
  submitted: '待审批',
  returned: '已退回',
  approved: '已批准',
}

export const PLAN_ACTIONS = ['save', 'submit', 'withdraw', 'return', 'approve'] as const
export type PlanAction = (typeof PLAN_ACTIONS)[number]

interface Step {
  zh: string
  from: readonly PlanState[]
  to: PlanState
  by: readonly Role[]
}

/**
 * The life of a plan: the school writes and submits, the bureau returns or approves. What was approved stays as it was; who changes it afterwards
 * begins the next version (`versionAfter`). Server and pages ask this one table.
 */
export const PLAN_LIFE: Readonly<Record<PlanAction, Step>> = {
  save: {
    zh: '保存',
    from: ['unwritten', 'draft', 'returned', 'approved'],
    to: 'draft',
    by: ['principal', 'filler', 'coordinator'],
  },
  submit: { zh: '提交审批', from: ['draft', 'returned'], to: 'submitted', by: ['principal', 'coordinator'] },
  withdraw: { zh: '撤回修改', from: ['submitted'], to: 'draft', by: ['principal', 'coordinator'] },
  return: { zh: '退回', from: ['submitted'], to: 'returned', by: ['coordinator'] },
  approve: { zh: '批准', from: ['submitted'], to: 'approved', by: ['coordinator'] },
}

export const mayOnPlan = (action: PlanAction, state: PlanState, role: Role): boolean =>
  PLAN_LIFE[action].from.includes(state) && PLAN_LIFE[action].by.includes(role)

/** The number of the version an action writes: the first save is version 1, and the first after an approval the next. */
export const versionAfter = (state: PlanState, version: number): number =>
  state === 'unwritten' || state === 'approved' ? version + 1 : version
