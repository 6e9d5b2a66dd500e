import { z } from 'zod'
import { KIND_KEYS, USUAL_KINDS } from './kinds.ts'
import { DIGESTS, USUAL_QUIET } from './when.ts'

/** Stands for a county in notices about the installation itself. */
export const INSTALLATION = '000000'

const CLOCK = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间写作 21:00')

/** China time; null = no quiet hours. */
export const QuietHours = z.strictObject({ from: CLOCK, to: CLOCK })

/** How a person wants to be told by mail. The inbox always has everything. */
export const NoticeWishes = z.strictObject({
  /** The kinds that are mailed. */
  mailKinds: z.array(z.enum(KIND_KEYS)).max(KIND_KEYS.length),
  digest: z.enum(DIGESTS),
  quiet: QuietHours.nullable(),
})
export type NoticeWishes = z.infer<typeof NoticeWishes>

/** What holds for who has chosen nothing. */
export const USUAL_WISHES: NoticeWishes = { mailKinds: [...USUAL_KINDS], digest: 'immediate', quiet: USUAL_QUIET }

/** What a person was told, as the inbox shows it. */
export const Notice = z.object({
  id: z.uuid(),
  /** The county it is about; null = the installation. Links open in a post of that county. */
  county: z.object({ code: z.string(), name: z.string() }).nullable(),
  /** A key of `NOTICE_KINDS`; text, because a newer program may have written it. */
  kind: z.string(),
  title: z.string(),
  body: z.string(),
  /** A path inside the web. */
  link: z.string(),
  from: z.string(),
  at: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
})
export type Notice = z.infer<typeof Notice>

/** `urgent`: how many of the unread ones wait for nothing. */
export const NoticeCount = z.object({ unread: z.number().int(), urgent: z.number().int() })
export type NoticeCount = z.infer<typeof NoticeCount>

export const NOTICE_STATES = ['unread', 'all'] as const

/** What the inbox is narrowed by. `search`: anywhere in title, text or sender. */
export const InboxFilter = z.strictObject({
  state: z.enum(NOTICE_STATES).default('unread'),
  kind: z.string().max(40).optional(),
  search: z.string().trim().max(60).optional(),
})
export type InboxFilter = z.infer<typeof InboxFilter>

/** Notices newest first. `kinds` counts what the filter would show of each kind, were none chosen; `all` and `unread` their sums without any filter. */
export const Inbox = z.object({
  items: z.array(Notice),
  total: z.number().int(),
  page: z.number().int(),
  size: z.number().int(),
  kinds: z.array(z.object({ kind: z.string(), count: z.number().int() })),
  all: z.number().int(),
  unread: z.number().int(),
})
export type Inbox = z.infer<typeof Inbox>

export const ReadMark = z.strictObject({ ids: z.array(z.uuid()).min(1).max(200), isRead: z.boolean() })
export type ReadMark = z.infer<typeof ReadMark>

/** All that were marked in one go carry the same moment: by it they can be taken back. */
export const AllRead = z.object({ at: z.iso.datetime(), count: z.number().int() })
export type AllRead = z.infer<typeof AllRead>

export const MailAddress = z.string().trim().toLowerCase().max(200).pipe(z.email('邮箱地址写作 name@example.com'))

/** A person's own settings. */
export const NoticeSettings = z.object({
  wishes: NoticeWishes,
  /** Only an address whose owner has entered the code mailed to it. */
  mail: z.string().nullable(),
  /** An address waiting for its code; `until`: when the code no longer counts. */
  waiting: z.object({ mail: z.string(), until: z.iso.datetime() }).nullable(),
  /** False where the installation sends no mail. */
  hasMail: z.boolean(),
})
export type NoticeSettings = z.infer<typeof NoticeSettings>

export const MailCode = z.strictObject({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/, '验证码是 6 位数字'),
})

/** What each sort of robot is called. */
export const HOOK_KINDS = { wecom: '企业微信', dingtalk: '钉钉' } as const
export const HookKind = z.enum(['wecom', 'dingtalk'])
export type HookKind = z.infer<typeof HookKind>

/** A group's robot. Its address is said once, when it is set; afterwards only `mask`. */
export const Hook = z.object({
  id: z.uuid(),
  county: z.object({ code: z.string(), name: z.string() }),
  /** The unit whose notices it hears; '' = the whole county's. */
  unit: z.string(),
  kind: HookKind,
  mask: z.string(),
  kinds: z.array(z.string()),
  enabled: z.boolean(),
  changedAt: z.iso.datetime(),
  changedBy: z.string(),
  /** What became of the last message. */
  last: z.object({ state: z.string(), at: z.iso.datetime(), reason: z.string().nullable() }).nullable(),
})
export type Hook = z.infer<typeof Hook>

/** `units`: the names of units with people in post, to choose from. `mayBeInner`: addresses inside the office's network are allowed. */
export const Hooks = z.object({
  items: z.array(Hook),
  counties: z.array(z.object({ code: z.string(), name: z.string() })),
  units: z.array(z.object({ county: z.string(), unit: z.string() })),
  mayBeInner: z.boolean(),
})
export type Hooks = z.infer<typeof Hooks>

/** `url` null keeps the address and secret that are there; a new address brings its own secret. */
export const HookDraft = z.strictObject({
  /** Its code; for whoever works on one county it may only be that one. */
  county: z.string().regex(/^\d{6}$/, '请选择区县'),
  unit: z.string().trim().max(80),
  kind: HookKind,
  url: z.string().trim().min(1, '请填写机器人的地址').max(1000).nullable(),
  secret: z.string().trim().min(1).max(200).nullable(),
  kinds: z.array(z.enum(KIND_KEYS)).min(1, '至少选一类通知').max(KIND_KEYS.length),
  enabled: z.boolean(),
})
export type HookDraft = z.infer<typeof HookDraft>

export const DELIVERY_STATES = ['waiting', 'sent', 'dropped', 'given_up'] as const
export const DeliveryState = z.enum(DELIVERY_STATES)
export type DeliveryState = z.infer<typeof DeliveryState>

/** One notice on its way to one receiver. Its text is not shown: who looks after the sending has no business with the county's. */
export const Delivery = z.object({
  id: z.uuid(),
  county: z.string(),
  kind: z.string(),
  channel: z.enum(['mail', 'hook']),
  /** A person's account with the mail address masked, or a robot. */
  to: z.string(),
  state: DeliveryState,
  attempts: z.number().int(),
  createdAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  settledAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
})
export type Delivery = z.infer<typeof Delivery>

export const Deliveries = z.object({
  items: z.array(Delivery),
  total: z.number().int(),
  page: z.number().int(),
  size: z.number().int(),
  /** Of all, by state. */
  counts: z.record(DeliveryState, z.number().int()),
  hasMail: z.boolean(),
  hasWebUrl: z.boolean(),
})
export type Deliveries = z.infer<typeof Deliveries>
