import { z } from 'zod'
import { DownloadReply, endpoint, Paging, pageOf } from '../../endpoint.ts'
import { HandedIn, HandIn, PackageCheck, PackageDetail, PackageSummary, Withdrawal } from './schema.ts'

const tag = '数据填报'
const PackageId = z.strictObject({ id: z.uuid() })
const files = { file: { title: '县级数据包（zip）', accepts: ['zip', 'xlsx'], required: true } } as const

/** Answers 200 whatever the faults, also for a package that cannot be read: saying so is the answer. */
export const checkPackage = endpoint({
  method: 'POST',
  path: '/api/packages/check',
  title: '检查数据包，列出全部问题；不保存任何内容',
  tag,
  needs: 'collection.hand-in',
  files,
  reply: PackageCheck,
})

/**
 * Refused with `collection.unreadable` where nothing can be read, and with `collection.has-faults` where faults of severity `error`
 * were found and `acceptFaults` was not given; both problems carry `faults` and `notRun` in full.
 */
export const handInPackage = endpoint({
  method: 'POST',
  path: '/api/packages',
  title: '提交数据包',
  tag,
  needs: 'collection.hand-in',
  body: HandIn,
  files,
  reply: HandedIn,
})

/** Newest first. */
export const listPackages = endpoint({
  method: 'GET',
  path: '/api/packages',
  title: '数据包列表',
  tag,
  needs: 'collection.read',
  query: Paging,
  reply: pageOf(PackageSummary),
})

export const readPackage = endpoint({
  method: 'GET',
  path: '/api/packages/:id',
  title: '一个数据包及其检查结果',
  tag,
  needs: 'collection.read',
  params: PackageId,
  reply: PackageDetail,
})

export const downloadPackage = endpoint({
  method: 'GET',
  path: '/api/packages/:id/file',
  title: '下载提交时的原文件',
  tag,
  needs: 'collection.read',
  params: PackageId,
  reply: DownloadReply,
  download: ['application/zip', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
})

export const withdrawPackage = endpoint({
  method: 'DELETE',
  path: '/api/packages/:id',
  title: '撤回数据包（保留原件和记录，注明原因）',
  tag,
  needs: 'collection.withdraw',
  params: PackageId,
  body: Withdrawal,
  reply: PackageDetail,
})
