import { z } from 'zod'
import { DownloadReply, endpoint, MEDIA_TYPES, Paging, pageOf } from '../../../endpoint.ts'
import { PlainDate } from '../../orgs/schema.ts'
import { DrawSchema, LookBackDetail, LookBackLine, LookBackRule, ResultSchema } from './schema.ts'

const tag = '回头看'
const OneLookBack = z.strictObject({ id: z.uuid() })
const OneItem = z.strictObject({ id: z.uuid(), no: z.coerce.number().int().min(1) })

/** `seed` left out: the system makes one and records it. */
const Wish = z.strictObject({
  rule: LookBackRule,
  draw: DrawSchema,
  seed: z.string().trim().min(1).max(80).nullable().default(null),
})

/** What a draw would be made from and how many it would take; nobody learns beforehand which. */
export const tryLookBack = endpoint({
  method: 'POST',
  path: '/api/look-backs/draft',
  title: '回头看：符合条件的已销号任务有多少，将抽查多少',
  tag,
  needs: 'item.manage',
  body: Wish.omit({ seed: true }),
  reply: z.object({ population: z.number().int(), sample: z.number().int() }),
})

/** Refused with `look-back.nothing` where no closed item fits. The list is kept as drawn. */
export const startLookBack = endpoint({
  method: 'POST',
  path: '/api/look-backs',
  title: '抽取已销号任务，开始回头看',
  tag,
  needs: 'item.manage',
  body: Wish.extend({ name: z.string().trim().min(2, '请填写名称').max(80), due: PlainDate.nullable().default(null) }),
  reply: LookBackDetail,
})

/** Newest first. */
export const listLookBacks = endpoint({
  method: 'GET',
  path: '/api/look-backs',
  title: '历次回头看',
  tag,
  needs: 'item.read',
  about: 'record',
  query: Paging,
  reply: pageOf(LookBackLine),
})

/** Who sees schools or a unit's items sees those of the list that are theirs. */
export const readLookBack = endpoint({
  method: 'GET',
  path: '/api/look-backs/:id',
  title: '一次回头看及其结果',
  tag,
  needs: 'item.read',
  about: 'record',
  params: OneLookBack,
  reply: LookBackDetail,
})

/** A rebound reopens the item. Refused with `look-back.checked` where somebody has said so already. */
export const checkLookBackItem = endpoint({
  method: 'POST',
  path: '/api/look-backs/:id/items/:no',
  title: '记录一条任务的回头看结果',
  tag,
  needs: 'item.act',
  about: 'record',
  params: OneItem,
  body: z.strictObject({ result: ResultSchema, on: PlainDate, note: z.string().trim().min(2, '请写明核查情况').max(2000) }),
  files: { file: { title: '佐证', accepts: ['pdf', 'docx', 'jpeg', 'png'], required: false } },
  reply: LookBackDetail,
})

export const downloadLookBackFile = endpoint({
  method: 'GET',
  path: '/api/look-backs/:id/items/:no/file',
  title: '下载回头看的佐证',
  tag,
  needs: 'item.read',
  about: 'record',
  params: OneItem,
  reply: DownloadReply,
  download: [MEDIA_TYPES.pdf, MEDIA_TYPES.docx, MEDIA_TYPES.jpeg, MEDIA_TYPES.png],
})
