import { z } from 'zod'
import { DownloadReply, endpoint, MEDIA_TYPES, Nothing } from '../../../endpoint.ts'
import { NewReview, Review, ReviewChange, ReviewStepCall, ReviewSummary } from './review-schema.ts'
import {
  BasicRecord,
  DemandsSchema,
  DocNo,
  MonitoringRecord,
  NewDeclaration,
  Readiness,
  Recognition,
  Since,
  StatusRecord,
} from './schema.ts'

const tag = '认定与迎检'
const OneReview = z.strictObject({ id: z.uuid() })
const PAPERS = ['pdf', 'docx', 'jpeg', 'png'] as const
const PAPER_TYPES = PAPERS.map((kind) => MEDIA_TYPES[kind])
const number = z.coerce.number().int().min(1).max(10_000)

export const readRecognition = endpoint({
  method: 'GET',
  path: '/api/recognition',
  title: '本县创建、申报、认定和复查的情况',
  tag,
  needs: 'evaluation.read',
  reply: Recognition,
})

/** Which step is whose stands in `status-life.ts`. */
export const recordStatus = endpoint({
  method: 'POST',
  path: '/api/recognition/status',
  title: '记录创建、申报、认定、复查的一步',
  tag,
  needs: 'recognition.declare',
  body: StatusRecord,
  reply: Recognition,
})

export const recordBasic = endpoint({
  method: 'POST',
  path: '/api/recognition/basic',
  title: '记录基本均衡认定',
  tag,
  needs: 'recognition.manage',
  body: BasicRecord,
  reply: Recognition,
})

/** The newest entry of a year stands. */
export const recordMonitoring = endpoint({
  method: 'POST',
  path: '/api/recognition/monitoring',
  title: '记录一年的基本均衡监测结果',
  tag,
  needs: 'recognition.manage',
  body: MonitoringRecord,
  reply: Recognition,
})

/** A final run of quality_balanced_2017; one that takes another's place says why. */
export const declareRun = endpoint({
  method: 'POST',
  path: '/api/recognition/declarations',
  title: '把一次正式评估封存为申报版',
  tag,
  needs: 'recognition.declare',
  body: NewDeclaration,
  reply: Recognition,
})

export const addReceipt = endpoint({
  method: 'POST',
  path: '/api/recognition/declarations/:number/receipts',
  title: '登记申报回执：文号、文件或两者',
  tag,
  needs: 'recognition.manage',
  params: z.strictObject({ number }),
  body: z.strictObject({ docNo: DocNo.optional() }),
  files: { file: { title: '回执（pdf、docx 或照片）', accepts: PAPERS, required: false } },
  reply: Recognition,
})

export const downloadReceipt = endpoint({
  method: 'GET',
  path: '/api/recognition/declarations/:number/receipts/:receipt',
  title: '下载申报回执',
  tag,
  needs: 'evaluation.read',
  params: z.strictObject({ number, receipt: number }),
  reply: DownloadReply,
  download: PAPER_TYPES,
})

/** Without `run` against the newest later one. */
export const readSince = endpoint({
  method: 'GET',
  path: '/api/recognition/since',
  title: '申报以来：回落的项目和所用例外的期限',
  tag,
  needs: 'evaluation.read',
  query: z.strictObject({ run: z.uuid().optional() }),
  reply: z.object({ since: Since.nullable() }),
})

export const readReadiness = endpoint({
  method: 'GET',
  path: '/api/readiness',
  title: '迎检准备：申报条件和尚缺的事项',
  tag,
  needs: 'evaluation.read',
  reply: Readiness,
})

/** Null: back to our proposal. */
export const setDemands = endpoint({
  method: 'PUT',
  path: '/api/readiness/demands',
  title: '修改各阶段前须办结的事项类别',
  tag,
  needs: 'recognition.manage',
  body: z.strictObject({ demands: DemandsSchema.nullable() }),
  reply: Readiness,
})

/** Those without a day first, then the newest. */
export const listReviews = endpoint({
  method: 'GET',
  path: '/api/reviews',
  title: '评估复核列表',
  tag,
  needs: 'evaluation.read',
  reply: z.object({ items: z.array(ReviewSummary) }),
})

export const addReview = endpoint({
  method: 'POST',
  path: '/api/reviews',
  title: '登记一次评估复核',
  tag,
  needs: 'recognition.manage',
  body: NewReview,
  reply: Review,
})

export const readReview = endpoint({
  method: 'GET',
  path: '/api/reviews/:id',
  title: '一次评估复核',
  tag,
  needs: 'evaluation.read',
  params: OneReview,
  reply: Review,
})

export const changeReview = endpoint({
  method: 'PUT',
  path: '/api/reviews/:id',
  title: '修改一次评估复核',
  tag,
  needs: 'recognition.manage',
  params: OneReview,
  body: ReviewChange,
  reply: Review,
})

export const stepReview = endpoint({
  method: 'POST',
  path: '/api/reviews/:id/steps',
  title: '评估复核的开展、反馈、办结、取消',
  tag,
  needs: 'recognition.manage',
  params: OneReview,
  body: ReviewStepCall,
  reply: Review,
})

export const addLetter = endpoint({
  method: 'POST',
  path: '/api/reviews/:id/letters',
  title: '上传反馈意见',
  tag,
  needs: 'recognition.manage',
  params: OneReview,
  body: Nothing,
  files: { file: { title: '反馈意见（pdf、docx 或照片）', accepts: PAPERS, required: true } },
  reply: Review,
})

export const downloadLetter = endpoint({
  method: 'GET',
  path: '/api/reviews/:id/letters/:number',
  title: '下载反馈意见',
  tag,
  needs: 'evaluation.read',
  params: z.strictObject({ id: z.uuid(), number }),
  reply: DownloadReply,
  download: PAPER_TYPES,
})
