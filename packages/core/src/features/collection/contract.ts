import { z } from 'zod'
import { DownloadReply, endpoint, Paging, pageOf } from '../../endpoint.ts'
import { DryRun, HandedIn, HandIn, PackageDetail, PackageSummary, SheetView, TemplateKind, Withdrawal } from './schema.ts'

const tag = '数据填报'
const PackageId = z.strictObject({ id: z.uuid() })
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const files = { file: { title: '县级数据（xlsx 工作簿或 zip 数据包）', accepts: ['xlsx', 'zip'], required: true } } as const

/** An empty workbook with its definitions, drop-downs and checks. */
export const downloadTemplate = endpoint({
  method: 'GET',
  path: '/api/templates/:kind',
  title: '下载空白工作簿：全县的，或一所学校的',
  tag,
  needs: 'collection.read',
  params: z.strictObject({ kind: TemplateKind }),
  reply: DownloadReply,
  download: [XLSX],
})

/** Answers 200 whatever the faults, also for a package that cannot be read: saying so is the answer. */
export const checkPackage = endpoint({
  method: 'POST',
  path: '/api/packages/check',
  title: '检查工作簿或数据包，列出全部问题和与现用数据的差异；不保存任何内容',
  tag,
  needs: 'collection.hand-in',
  files,
  reply: DryRun,
  progress: true,
})

/** The workbook as it came, its faulty cells marked and noted; nothing else in it is touched and nothing is stored. */
export const annotateWorkbook = endpoint({
  method: 'POST',
  path: '/api/packages/annotated',
  title: '把问题标注在工作簿上再下载；不保存任何内容',
  tag,
  needs: 'collection.hand-in',
  files: { file: { title: '县级数据工作簿（xlsx）', accepts: ['xlsx'], required: true } },
  reply: DownloadReply,
  download: [XLSX],
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
  progress: true,
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

/** What an explanation names as a source, beside its neighbours. Rows of teachers are not shown: they are people. */
export const readRow = endpoint({
  method: 'GET',
  path: '/api/packages/:id/row',
  title: '数据包里的一行：表头和原样的各格',
  tag,
  needs: 'collection.read',
  params: PackageId,
  query: z.strictObject({ sheet: z.string().min(1).max(200), row: z.coerce.number().int().min(2) }),
  reply: SheetView,
})

export const downloadPackage = endpoint({
  method: 'GET',
  path: '/api/packages/:id/file',
  title: '下载提交时的原文件',
  tag,
  needs: 'collection.read',
  params: PackageId,
  reply: DownloadReply,
  download: ['application/zip', XLSX],
})

/** Whatever it was handed in as; for going on with in Excel. */
export const downloadWorkbook = endpoint({
  method: 'GET',
  path: '/api/packages/:id/workbook',
  title: '把一个数据包下载为填好的工作簿',
  tag,
  needs: 'collection.read',
  params: PackageId,
  reply: DownloadReply,
  download: [XLSX],
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
