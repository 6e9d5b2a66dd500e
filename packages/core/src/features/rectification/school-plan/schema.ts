import { z } from 'zod'
import { ItemDetail } from '../ledger/schema.ts'
import { GROUP_DUTIES, type GroupDuty } from './labels.ts'

const Line = z.string().trim().max(100)
const Text = z.string().trim().max(2000)

/** Of one item by its number: why it is so, and how the school carries out what is asked of it. */
const ItemText = z.strictObject({ no: z.number().int().min(1), cause: Text.default(''), how: Text.default('') })

const YearGoal = z.strictObject({
  year: z.number().int().min(2000, '请填四位数的年份').max(2100, '请填四位数的年份'),
  goal: Text.min(1, '请写明这一年的目标'),
})

/** A member of the school's own work group, by name and post; no contacts. */
const GroupMember = z.strictObject({
  duty: z.enum(Object.keys(GROUP_DUTIES) as [GroupDuty, ...GroupDuty[]]),
  name: Line.min(1, '请填姓名'),
  post: Line.default(''),
  tasks: z.string().trim().max(500).default(''),
})

/** What the school itself writes; everything else in a plan comes from the ledger and from the data. */
export const Written = z.strictObject({
  items: z.array(ItemText).max(300).default([]),
  goals: z.array(YearGoal).max(10).default([]),
  group: z.array(GroupMember).max(30).default([]),
  selfCheck: Text.default(''),
})
export type Written = z.infer<typeof Written>

export const nothingWritten = (): Written => ({ items: [], goals: [], group: [], selfCheck: '' })

/** An item of the ledger as a plan tells it. */
export const PlanItem = ItemDetail.pick({
  no: true,
  state: true,
  stage: true,
  matter: true,
  indicator: true,
  indicatorName: true,
  problem: true,
  value: true,
  threshold: true,
  gap: true,
  unit: true,
  chief: true,
  deputy: true,
  handler: true,
  units: true,
  funds: true,
  requirement: true,
  closeStandard: true,
  deadline: true,
  isOverdue: true,
  proofFrom: true,
  closedOn: true,
  closedProof: true,
}).extend({
  /** What was entered of each, as a line of text; empty where nothing is. */
  measures: z.array(z.string()),
  milestones: z.array(z.string()),
  /** The files that stand, by name. */
  evidence: z.array(z.string()),
})
export type PlanItem = z.infer<typeof PlanItem>
