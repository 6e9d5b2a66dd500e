import { z } from 'zod'
import { DownloadReply, endpoint, MEDIA_TYPES } from '../../../../endpoint.ts'
import { EXPORT_PARTS } from '../../national/contract.ts'
import { ValuePathText } from '../schema.ts'
import {
  BasisEffect,
  DifferenceExplanation,
  ReconciledFigure,
  Reconciliation,
  ReconciliationFilter,
  ReconciliationQuery,
} from './reconciliation-schema.ts'
import { StatisticsCheck, StatisticsConfirmation, StatisticsIntake, StatisticsRequest } from './statistics-schema.ts'
import { UploadCheck, UploadConfirmation, Uploaded } from './upload-schema.ts'
import { Verifiable, Verification, VerificationList, VerificationRequest, VerificationWithdrawal } from './verification-schema.ts'

const tag = '数据填报'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const OneReturn = z.strictObject({ id: z.uuid() })
const OneRound = z.strictObject({ round: z.uuid() })
const workbook = { file: { title: '填好的工作簿（xlsx）或数据包（zip）', accepts: ['xlsx', 'zip'], required: true } } as const
const shared = { tag, files: workbook, progress: true } as const

/** Answers 200 whatever the faults: saying them is the answer. */
export const checkReturnUpload = endpoint({
  ...shared,
  method: 'POST',
  path: '/api/returns/:id/upload/check',
  title: '检查一所学校的工作簿，列出问题和与现有数据的差异；不保存任何内容',
  needs: 'return.fill',
  about: 'record',
  params: OneReturn,
  reply: UploadCheck,
})

/**
 * Writes what the file says otherwise than it stands, all of it or nothing. Refused with `round.upload-unreadable`, with `round.upload-refused`
 * (naming every return and school that stands against it) and with `round.upload-stale` where a return changed since the check.
 */
export const uploadReturn = endpoint({
  ...shared,
  method: 'POST',
  path: '/api/returns/:id/upload',
  title: '把一所学校的工作簿写入填报',
  needs: 'return.fill',
  about: 'record',
  params: OneReturn,
  body: UploadConfirmation,
  reply: Uploaded,
})

export const checkRoundUpload = endpoint({
  ...shared,
  method: 'POST',
  path: '/api/rounds/:round/upload/check',
  title: '检查全县各校的工作簿，逐校列出问题和差异；不保存任何内容',
  needs: 'round.manage',
  params: OneRound,
  reply: UploadCheck,
})

export const uploadRound = endpoint({
  ...shared,
  method: 'POST',
  path: '/api/rounds/:round/upload',
  title: '把全县各校的工作簿写入各校填报',
  needs: 'round.manage',
  params: OneRound,
  body: UploadConfirmation,
  reply: Uploaded,
})

const marked = { title: '工作簿（xlsx）', accepts: ['xlsx'], required: true } as const

/** The workbook as it came, its faulty cells marked and noted; nothing is stored. */
export const annotateReturnUpload = endpoint({
  method: 'POST',
  path: '/api/returns/:id/upload/annotated',
  title: '把问题标注在一所学校的工作簿上再下载；不保存任何内容',
  tag,
  needs: 'return.fill',
  about: 'record',
  params: OneReturn,
  files: { file: marked },
  reply: DownloadReply,
  download: [XLSX],
})

export const annotateRoundUpload = endpoint({
  method: 'POST',
  path: '/api/rounds/:round/upload/annotated',
  title: '把问题标注在全县的工作簿上再下载；不保存任何内容',
  tag,
  needs: 'round.manage',
  params: OneRound,
  files: { file: marked },
  reply: DownloadReply,
  download: [XLSX],
})

/** As it stands, to go on with in Excel; uploaded unchanged it changes nothing. Last year's values stand on a sheet of their own. */
export const downloadReturnWorkbook = endpoint({
  method: 'GET',
  path: '/api/returns/:id/workbook',
  title: '把一份学校填报下载为填好的工作簿',
  tag,
  needs: 'return.read',
  about: 'record',
  params: OneReturn,
  reply: DownloadReply,
  download: [XLSX],
})

export const downloadRoundWorkbook = endpoint({
  method: 'GET',
  path: '/api/rounds/:round/workbook',
  title: '把全县各校的填报下载为一个工作簿',
  tag,
  needs: 'round.read',
  params: OneRound,
  reply: DownloadReply,
  download: [XLSX],
})

/** Answers 200 whatever the faults. */
export const checkStatistics = endpoint({
  method: 'POST',
  path: '/api/rounds/:round/statistics/check',
  title: '读取国家系统导出表，列出各校的统计数和与已存统计数的差异；不保存任何内容',
  tag,
  needs: 'round.manage',
  params: OneRound,
  body: StatisticsRequest,
  files: EXPORT_PARTS,
  reply: StatisticsCheck,
  progress: true,
})

/**
 * Freezes the figures under 统计 with their day and where they stood; lists also as 自报 where `takeOver` says so. All or nothing; refused as an
 * upload is.
 */
export const takeStatistics = endpoint({
  method: 'POST',
  path: '/api/rounds/:round/statistics',
  title: '把国家系统导出表的数作为统计数存入',
  tag,
  needs: 'round.manage',
  params: OneRound,
  body: StatisticsConfirmation,
  files: EXPORT_PARTS,
  reply: Uploaded,
  progress: true,
})

export const listStatistics = endpoint({
  method: 'GET',
  path: '/api/rounds/:round/statistics',
  title: '一次填报里已存的统计数：时点、来源、数量',
  tag,
  needs: 'round.read',
  params: OneRound,
  reply: z.object({ intakes: z.array(StatisticsIntake) }),
})

const EVIDENCE = ['xlsx', 'pdf', 'jpeg', 'png', 'docx', 'zip'] as const

/** Refused with `round.unknown-value`, with `round.unreadable-value` where it is no value of its kind, and with `record.changed`. */
export const verifyValue = endpoint({
  method: 'POST',
  path: '/api/returns/:id/verifications',
  title: '写下一项核实的数：谁、何时、怎样核实的，可附照片或文件',
  tag,
  needs: 'return.verify',
  about: 'record',
  params: OneReturn,
  body: VerificationRequest,
  files: { file: { title: '核实依据（pdf、照片、表格、文档）', accepts: EVIDENCE, required: false } },
  reply: Verification,
})

export const withdrawVerification = endpoint({
  method: 'DELETE',
  path: '/api/returns/:id/verifications',
  title: '撤回一项核实的数，写明原因',
  tag,
  needs: 'return.verify',
  about: 'record',
  params: OneReturn,
  body: VerificationWithdrawal,
  reply: VerificationList,
})

export const listReturnVerifications = endpoint({
  method: 'GET',
  path: '/api/returns/:id/verifications',
  title: '一份填报里核实的数',
  tag,
  needs: 'return.read',
  about: 'record',
  params: OneReturn,
  reply: VerificationList,
})

export const listRoundVerifications = endpoint({
  method: 'GET',
  path: '/api/rounds/:round/verifications',
  title: '一次填报里全部核实的数',
  tag,
  needs: 'round.read',
  params: OneRound,
  reply: VerificationList,
})

export const downloadEvidence = endpoint({
  method: 'GET',
  path: '/api/returns/:id/verifications/file',
  title: '下载一项核实所附的文件',
  tag,
  needs: 'return.read',
  about: 'record',
  params: OneReturn,
  query: z.strictObject({ path: ValuePathText, version: z.coerce.number().int().min(1) }),
  reply: DownloadReply,
  download: Object.values(MEDIA_TYPES),
})

/** What is shown to whoever sees the county; of a school's own return see `reconcileReturn`. */
export const reconcileRound = endpoint({
  method: 'GET',
  path: '/api/rounds/:round/reconciliation',
  title: '对账：逐校逐项的统计、自报、核实和名单数',
  tag,
  needs: 'round.read',
  params: OneRound,
  query: ReconciliationQuery,
  reply: Reconciliation,
})

export const downloadReconciliation = endpoint({
  method: 'GET',
  path: '/api/rounds/:round/reconciliation/file',
  title: '下载对账表（xlsx），按所选的筛选条件',
  tag,
  needs: 'round.read',
  params: OneRound,
  query: ReconciliationFilter,
  reply: DownloadReply,
  download: [XLSX],
})

export const readBasisEffect = endpoint({
  method: 'GET',
  path: '/api/rounds/:round/reconciliation/effect',
  title: '换一种数据评估，哪些结论会不同',
  tag,
  needs: 'round.read',
  params: OneRound,
  reply: BasisEffect,
  progress: true,
})

/** Every figure of it that differs or that one basis alone says. */
export const reconcileReturn = endpoint({
  method: 'GET',
  path: '/api/returns/:id/reconciliation',
  title: '一份填报的对账',
  tag,
  needs: 'return.read',
  about: 'record',
  params: OneReturn,
  reply: z.object({ figures: z.array(ReconciledFigure) }),
})

/** May be said until the return is locked. Refused with `record.missing` where there is no such figure. */
export const explainDifference = endpoint({
  method: 'PUT',
  path: '/api/returns/:id/reconciliation',
  title: '说明一项数据为什么不同',
  tag,
  needs: 'return.fill',
  about: 'record',
  params: OneReturn,
  body: DifferenceExplanation,
  reply: ReconciledFigure,
})

/** What an inspector or the bureau can choose from when writing down what was found. */
export const listVerifiable = endpoint({
  method: 'GET',
  path: '/api/returns/:id/verifiable',
  title: '一份填报里可以核实的数据项',
  tag,
  needs: 'return.verify',
  about: 'record',
  params: OneReturn,
  reply: z.object({ values: z.array(Verifiable) }),
})
