import { z } from 'zod'
import { DownloadReply, endpoint, MEDIA_TYPES } from '../../../../endpoint.ts'
import { ValuePathText } from '../schema.ts'
import {
  BasisEffect,
  DifferenceExplanation,
  ReconciledFigure,
  Reconciliation,
  ReconciliationFilter,
  ReconciliationQuery,
} from './reconciliation-schema.ts'
import { Verifiable, Verification, VerificationList, VerificationRequest, VerificationWithdrawal } from './verification-schema.ts'

const tag = '数据填报'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const OneReturn = z.strictObject({ id: z.uuid() })
const OneRound = z.strictObject({ round: z.uuid() })
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
