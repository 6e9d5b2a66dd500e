/**
 * How soon somebody should know. `urgent`: waits for no digest and no quiet hours. `normal`: told by every channel unless switched off.
 * `low`: good to know; only in the inbox unless switched on.
 */
export type Urgency = 'urgent' | 'normal' | 'low'

/** What a notice can be about, in the order filters show them. A feature adds its kinds here. */
export const NOTICE_KINDS = {
  reminder: { zh: '催报', urgency: 'urgent', about: '该交的还没有交，有人催办' },
  due: { zh: '到期提醒', urgency: 'urgent', about: '快到期限或已过期限' },
  returned: { zh: '退回', urgency: 'normal', about: '交上去的被退回，要修改后再交' },
  signature: { zh: '请签认', urgency: 'normal', about: '填好的数据等您签认提交' },
  submitted: { zh: '待审核', urgency: 'normal', about: '有人交来，等您审核' },
  opened: { zh: '填报开始', urgency: 'normal', about: '新一轮填报已经开始' },
  amendment: { zh: '修订申请', urgency: 'normal', about: '有人申请修改已锁定的数据' },
  amendment_decided: { zh: '修订结果', urgency: 'normal', about: '修订申请已批准或未批准' },
  self_check: { zh: '自查', urgency: 'normal', about: '自查任务的布置和结果' },
  warning: { zh: '预警', urgency: 'urgent', about: '数据触发了预警，或预警超期上报' },
  monitoring: { zh: '监测简报', urgency: 'normal', about: '定期监测的结果：各级预警多少条，新增和解除了哪些' },
  task: { zh: '任务', urgency: 'normal', about: '布置给您或您单位的任务' },
  accepted: { zh: '已通过', urgency: 'low', about: '交上去的已通过审核' },
  locked: { zh: '已锁定', urgency: 'low', about: '本轮数据已锁定' },
  system: { zh: '系统提示', urgency: 'normal', about: '系统运行中需要处理的事' },
} as const satisfies Record<string, { zh: string; urgency: Urgency; about: string }>
export type NoticeKind = keyof typeof NOTICE_KINDS

export const KIND_KEYS = Object.keys(NOTICE_KINDS) as [NoticeKind, ...NoticeKind[]]

/** What people call a kind; the key itself where a newer program wrote it. */
export const kindName = (kind: string): string => (isKind(kind) ? NOTICE_KINDS[kind].zh : kind)

export const urgencyOf = (kind: string): Urgency => (isKind(kind) ? NOTICE_KINDS[kind].urgency : 'normal')

/** The kinds that leave the house by mail or to a group's robot until somebody chooses otherwise. */
export const USUAL_KINDS: readonly NoticeKind[] = KIND_KEYS.filter((kind) => NOTICE_KINDS[kind].urgency !== 'low')

const isKind = (kind: string): kind is NoticeKind => Object.hasOwn(NOTICE_KINDS, kind)
