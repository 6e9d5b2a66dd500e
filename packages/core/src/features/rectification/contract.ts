import { z } from 'zod'
import { DownloadReply, endpoint, Paging, pageOf } from '../../endpoint.ts'
import { MilestoneFinish, PlanProgress } from './adopt/progress.ts'
import { FindingReview, LedgerExtract, NameReview, PlanDetail, PlanFields, PlanSummary, PlanWithdrawal } from './schema.ts'

const tag = '整改方案'
const PlanId = z.strictObject({ id: z.uuid() })

/** What is no plan is refused with `plan.*`, saying what was missed; nothing is then stored. */
export const importPlan = endpoint({
  method: 'POST',
  path: '/api/plans',
  title: '读入已发布的整改方案（十列表），列出全部矛盾',
  tag,
  needs: 'rectification.import',
  body: PlanFields,
  files: {
    file: { title: '方案附件（docx 或 xlsx）', accepts: ['docx', 'xlsx'], required: true },
    body: { title: '方案正文（docx 或 txt，可不填）', accepts: ['docx', 'text'], required: false },
  },
  reply: z.object({ outcome: z.enum(['stored', 'already-stored']), plan: PlanDetail }),
})

/** Newest first. */
export const listPlans = endpoint({
  method: 'GET',
  path: '/api/plans',
  title: '已读入的方案',
  tag,
  needs: 'rectification.read',
  query: Paging,
  reply: pageOf(PlanSummary),
})

export const readPlan = endpoint({
  method: 'GET',
  path: '/api/plans/:id',
  title: '一份方案的结构与矛盾',
  tag,
  needs: 'rectification.read',
  params: PlanId,
  reply: PlanDetail,
})

/** `open` takes an earlier decision back. Every decision is kept; the last one counts. Refused with `record.changed` where somebody decided meanwhile. */
export const reviewName = endpoint({
  method: 'POST',
  path: '/api/plans/:id/name-variants',
  title: '确认或否定一处疑似同名',
  tag,
  needs: 'rectification.review',
  params: PlanId,
  body: NameReview,
  reply: PlanDetail,
})

/** Refused with `rectification.not-allowed-now` where the action does not fit the state, `record.changed` where somebody decided meanwhile. */
export const reviewFinding = endpoint({
  method: 'POST',
  path: '/api/plans/:id/findings',
  title: '处理一处不一致：更正、按原文保留或重新打开',
  tag,
  needs: 'rectification.review',
  params: PlanId,
  body: FindingReview,
  reply: PlanDetail,
})

/** The plan no longer counts and may be handed in again; file and decisions are kept. */
export const withdrawPlan = endpoint({
  method: 'DELETE',
  path: '/api/plans/:id',
  title: '撤回一份方案',
  tag,
  needs: 'rectification.import',
  params: PlanId,
  body: PlanWithdrawal,
  reply: PlanDetail,
})

const OFFICE_TYPES = [
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const

/** What the ledger shows, in the ten columns and with the merges of a published table. */
export const extractLedger = endpoint({
  method: 'POST',
  path: '/api/plans/:id/ledger',
  title: '导出台账中正在看的部分',
  tag,
  needs: 'rectification.read',
  params: PlanId,
  body: LedgerExtract,
  reply: DownloadReply,
  download: OFFICE_TYPES,
})

export const exportPlan = endpoint({
  method: 'GET',
  path: '/api/plans/:id/export',
  title: '按原表逐格导出',
  tag,
  needs: 'rectification.read',
  params: PlanId,
  query: z.strictObject({ format: z.enum(['docx', 'xlsx']).default('docx') }),
  reply: DownloadReply,
  download: OFFICE_TYPES,
})

/** Of a plan that is not in the ledger: `adoptedAt` null and nothing. */
export const readPlanProgress = endpoint({
  method: 'GET',
  path: '/api/plans/:id/progress',
  title: '方案在台账里的进展：节点、措施、销号',
  tag,
  needs: 'rectification.read',
  params: PlanId,
  reply: PlanProgress,
})

/**
 * One milestone of the plan, done in every item that has it and is still worked on; those done already stay as they are. Refused with
 * `milestone.later-day`, `rectification.milestone-done` where none is left.
 */
export const finishPlanMilestone = endpoint({
  method: 'POST',
  path: '/api/plans/:id/milestones/done',
  title: '方案的一个节点在各条任务里一并登记完成',
  tag,
  needs: 'item.manage',
  params: PlanId,
  body: MilestoneFinish,
  reply: PlanProgress,
})

export const exportAdopted = endpoint({
  method: 'GET',
  path: '/api/plans/:id/adoption/table',
  title: '按公布的十列表导出台账：没有变化的与原表逐格相同，有变化的注在原处',
  tag,
  needs: 'rectification.read',
  params: PlanId,
  query: z.strictObject({ format: z.enum(['docx', 'xlsx']).default('docx') }),
  reply: DownloadReply,
  download: [
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ],
})
