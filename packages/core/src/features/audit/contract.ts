import { z } from 'zod'
import { DownloadReply, endpoint } from '../../endpoint.ts'
import { AuditFilter, AuditPage, AuditQuery, SealingState, Verification } from './schema.ts'

const tag = '操作记录'

/**
 * The log within the caller's scope. `audit.read` sees all of it; everybody else asks for the history of one subject and gets what
 * their own work lets them see of it, without addresses.
 */
export const listAudit = endpoint({
  method: 'GET',
  path: '/api/audit',
  title: '操作记录；没有审计权限时只能按对象（subject）查看自己范围内的历史',
  tag,
  needs: 'signed-in',
  query: AuditQuery,
  reply: AuditPage,
})

export const readSealing = endpoint({
  method: 'GET',
  path: '/api/audit/sealing',
  title: '操作记录封存到哪里，还有多少待封存',
  tag,
  needs: 'audit.read',
  about: 'anyone',
  reply: SealingState,
})

/** One at a time: while one runs, that one is answered. */
export const startVerification = endpoint({
  method: 'POST',
  path: '/api/audit/verifications',
  title: '在后台核验全部操作记录',
  tag,
  needs: 'audit.read',
  about: 'anyone',
  reply: Verification,
})

export const latestVerification = endpoint({
  method: 'GET',
  path: '/api/audit/verifications/latest',
  title: '最近一次核验的进度与结果',
  tag,
  needs: 'audit.read',
  about: 'anyone',
  reply: z.object({ verification: Verification.nullable() }),
})

/** Sealed entries with their hashes, oldest first; `junheng verify-audit FILE` re-computes them. */
export const exportAudit = endpoint({
  method: 'GET',
  path: '/api/audit/export',
  title: '导出操作记录（带哈希，可重新核验）',
  tag,
  needs: 'audit.export',
  about: 'anyone',
  query: AuditFilter.extend({ format: z.enum(['csv', 'ndjson']).default('csv') }),
  reply: DownloadReply,
  download: ['text/csv; charset=utf-8', 'application/x-ndjson'],
})
