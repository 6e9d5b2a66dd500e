import { z } from 'zod'
import { VerdictSchema } from '../../../evaluation/schema.ts'
import { ReturnKind, ReturnState, ValuePathText } from '../schema.ts'
import { COPY_KINDS } from './copying.ts'
import { DueDays, Keeper } from './schema.ts'

/**
 * How one unit stands in a round. `asked` counts what can exist by now, `filled` what of it has a value. Counts of faults are those of `isCounted`
 * being true, else of an earlier revision; `unexplained` are warnings nobody explained.
 */
export const BoardRow = z.object({
  id: z.uuid(),
  kind: ReturnKind,
  key: z.string(),
  name: z.string(),
  /** 办学类型 of a school; null for others. */
  type: z.string().nullable(),
  town: z.string(),
  authority: z.string(),
  /** Who fills it in where that is not the unit itself; null where nobody does yet. */
  keeper: z.string().nullable(),
  state: ReturnState,
  due: z.iso.date().nullable(),
  openedAt: z.iso.datetime().nullable(),
  changedAt: z.iso.datetime(),
  submittedAt: z.iso.datetime().nullable(),
  attestedBy: z.string().nullable(),
  errors: z.number().int(),
  warnings: z.number().int(),
  unexplained: z.number().int(),
  isCounted: z.boolean(),
  filled: z.number().int(),
  asked: z.number().int(),
  /** A part that could not exist yet when it was handed in: what is still to come, and since or from when it can. */
  next: z.object({ zh: z.string(), opens: z.iso.date(), due: z.iso.date().nullable() }).nullable(),
})
export type BoardRow = z.infer<typeof BoardRow>

export const RoundBoard = z.object({ today: z.iso.date(), rows: z.array(BoardRow) })
export type RoundBoard = z.infer<typeof RoundBoard>

/** Whoever was told of a round within so many hours is told again only by force. */
export const REMIND_AGAIN_HOURS = 24

/** Without `confirm` nobody is told: the answer says who would be. Only returns that are still to be handed in are reminded of. */
export const ReminderRequest = z.strictObject({
  returns: z.array(z.uuid()).min(1).max(1000),
  note: z.string().trim().max(300).default(''),
  force: z.boolean().default(false),
  confirm: z.boolean().default(false),
})
export type ReminderRequest = z.infer<typeof ReminderRequest>

/** `people`: who is (to be) told, one entry a person; `recent`: left out because told lately. */
export const Reminders = z.object({
  told: z.number().int(),
  people: z.array(z.object({ unit: z.string(), role: z.string(), returns: z.array(z.string()) })),
  recent: z.array(z.object({ unit: z.string(), role: z.string(), at: z.iso.datetime() })),
  /** Returns nobody can be told of: no account, or nobody was given it. */
  nobody: z.array(z.string()),
  /** Returns that are in already. */
  done: z.number().int(),
})
export type Reminders = z.infer<typeof Reminders>

/** `seen`: the days as the caller saw them; others mean that somebody changed them meanwhile. */
export const CalendarChange = z.strictObject({
  due: DueDays,
  selfCheckDue: z.iso.date().nullable(),
  seen: z.strictObject({ due: DueDays, selfCheckDue: z.iso.date().nullable() }),
})
export type CalendarChange = z.infer<typeof CalendarChange>

export const KeeperChange = z.strictObject({ orgId: z.uuid().nullable() })
export type KeeperChange = z.infer<typeof KeeperChange>

export const Units = z.object({ units: z.array(Keeper) })

/** Without `confirm` nothing is written: the answer says how much would be. */
export const CopyRequest = z.strictObject({ kinds: z.array(z.enum(COPY_KINDS)).min(1), confirm: z.boolean().default(false) })
export type CopyRequest = z.infer<typeof CopyRequest>

/** How many values of each kind are (to be) taken over, into how many returns, from which round. */
export const Copied = z.object({
  from: z.string(),
  returns: z.number().int(),
  values: z.number().int(),
  byKind: z.array(z.object({ kind: z.enum(COPY_KINDS), values: z.number().int() })),
})
export type Copied = z.infer<typeof Copied>

/** Values taken over from last year that somebody looked through and found right; all of them where none are named. */
export const CopiesConfirmed = z.strictObject({ paths: z.array(ValuePathText).max(2000).nullable() })
export type CopiesConfirmed = z.infer<typeof CopiesConfirmed>

/** The rules a 自查 goes through, in the standard's order. `judged`: what the round's figures say of the school now; null where they do not. */
export const SelfCheckSheet = z.object({
  standard: z.string(),
  lines: z.array(
    z.object({
      key: z.string(),
      number: z.string(),
      zh: z.string(),
      domain: z.string(),
      clause: z.string(),
      judged: z.object({ verdict: VerdictSchema, words: z.string() }).nullable(),
    }),
  ),
})
export type SelfCheckSheet = z.infer<typeof SelfCheckSheet>
