import { z } from 'zod'
import { DownloadReply, endpoint, MEDIA_TYPES } from '../../../endpoint.ts'
import { FigureChange } from '../../documents/figures.ts'
import { Paper } from '../../documents/paper.ts'
import { SchoolCode } from '../../orgs/schema.ts'
import { StandardKeySchema } from '../../standards/schema.ts'
import { PlanItem, Written } from './schema.ts'
import { PLAN_ACTIONS, PLAN_STATES } from './states.ts'

const tag = '一校一案'
const Which = z.strictObject({ standard: StandardKeySchema.default('quality_balanced_2017') })
const OneSchool = z.strictObject({ school: SchoolCode })
const Count = z.number().int()

/** A school with an item, and how far its plan has come. */
export const PlanLine = z.object({
  school: z.object({ code: z.string(), name: z.string() }),
  state: z.enum(PLAN_STATES),
  /** 0: nothing is written. */
  version: Count,
  /** The newest version that was approved, and when. */
  approved: z.object({ version: Count, at: z.iso.datetime() }).nullable(),
  changedAt: z.iso.datetime().nullable(),
  /** Without those merged or dropped. `added`: entered since the newest approval, so not in what was approved. */
  items: z.object({ total: Count, standing: Count, late: Count, closed: Count, added: Count }),
  /** The first day on which a standing item is due. */
  nextDue: z.string().nullable(),
})
export type PlanLine = z.infer<typeof PlanLine>

/** By the schools' codes. Schools see their own. */
export const listSchoolPlans = endpoint({
  method: 'GET',
  path: '/api/school-plans',
  title: '有整改任务的学校和各校方案的进展',
  tag,
  needs: 'item.read',
  about: 'record',
  query: Which,
  reply: z.object({ items: z.array(PlanLine) }),
})

export const PlanStep = z.object({
  step: Count,
  action: z.enum(PLAN_ACTIONS),
  state: z.enum(PLAN_STATES),
  version: Count,
  remark: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
})
export type PlanStep = z.infer<typeof PlanStep>

/** `paper`: with today's figures. `changes`: what is otherwise than when the newest version was approved. */
export const SchoolPlan = z.object({
  school: z.object({ code: z.string(), name: z.string() }),
  standard: StandardKeySchema,
  state: z.enum(PLAN_STATES),
  version: Count,
  /** Of the newest step; sent along with each change (`seen`). */
  step: Count,
  written: Written,
  items: z.array(PlanItem),
  paper: Paper,
  /** Where the figures' explanations are; null where there are no data. */
  source: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  missing: z.array(z.string()),
  /** What the viewer may do; `refusal` says why not yet. */
  actions: z.array(z.object({ action: z.enum(PLAN_ACTIONS), zh: z.string(), refusal: z.string().nullable() })),
  approved: z.object({ step: Count, version: Count, at: z.iso.datetime(), by: z.string() }).nullable(),
  changes: z.array(FigureChange),
  /** Newest first, saves of one person in a row only as the last of them. */
  steps: z.array(PlanStep),
  isDemo: z.boolean(),
})
export type SchoolPlan = z.infer<typeof SchoolPlan>

/** A school without items has none (`record.missing`). */
export const readSchoolPlan = endpoint({
  method: 'GET',
  path: '/api/school-plans/:school',
  title: '一所学校的一校一案：现状、问题、措施、目标、经费、责任、佐证',
  tag,
  needs: 'item.read',
  about: 'params.school',
  params: OneSchool,
  query: Which,
  reply: SchoolPlan,
})

const Seen = z.number().int().min(0)

/** Refused with `record.changed` where somebody saved or decided meanwhile, `school-plan.not-now` in another state. */
export const writeSchoolPlan = endpoint({
  method: 'PUT',
  path: '/api/school-plans/:school/text',
  title: '保存学校编写的部分',
  tag,
  needs: 'item.act',
  about: 'params.school',
  params: OneSchool,
  body: Which.extend({ seen: Seen, written: Written }),
  reply: SchoolPlan,
})

/** Refused with `school-plan.not-now`, `school-plan.not-yours`, `school-plan.incomplete`, `school-plan.own`, `school-plan.why`, `record.changed`. */
export const actOnSchoolPlan = endpoint({
  method: 'POST',
  path: '/api/school-plans/:school/steps',
  title: '提交、撤回、退回、批准一校一案',
  tag,
  needs: 'item.act',
  about: 'params.school',
  params: OneSchool,
  body: Which.extend({
    seen: Seen,
    action: z.enum(PLAN_ACTIONS).exclude(['save']),
    remark: z.string().trim().max(1000).default(''),
  }),
  reply: SchoolPlan,
})

/** A version that was approved, as it was then; without `step` the plan as it stands. */
export const downloadSchoolPlan = endpoint({
  method: 'GET',
  path: '/api/school-plans/:school/file',
  title: '下载一所学校的一校一案（Word）',
  tag,
  needs: 'item.read',
  about: 'params.school',
  params: OneSchool,
  query: Which.extend({ step: z.coerce.number().int().min(1).optional() }),
  reply: DownloadReply,
  download: [MEDIA_TYPES.docx],
})

/** All schools' plans in one document, or one document a school in a zip. */
export const PLAN_FILES = ['docx', 'zip'] as const
export const PlansMade = z.object({ id: z.uuid(), fileName: z.string(), schools: Count, size: Count })
export type PlansMade = z.infer<typeof PlansMade>

/** Tells how many are written; leaving ends the work. What was approved and not changed since stands as approved. */
export const makeSchoolPlans = endpoint({
  method: 'POST',
  path: '/api/school-plan-files',
  title: '全部学校的一校一案合成一个 Word 文件或一个压缩包',
  tag,
  needs: 'rectification.read',
  body: Which.extend({ as: z.enum(PLAN_FILES) }),
  reply: PlansMade,
  progress: true,
})

export const downloadSchoolPlans = endpoint({
  method: 'GET',
  path: '/api/school-plan-files/:id',
  title: '下载做好的一校一案合订文件或压缩包',
  tag,
  needs: 'rectification.read',
  params: z.strictObject({ id: z.uuid() }),
  reply: DownloadReply,
  download: [MEDIA_TYPES.docx, MEDIA_TYPES.zip],
})
