import { z } from 'zod'

const Values = z.record(z.string(), z.unknown())

/** One line of the log, as a page shows it. */
export const AuditEntry = z.object({
  id: z.uuid(),
  /** Its number in the chain and its hash; null while it waits to be sealed. */
  no: z.number().int().nullable(),
  hash: z.string().nullable(),
  at: z.iso.datetime(),
  /** The account's name, or who acted where nobody was signed in (未登录, 命令行). */
  actor: z.string(),
  /** The post the person acted in; null where nobody was signed in. */
  role: z.string().nullable(),
  /** Where the call came from; null at the machine itself, and for readers who may see only what happened. */
  address: z.string().nullable(),
  verb: z.string(),
  countyCode: z.string().nullable(),
  /** What it was done to: an id. */
  subject: z.string(),
  subjectName: z.string().nullable(),
  before: Values.nullable(),
  after: Values.nullable(),
  details: Values,
  reason: z.string().nullable(),
  /** The request's reference number, as in the server's log. */
  reference: z.string(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

/** Text to look for: the database holds no NUL, so nothing is found by one. */
const Wanted = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\0]*$/)

/** A day somebody can mean. */
const Day = z.iso.date().refine((day) => day >= '2000-01-01' && day < '3000-01-01', '日期应在 2000 年至 2999 年之间')

/** What to look for; days are Asia/Shanghai's, both included. */
export const AuditFilter = z.strictObject({
  /** The id of what it was done to. */
  subject: Wanted(200).optional(),
  /** The account's name, as typed at sign-in. */
  person: Wanted(100).optional(),
  verb: Wanted(100).optional(),
  from: Day.optional(),
  to: Day.optional(),
})
export type AuditFilter = z.infer<typeof AuditFilter>

/** A page of the log, newest first: what lies before (`older`) or after (`newer`) an entry, by its id. */
export const AuditQuery = AuditFilter.extend({
  /** The entry with this number in the chain. */
  no: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  older: z.uuid().optional(),
  newer: z.uuid().optional(),
  size: z.coerce.number().int().min(1).max(200).default(50),
})
export type AuditQuery = z.infer<typeof AuditQuery>

export const AuditPage = z.object({
  items: z.array(AuditEntry),
  /** Entries that fit the filter; counted up to a limit, past which `isMore` says that there are more. */
  total: z.number().int(),
  isMore: z.boolean(),
  /** The cursors of the neighbouring pages; null where there is none. */
  older: z.uuid().nullable(),
  newer: z.uuid().nullable(),
})
export type AuditPage = z.infer<typeof AuditPage>

/** The newest seal: what to note outside the system. Whoever holds it can prove later that everything up to it stands unchanged. */
export const Head = z.object({
  seal: z.number().int(),
  /** Up to this entry. */
  entry: z.number().int(),
  hash: z.string(),
  sealedAt: z.iso.datetime(),
})
export type Head = z.infer<typeof Head>

export const SealingState = z.object({
  head: Head.nullable(),
  /** Entries that wait to be sealed, and the time of the oldest. */
  awaiting: z.number().int(),
  oldestAwaitingAt: z.iso.datetime().nullable(),
  /** Entries up to this number stand in an archive file; 0 = none. */
  archivedTo: z.number().int(),
})
export type SealingState = z.infer<typeof SealingState>

/** One place where the chain does not hold. */
export const Break = z.object({
  kind: z.enum([
    'altered',
    'entry-missing',
    'link-missing',
    'seal-altered',
    'seal-missing',
    'never-sealed',
    'removed-unsealed',
    'head-differs',
    'unreadable',
  ]),
  /** Entry number, and the last one where several in a row are concerned; null where it is about no number. */
  no: z.number().int().nullable(),
  to: z.number().int().nullable(),
  entryId: z.string().nullable(),
  seal: z.number().int().nullable(),
  /** The finding, in Chinese. */
  text: z.string(),
})
export type Break = z.infer<typeof Break>

export const VerificationResult = z.object({
  whole: z.boolean(),
  /** Sealed entries and seals that were re-computed. */
  entries: z.number().int(),
  seals: z.number().int(),
  awaiting: z.number().int(),
  head: Head.nullable(),
  /** The first ones; `breakCount` counts all. */
  breaks: z.array(Break),
  breakCount: z.number().int(),
  /** What is worth knowing and no break, in Chinese. */
  notices: z.array(z.string()),
})
export type VerificationResult = z.infer<typeof VerificationResult>

export const Verification = z.object({
  id: z.uuid(),
  startedAt: z.iso.datetime(),
  startedBy: z.string(),
  state: z.enum(['running', 'done', 'failed', 'interrupted']),
  checked: z.number().int(),
  total: z.number().int(),
  finishedAt: z.iso.datetime().nullable(),
  result: VerificationResult.nullable(),
})
export type Verification = z.infer<typeof Verification>
