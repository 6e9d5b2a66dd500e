import { z } from 'zod'
import { PlainDate } from '../../orgs/schema.ts'

export const MILESTONE_STATES = ['ahead', 'soon', 'overdue', 'done', 'withdrawn'] as const
export type MilestoneState = (typeof MILESTONE_STATES)[number]

export const MILESTONE_STATE_NAMES: Readonly<Record<MilestoneState, string>> = {
  ahead: '未到期',
  soon: '将到期',
  overdue: '已逾期',
  done: '已完成',
  withdrawn: '已撤销',
}

/** 时间节点 as people write it. `published`: the official wording it was read from, word for word; `promised`: how much of the gap it closes, in the item's unit. */
export const MilestoneText = z.strictObject({
  due: PlainDate.nullable(),
  text: z.string().trim().min(2, '请写明这个节点要完成什么').max(500),
  published: z.string().trim().max(1000).default(''),
  promised: z.number().min(0).max(1e12).nullable().default(null),
})
export type MilestoneText = z.output<typeof MilestoneText>

export const Milestone = z.object({
  itemNo: z.number().int(),
  /** Its number within the item, never reused. */
  no: z.number().int(),
  version: z.number().int(),
  due: z.string().nullable(),
  text: z.string(),
  published: z.string(),
  promised: z.number().nullable(),
  state: z.enum(MILESTONE_STATES),
  done: z.object({ on: z.string(), by: z.string(), at: z.iso.datetime(), result: z.string() }).nullable(),
  withdrawn: z.object({ by: z.string(), at: z.iso.datetime(), reason: z.string() }).nullable(),
})
export type Milestone = z.infer<typeof Milestone>

export const MILESTONE_FINDINGS = ['later-than-item', 'promises-less', 'before-proof', 'no-day'] as const

/** Something that cannot be right about an item's dates. `no`: the milestone it is about; null = the item itself. */
export const MilestoneFinding = z.object({
  code: z.enum(MILESTONE_FINDINGS),
  severity: z.enum(['warn', 'info']),
  no: z.number().int().nullable(),
  text: z.string(),
})
export type MilestoneFinding = z.infer<typeof MilestoneFinding>

export const ItemMilestones = z.object({
  today: z.string(),
  /** The item's own deadline. */
  deadline: z.string().nullable(),
  /** What the item lacks and the milestones promise together, in `unit`; null where nobody stated it. */
  gap: z.number().nullable(),
  promised: z.number().nullable(),
  unit: z.string(),
  milestones: z.array(Milestone),
  findings: z.array(MilestoneFinding),
  /** What the viewer may do with this item's milestones. */
  may: z.object({ manage: z.boolean(), report: z.boolean() }),
})
export type ItemMilestones = z.infer<typeof ItemMilestones>

/** A day something is due: a milestone, or the deadline of an item. */
export const ItemDay = z.object({
  kind: z.enum(['milestone', 'deadline']),
  itemNo: z.number().int(),
  /** The milestone's number; null for the item's deadline. */
  no: z.number().int().nullable(),
  due: z.string(),
  text: z.string(),
  state: z.enum(MILESTONE_STATES),
  schoolName: z.string().nullable(),
  problem: z.string(),
  units: z.array(z.string()),
})
export type ItemDay = z.infer<typeof ItemDay>

/** When people are reminded: so many days before, on the day, and every so many days once it is past (0: not again). */
export const ReminderRule = z.strictObject({
  before: z.array(z.number().int().min(1).max(365)).max(6),
  onDay: z.boolean(),
  overdueEvery: z.number().int().min(0).max(90),
})
export type ReminderRule = z.infer<typeof ReminderRule>

export const DEFAULT_REMINDERS: ReminderRule = { before: [30, 7], onDay: true, overdueEvery: 7 }

export const ReminderSetting = z.object({
  rule: ReminderRule,
  /** 0: nobody changed the defaults. */
  version: z.number().int(),
  changedBy: z.string().nullable(),
  changedAt: z.iso.datetime().nullable(),
})
export type ReminderSetting = z.infer<typeof ReminderSetting>
