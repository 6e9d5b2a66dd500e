import type { ItemAction, ItemState } from '@junheng/core/features/rectification/ledger/states.ts'

/** A state as shape and word; the shape fills as the item comes closer to its end. */
export const STATE_WORDS = {
  open: '待整改',
  in_progress: '整改中',
  submitted: '待验收',
  verified: '已验收',
  closed: '已销号',
  merged: '已合并',
  dropped: '不再整改',
} as const satisfies Record<ItemState, string>

export const STATE_GLYPHS: Readonly<Record<ItemState, string>> = {
  open: '○',
  in_progress: '◔',
  submitted: '◑',
  verified: '◕',
  closed: '●',
  merged: '⇢',
  dropped: '–',
}

export const ACTION_WORDS = {
  start: '开始整改',
  report: '报告进展',
  submit: '提请验收',
  return: '退回整改',
  verify: '验收',
  close: '销号',
  reopen: '重新整改',
  merge: '合并到另一条',
  drop: '不再整改',
  edit: '修改',
} as const satisfies Record<ItemAction, string>

export const LEVEL_WORDS = { general: '一般', serious: '较重', grave: '重大' } as const
