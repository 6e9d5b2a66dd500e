import type { Role } from '../../access/roles.ts'

/** How far a county is on the way to 优质均衡: preparing, application handed in, recognised, being looked at again. */
export const COUNTY_STATES = ['preparing', 'declared', 'recognised', 'recheck'] as const
export type CountyState = (typeof COUNTY_STATES)[number]

export const COUNTY_STATE_NAMES = {
  preparing: '创建',
  declared: '已申报',
  recognised: '已认定',
  recheck: '复查',
} as const satisfies Readonly<Record<CountyState, string>>

export const STATUS_ACTIONS = [
  'declare',
  'end_declaration',
  'recognise',
  'begin_recheck',
  'pass_recheck',
  'revoke',
  'undo',
] as const
export type StatusAction = (typeof STATUS_ACTIONS)[number]

interface Step {
  zh: string
  from: readonly CountyState[]
  /** Null: back to where the county stood before the last step. */
  to: CountyState | null
  by: readonly Role[]
  /** What must be said besides the day: a document's number, why. */
  asks: readonly ('docNo' | 'note')[]
}

const OFFICE = ['coordinator'] as const
const OFFICE_AND_LEADER = ['coordinator', 'leader'] as const

/**
 * The county's way, as one table for server and pages: what may be recorded in which state, by whom, and where it leads. Others decide most of it;
 * the office writes down what was decided. Handing in the application is the county's own decision, so its leader may record it too.
 * `undo` takes back a step written down by mistake; both stay in the history.
 */
export const STATUS_LIFE = {
  declare: { zh: '申报', from: ['preparing'], to: 'declared', by: OFFICE_AND_LEADER, asks: ['docNo'] },
  end_declaration: { zh: '申报未通过或撤回', from: ['declared'], to: 'preparing', by: OFFICE_AND_LEADER, asks: ['note'] },
  recognise: { zh: '认定', from: ['declared'], to: 'recognised', by: OFFICE, asks: ['docNo'] },
  begin_recheck: { zh: '开始复查', from: ['recognised'], to: 'recheck', by: OFFICE, asks: [] },
  pass_recheck: { zh: '通过复查', from: ['recheck'], to: 'recognised', by: OFFICE, asks: [] },
  revoke: { zh: '撤销认定', from: ['recheck'], to: 'preparing', by: OFFICE, asks: ['docNo', 'note'] },
  undo: { zh: '更正：撤回上一条记录', from: COUNTY_STATES, to: null, by: OFFICE, asks: ['note'] },
} as const satisfies Readonly<Record<StatusAction, Step>>

/** One thing written down about the county's way, oldest first. `on`: the day it happened, `YYYY-MM-DD`. */
export interface StatusStep {
  action: StatusAction
  on: string
}

/** Where the steps lead. `recognisedOn`: the day of the recognition that stands; null where none does. `steps`: those not taken back. */
export interface StatusStanding<T extends StatusStep> {
  state: CountyState
  recognisedOn: string | null
  steps: T[]
}

export function standingOf<T extends StatusStep>(history: readonly T[]): StatusStanding<T> {
  const steps: T[] = []
  for (const step of history) {
    if (step.action === 'undo') steps.pop()
    else steps.push(step)
  }
  const state = steps.reduce<CountyState>((_, { action }) => STATUS_LIFE[action].to!, 'preparing')
  const recognition = state === 'preparing' || state === 'declared' ? undefined : steps.findLast((s) => s.action === 'recognise')
  return { state, recognisedOn: recognition?.on ?? null, steps }
}

/** What `role` may record now. @param steps how many steps stand: with none there is nothing to take back */
export const statusActions = (state: CountyState, role: Role, steps: number): StatusAction[] =>
  STATUS_ACTIONS.filter((action) => {
    const { from, by }: Step = STATUS_LIFE[action]
    return from.includes(state) && by.includes(role) && (action !== 'undo' || steps > 0)
  })
