import { z } from 'zod'
import { DownloadReply, endpoint } from '../../../../../endpoint.ts'
import { EXPORT_PARTS } from '../../../national/contract.ts'
import { StatisticsCheck, StatisticsConfirmation, StatisticsIntake, StatisticsRequest } from './statistics-schema.ts'
import { UploadCheck, UploadConfirmation, Uploaded } from './upload-schema.ts'

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
