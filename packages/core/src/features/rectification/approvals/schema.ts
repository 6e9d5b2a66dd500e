import { z } from 'zod'
import { PlainDate } from '../../orgs/schema.ts'

/** How far one department has come. */
export const APPROVAL_STATES = { not_started: '未办', in_progress: '在办', done: '已办', returned: '退回' } as const
export type ApprovalState = keyof typeof APPROVAL_STATES
export const ApprovalStateSchema = z.enum(Object.keys(APPROVAL_STATES) as [ApprovalState, ...ApprovalState[]])

/** What one department must approve. `unit`: an organisation of the directory. */
export const ApprovalPart = z.strictObject({
  unit: z.uuid(),
  matter: z.string().trim().min(2, '请写明办理什么').max(120),
  due: PlainDate.nullable().default(null),
})
export type ApprovalPart = z.infer<typeof ApprovalPart>

/** How a department said it stands; `on`: the day it came to stand so. */
export const ApprovalChange = z.strictObject({
  state: ApprovalStateSchema,
  on: PlainDate,
  note: z.string().trim().max(1000).default(''),
})
export type ApprovalChange = z.infer<typeof ApprovalChange>

/** `isOverdue`: its day is past and it is not done. `version`: what a change says it had seen. */
export const ApprovalStep = z.object({
  position: z.number().int(),
  unit: z.uuid(),
  unitName: z.string(),
  matter: z.string(),
  due: z.string().nullable(),
  state: ApprovalStateSchema,
  on: z.string().nullable(),
  note: z.string(),
  changedAt: z.iso.datetime(),
  changedBy: z.string(),
  version: z.number().int(),
  isOverdue: z.boolean(),
  mayChange: z.boolean(),
})
export type ApprovalStep = z.infer<typeof ApprovalStep>

/** 并联审批: departments that approve the parts of one thing beside each other, none waiting for the other. */
export const ParallelApproval = z.object({
  id: z.uuid(),
  title: z.string(),
  /** The item it is for, where it is for one. */
  item: z.number().int().nullable(),
  itemProblem: z.string().nullable(),
  /** The building it is for, where it is for one. */
  project: z.uuid().nullable(),
  projectName: z.string().nullable(),
  steps: z.array(ApprovalStep),
  done: z.number().int(),
  madeAt: z.iso.datetime(),
  madeBy: z.string(),
  isDemo: z.boolean(),
})
export type ParallelApproval = z.infer<typeof ParallelApproval>
