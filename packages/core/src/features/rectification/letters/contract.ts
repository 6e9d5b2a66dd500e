import { z } from 'zod'
import { DownloadReply, endpoint, MEDIA_TYPES, Paging, pageOf } from '../../../endpoint.ts'
import { Paper } from '../../documents/paper.ts'
import { PlainDate } from '../../orgs/schema.ts'
import { LETTER_STATES } from './life.ts'
import { Delivery, LetterDetail, LetterKindSchema, LetterLine, LetterSetting, LetterTexts, ReplyTerm } from './schema.ts'

const tag = '督办'
const OneLetter = z.strictObject({ id: z.uuid() })
const Note = z.string().trim().max(2000)

/** `receiver`: an organisation of the directory; left out: proposed from the items. What is left out of texts and term is proposed too. */
const LetterWish = z.strictObject({
  kind: LetterKindSchema,
  items: z.array(z.number().int().min(1)).max(100),
  receiver: z.uuid().nullable().default(null),
  texts: LetterTexts.partial().default({}),
  term: ReplyTerm.nullable().default(null),
})
export type LetterWish = z.infer<typeof LetterWish>

/** An organisation a letter may go to. `isNamed`: it is an item's school, unit or section. */
export const LetterReceiver = z.object({ id: z.uuid(), name: z.string(), kind: z.string(), isNamed: z.boolean() })
export type LetterReceiver = z.infer<typeof LetterReceiver>

/** A letter as it would be issued now; nothing is kept. `next`: the number it would get; `earlier`: letters about the same items, newest first. */
export const LetterDraft = z.object({
  paper: Paper,
  texts: LetterTexts,
  term: ReplyTerm,
  receiver: z.uuid().nullable(),
  receivers: z.array(LetterReceiver),
  next: z.number().int(),
  setting: LetterSetting,
  earlier: z.array(LetterLine),
})
export type LetterDraft = z.infer<typeof LetterDraft>

export const draftLetter = endpoint({
  method: 'POST',
  path: '/api/letters/draft',
  title: '起草督办单、整改通知书、督导意见书（不编号、不存档）',
  tag,
  needs: 'item.manage',
  body: LetterWish,
  reply: LetterDraft,
})

/** Numbered in the register of the county, kind and year, and kept as bytes. `deliver`: by the system, at once. */
export const issueLetter = endpoint({
  method: 'POST',
  path: '/api/letters',
  title: '编号并存档督办单、整改通知书、督导意见书',
  tag,
  needs: 'item.manage',
  body: LetterWish.extend({ deliver: z.boolean().default(false) }),
  reply: LetterDetail,
})

/** `state` late: a reply is due and has not come. */
export const LetterFilter = z.strictObject({
  kind: LetterKindSchema.optional(),
  state: z.enum(['all', 'waiting', 'late', ...LETTER_STATES]).default('all'),
  year: z.coerce.number().int().min(2000).max(2200).optional(),
  item: z.coerce.number().int().min(1).optional(),
  text: z.string().trim().max(80).optional(),
})
export type LetterFilter = z.infer<typeof LetterFilter>

/** Newest first. Schools and units see what was delivered to them. */
export const listLetters = endpoint({
  method: 'GET',
  path: '/api/letters',
  title: '督办文书登记簿',
  tag,
  needs: 'item.read',
  about: 'record',
  query: LetterFilter.extend(Paging.shape),
  reply: pageOf(LetterLine).extend({ late: z.number().int() }),
})

export const exportLetters = endpoint({
  method: 'GET',
  path: '/api/letter-register',
  title: '导出督办文书登记簿（Excel）',
  tag,
  needs: 'item.read',
  query: LetterFilter,
  reply: DownloadReply,
  download: [MEDIA_TYPES.xlsx],
})

export const readLetter = endpoint({
  method: 'GET',
  path: '/api/letters/:id',
  title: '一份督办文书及其办理过程',
  tag,
  needs: 'item.read',
  about: 'record',
  params: OneLetter,
  reply: LetterDetail,
})

export const downloadLetter = endpoint({
  method: 'GET',
  path: '/api/letters/:id/file',
  title: '下载一份督办文书（Word）',
  tag,
  needs: 'item.read',
  about: 'record',
  params: OneLetter,
  reply: DownloadReply,
  download: [MEDIA_TYPES.docx],
})

/** Refused with `letter.not-now`, `letter.not-yours`. */
export const stepLetter = endpoint({
  method: 'POST',
  path: '/api/letters/:id/steps',
  title: '登记送达、签收、退回回复、办结、作废',
  tag,
  needs: 'item.act',
  about: 'record',
  params: OneLetter,
  body: z.discriminatedUnion('action', [
    z.strictObject({ action: z.literal('deliver'), delivery: Delivery }),
    z.strictObject({ action: z.literal('receive'), note: Note.default('') }),
    z.strictObject({ action: z.literal('return'), note: Note.min(2, '请写明退回的原因'), due: PlainDate }),
    z.strictObject({ action: z.literal('settle'), note: Note.min(2, '请写明办理结果') }),
    z.strictObject({ action: z.literal('void'), note: Note.min(2, '请写明作废的原因') }),
  ]),
  reply: LetterDetail,
})

export const replyToLetter = endpoint({
  method: 'POST',
  path: '/api/letters/:id/reply',
  title: '书面回复督办文书',
  tag,
  needs: 'item.act',
  about: 'record',
  params: OneLetter,
  body: z.strictObject({ text: z.string().trim().min(4, '请写明办理情况').max(5000) }),
  files: { file: { title: '附件', accepts: ['pdf', 'docx', 'jpeg', 'png'], required: false } },
  reply: LetterDetail,
})

export const downloadReplyFile = endpoint({
  method: 'GET',
  path: '/api/letters/:id/steps/:step/file',
  title: '下载回复的附件',
  tag,
  needs: 'item.read',
  about: 'record',
  params: z.strictObject({ id: z.uuid(), step: z.coerce.number().int().min(1) }),
  reply: DownloadReply,
  download: [MEDIA_TYPES.pdf, MEDIA_TYPES.docx, MEDIA_TYPES.jpeg, MEDIA_TYPES.png],
})

const Settings = z.object({ items: z.array(LetterSetting) })

export const listLetterSettings = endpoint({
  method: 'GET',
  path: '/api/letter-settings',
  title: '督办文书的回复天数',
  tag,
  needs: 'item.read',
  about: 'anyone',
  reply: Settings,
})

/** For letters written from now on. */
export const setLetterSetting = endpoint({
  method: 'PUT',
  path: '/api/letter-settings/:kind',
  title: '修改督办文书的回复天数',
  tag,
  needs: 'item.manage',
  params: z.strictObject({ kind: LetterKindSchema }),
  body: z.strictObject({
    days: z.number().int().min(1).max(365),
    recheckDays: z.number().int().min(1).max(365).nullable(),
  }),
  reply: Settings,
})
