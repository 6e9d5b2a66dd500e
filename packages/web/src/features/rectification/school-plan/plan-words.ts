import type { PlanAction, PlanState } from '@junheng/core/features/rectification/school-plan/states.ts'

export const STATE_GLYPHS: Readonly<Record<PlanState, string>> = {
  unwritten: '○',
  draft: '◔',
  submitted: '◑',
  returned: '■',
  approved: '●',
}

export const STATE_WORDS = {
  unwritten: '未起草',
  draft: '起草中',
  submitted: '待审批',
  returned: '已退回',
  approved: '已批准',
} as const satisfies Record<PlanState, string>

export const ACTION_WORDS = {
  save: '修改',
  submit: '提交审批',
  withdraw: '撤回修改',
  return: '退回',
  approve: '批准',
} as const satisfies Record<PlanAction, string>

/** What a step is called once it is done. */
export const DONE_WORDS = {
  save: '保存了第 {n} 版',
  submit: '提交第 {n} 版审批',
  withdraw: '撤回第 {n} 版修改',
  return: '退回第 {n} 版',
  approve: '批准第 {n} 版',
} as const satisfies Record<PlanAction, string>
