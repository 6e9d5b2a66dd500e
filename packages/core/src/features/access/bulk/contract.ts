import { z } from 'zod'
import { DownloadReply, endpoint } from '../../../endpoint.ts'
import { BulkCheck, BulkConfirmation, BulkSlips, PostRequest, RequestGrants, RequestRefusals } from './schema.ts'

const tag = '登录与账号'
const workbook = { file: { title: '账号工作簿', accepts: ['xlsx'], required: true } } as const
const Requests = z.object({ items: z.array(PostRequest) })

export const bulkTemplate = endpoint({
  method: 'GET',
  path: '/api/accounts/bulk/template',
  title: '批量建立账号的空白工作簿（xlsx）',
  tag,
  needs: 'account.manage',
  about: 'anyone',
  reply: DownloadReply,
  download: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
})

export const checkBulk = endpoint({
  method: 'POST',
  path: '/api/accounts/bulk/check',
  title: '试读账号工作簿：要建立的人和全部问题，不保存',
  tag,
  needs: 'account.manage',
  about: 'anyone',
  files: workbook,
  reply: BulkCheck,
})

/** All of them or none; each with a request of its post, which the security administrator grants. */
export const addBulk = endpoint({
  method: 'POST',
  path: '/api/accounts/bulk',
  title: '批量建立账号；一次性密码只在这里给出',
  tag,
  needs: 'account.manage',
  about: 'anyone',
  body: BulkConfirmation,
  files: workbook,
  reply: BulkSlips,
})

export const listPostRequests = endpoint({
  method: 'GET',
  path: '/api/post-requests',
  title: '随账号申请、还没有授予的岗位',
  tag,
  needs: 'account.read',
  about: 'anyone',
  reply: Requests,
})

/** Answers what is left. */
export const grantRequests = endpoint({
  method: 'POST',
  path: '/api/post-requests/grants',
  title: '按申请授予岗位，可一次多个',
  tag,
  needs: 'account.grant',
  about: 'anyone',
  body: RequestGrants,
  reply: Requests,
})

export const refuseRequests = endpoint({
  method: 'POST',
  path: '/api/post-requests/refusals',
  title: '不授予所申请的岗位',
  tag,
  needs: 'account.grant',
  about: 'anyone',
  body: RequestRefusals,
  reply: Requests,
})
