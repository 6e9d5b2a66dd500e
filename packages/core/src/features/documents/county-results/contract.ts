import { z } from 'zod'
import { DownloadReply, endpoint, MEDIA_TYPES } from '../../../endpoint.ts'
import { JudgingQuery } from '../../evaluation/contract.ts'

export const RESULT_FILES = ['results.xlsx', 'results.zip'] as const

/** `results.zip`: the same tables as CSV, for other systems. */
export const downloadResults = endpoint({
  method: 'GET',
  path: '/api/packages/:id/results/:file',
  title: '县级结果：供市级考核、督政激励使用，附标准、口径和数据的版本',
  tag: '公文',
  needs: 'evaluation.read',
  params: z.strictObject({ id: z.uuid(), file: z.enum(RESULT_FILES) }),
  query: JudgingQuery,
  reply: DownloadReply,
  download: [MEDIA_TYPES.xlsx, MEDIA_TYPES.zip],
})
