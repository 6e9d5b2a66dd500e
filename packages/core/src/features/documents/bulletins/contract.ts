import { z } from 'zod'
import { DownloadReply, endpoint, MEDIA_TYPES, Paging, pageOf } from '../../../endpoint.ts'
import { PlainDate } from '../../orgs/schema.ts'
import { Paper } from '../paper.ts'
import { IssuedDetail, IssuedKind, IssuedPaper } from './schema.ts'
import { BulletinTexts } from './texts.ts'

const tag = '公文'
const OneIssued = z.strictObject({ id: z.uuid() })

/** What the office says itself; what is left out is proposed. */
const Wished = BulletinTexts.partial()

/** `against`: the earlier kept judgement it is compared with; null without one; left out: the newest earlier one of the same standard. */
const CircularWish = z.strictObject({ against: z.uuid().nullable().optional(), texts: Wished.default({}) })
const OneRun = z.strictObject({ run: z.uuid() })

/** All of one receiver: one school, or the county's offices. */
const NoticeWish = z.strictObject({ warnings: z.array(z.uuid()).min(1).max(60), texts: Wished.default({}) })

/** `since`: from which day on changes are told; null tells none; left out: the day of the bulletin before, else thirty days ago. */
const ProgressWish = z.strictObject({ since: PlainDate.nullable().optional(), texts: Wished.default({}) })

/** The next number of the year, to skip ahead where papers were numbered outside; one that was given before is refused. */
const Serial = { serial: z.number().int().min(1).max(99_999).nullable().default(null) }

/** A bulletin as it would be issued now; nothing is kept. `next`: the number it would get. `earlier`: bulletins about the same, newest first. */
export const Draft = z.object({
  paper: Paper,
  texts: BulletinTexts,
  next: z.number().int(),
  run: z.uuid().nullable(),
  against: z.uuid().nullable(),
  since: PlainDate.nullable(),
  earlier: z.array(IssuedPaper),
})
export type Draft = z.infer<typeof Draft>

export const draftCircular = endpoint({
  method: 'POST',
  path: '/api/papers/circulars/:run/draft',
  title: '起草监测通报（不编号、不存档）',
  tag,
  needs: 'paper.issue',
  params: OneRun,
  body: CircularWish,
  reply: Draft,
})

/** Numbered in the register of the county and year, kept as bytes; never changed afterwards. */
export const issueCircular = endpoint({
  method: 'POST',
  path: '/api/papers/circulars/:run',
  title: '编号并存档监测通报',
  tag,
  needs: 'paper.issue',
  params: OneRun,
  body: CircularWish.extend(Serial),
  reply: IssuedPaper,
})

export const draftNotice = endpoint({
  method: 'POST',
  path: '/api/papers/warning-notices/draft',
  title: '起草预警通知单（不编号、不存档）',
  tag,
  needs: 'paper.issue',
  body: NoticeWish,
  reply: Draft,
})

/** As a circular; the school it goes to is told. */
export const issueNotice = endpoint({
  method: 'POST',
  path: '/api/papers/warning-notices',
  title: '编号并存档预警通知单，通知收件学校',
  tag,
  needs: 'paper.issue',
  body: NoticeWish.extend(Serial),
  reply: IssuedPaper,
})

export const draftProgress = endpoint({
  method: 'POST',
  path: '/api/papers/progress/draft',
  title: '起草整改进度通报（不编号、不存档）',
  tag,
  needs: 'paper.issue',
  body: ProgressWish,
  reply: Draft,
})

/** As a circular, of the ledger as it stands; the units it ranks and the county's leaders are told. */
export const issueProgress = endpoint({
  method: 'POST',
  path: '/api/papers/progress',
  title: '编号并存档整改进度通报，通知责任单位和领导',
  tag,
  needs: 'paper.issue',
  body: ProgressWish.extend(Serial),
  reply: IssuedPaper,
})

/** Newest first. Units get the bulletins on progress. Whoever sees schools gets the notices that went to them. */
export const listIssued = endpoint({
  method: 'GET',
  path: '/api/papers/issued',
  title: '已编号的通报和预警通知单',
  tag,
  needs: 'paper.read',
  about: 'record',
  query: Paging.extend({ kind: IssuedKind.optional() }),
  reply: pageOf(IssuedPaper),
})

export const readIssued = endpoint({
  method: 'GET',
  path: '/api/papers/issued/:id',
  title: '一份已编号的公文：全部内容',
  tag,
  needs: 'paper.read',
  about: 'record',
  params: OneIssued,
  reply: IssuedDetail,
})

export const downloadIssued = endpoint({
  method: 'GET',
  path: '/api/papers/issued/:id/file',
  title: '下载一份已编号的公文（Word）',
  tag,
  needs: 'paper.read',
  about: 'record',
  params: OneIssued,
  reply: DownloadReply,
  download: [MEDIA_TYPES.docx],
})
