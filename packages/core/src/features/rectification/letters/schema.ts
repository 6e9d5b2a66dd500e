import { z } from 'zod'
import { Paper } from '../../documents/paper.ts'
import { PlainDate } from '../../orgs/schema.ts'
import { HOLDERS } from '../../warnings/schema.ts'
import { LETTER_KINDS } from './kinds.ts'
import { LETTER_ACTIONS, LETTER_STATES } from './life.ts'

export const LetterKindSchema = z.enum(LETTER_KINDS)

const Text = (most: number) => z.string().trim().max(most)

/**
 * What the office itself says in a letter. `agency`: 机关代字 of its number; `cause`: why it is written; `demand`: one requirement a line;
 * `situation`, `merits`: 基本情况 and 肯定, of a 督导意见书 alone.
 */
export const LetterTexts = z.strictObject({
  agency: Text(16).min(1, '请填写机关代字'),
  issuer: Text(60).min(1, '请填写发文机关'),
  title: Text(80).min(4, '请填写标题'),
  situation: Text(3000),
  merits: Text(3000),
  cause: Text(2000),
  demand: Text(3000).min(2, '请写明要求'),
})
export type LetterTexts = z.infer<typeof LetterTexts>

/** The day a written reply is due: a fixed one, or so many days from the day of delivery. */
export const ReplyTerm = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('day'), day: PlainDate }),
  z.strictObject({ by: z.literal('days'), days: z.number().int().min(1).max(365) }),
])
export type ReplyTerm = z.infer<typeof ReplyTerm>

export const HOWS = { system: '系统送达', hand: '当面送达', post: '邮寄', mail: '电子邮件', document: '公文交换' } as const
export type How = keyof typeof HOWS
/** `to`: who took it; empty where the system brought it. */
export const Delivery = z.strictObject({
  on: PlainDate,
  how: z.enum(Object.keys(HOWS) as [How, ...How[]]),
  to: Text(60).default(''),
})
export type Delivery = z.infer<typeof Delivery>

/** What of an item stands in a letter, as it was then. */
export const LetterItem = z.object({
  no: z.number().int(),
  where: z.string(),
  indicatorName: z.string(),
  problem: z.string(),
  basis: z.string(),
  value: z.number().nullable(),
  threshold: z.number().nullable(),
  gap: z.number().nullable(),
  unit: z.string(),
  isSpread: z.boolean(),
  deadline: z.string().nullable(),
  /** On the day of the letter; 0 = not overdue. */
  overdueDays: z.number().int(),
})
export type LetterItem = z.infer<typeof LetterItem>

/** One line of the register. `holder`: with whom a late reply lies; `isLate`: it is due and has not come, or came after its day. */
export const LetterLine = z.object({
  id: z.uuid(),
  kind: LetterKindSchema,
  number: z.string(),
  title: z.string(),
  to: z.string(),
  schoolCode: z.string().nullable(),
  items: z.array(z.number().int()),
  on: z.string(),
  state: z.enum(LETTER_STATES),
  deliveredOn: z.string().nullable(),
  deliveredHow: z.enum(Object.keys(HOWS) as [How, ...How[]]).nullable(),
  receivedOn: z.string().nullable(),
  replyDue: z.string().nullable(),
  repliedOn: z.string().nullable(),
  isLate: z.boolean(),
  holder: z.enum(HOLDERS),
  voidReason: z.string().nullable(),
  madeBy: z.string(),
  isDemo: z.boolean(),
})
export type LetterLine = z.infer<typeof LetterLine>

/** One thing that happened to a letter. `file`: what was attached to a reply. */
export const LetterStep = z.object({
  step: z.number().int(),
  action: z.string(),
  note: z.string(),
  on: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
  file: z.string().nullable(),
})
export type LetterStep = z.infer<typeof LetterStep>

export const LetterDetail = LetterLine.extend({
  paper: Paper,
  term: ReplyTerm,
  deliveredTo: z.string(),
  steps: z.array(LetterStep),
  actions: z.array(z.object({ action: z.enum(LETTER_ACTIONS), zh: z.string() })),
})
export type LetterDetail = z.infer<typeof LetterDetail>

/** Days as they stand in the county. `isOwn`: the county set them; else they are proposed, `source` says why. */
export const LetterSetting = z.object({
  kind: LetterKindSchema,
  zh: z.string(),
  days: z.number().int(),
  recheckDays: z.number().int().nullable(),
  isOwn: z.boolean(),
  source: z.string(),
})
export type LetterSetting = z.infer<typeof LetterSetting>
