import { z } from 'zod'
import { Basis, ValuePathText, ValueText } from '../schema.ts'

/** Locking: what is accepted becomes an edition. What is not yet accepted stops it unless it is left out, for a reason. */
export const LockRequest = z.strictObject({
  leaveOut: z.boolean().default(false),
  reason: z.string().trim().max(500).nullable().default(null),
})
export type LockRequest = z.infer<typeof LockRequest>

/** A locked round as it was judged. `hash`: of its canonical values; `packageId`: what the pages of evaluation judge. */
export const Edition = z.object({
  edition: z.number().int(),
  packageId: z.uuid(),
  hash: z.string(),
  cause: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
  schools: z.number().int(),
  amendment: z.uuid().nullable(),
})
export type Edition = z.infer<typeof Edition>

/** How far a round is from its lock: returns by what they wait for, and the editions there are, newest first. */
export const RoundLock = z.object({
  round: z.object({ id: z.uuid(), name: z.string(), state: z.enum(['open', 'locked']) }),
  accepted: z.number().int(),
  locked: z.number().int(),
  waiting: z.array(z.object({ id: z.uuid(), name: z.string(), kind: z.string(), state: z.string() })),
  editions: z.array(Edition),
})
export type RoundLock = z.infer<typeof RoundLock>

/** `name`: the value as people call it, with its sheet and stage. */
export const AmendmentChange = z.object({
  basis: Basis,
  path: ValuePathText,
  name: z.string(),
  before: z.string(),
  after: z.string(),
})
export type AmendmentChange = z.infer<typeof AmendmentChange>

/** A change asked for after the lock. `unit`: whose return it is. */
export const Amendment = z.object({
  id: z.uuid(),
  returnId: z.uuid(),
  unit: z.string(),
  changes: z.array(AmendmentChange),
  reason: z.string(),
  evidence: z.string().nullable(),
  state: z.enum(['asked', 'approved', 'refused', 'withdrawn']),
  asked: z.object({ at: z.iso.datetime(), by: z.string() }),
  decided: z.object({ at: z.iso.datetime(), by: z.string(), note: z.string().nullable() }).nullable(),
  /** Whether the viewer may decide it: nobody decides what they asked for themselves. */
  mayDecide: z.boolean(),
  mayWithdraw: z.boolean(),
})
export type Amendment = z.infer<typeof Amendment>

/** 统计 is frozen: another export makes another. */
const AmendableBasis = Basis.exclude(['statistics'])

/** A value an amendment may be asked for, as it stands; empty where nothing was reported. `parts`: of a list's row its words by column, else null. */
export const AmendableValue = z.object({
  basis: AmendableBasis,
  path: ValuePathText,
  name: z.string(),
  unit: z.string(),
  value: z.string(),
  parts: z.array(z.object({ key: z.string(), name: z.string(), value: z.string() })).nullable(),
})
export type AmendableValue = z.infer<typeof AmendableValue>

/** A locked return for asking for other values: those there are, and what was asked so far. */
export const Amendable = z.object({
  unit: z.string(),
  roundName: z.string(),
  mayAsk: z.boolean(),
  values: z.array(AmendableValue),
  amendments: z.array(Amendment),
})
export type Amendable = z.infer<typeof Amendable>

/** `seen`: the value the person saw; where another stands the request is out of date. */
export const AmendmentRequest = z.strictObject({
  changes: z
    .array(
      z.strictObject({
        basis: AmendableBasis.default('reported'),
        path: ValuePathText,
        value: ValueText,
        seen: z.string(),
      }),
    )
    .min(1)
    .max(200),
  reason: z.string().trim().min(4, '请写明修订原因').max(1000),
  evidence: z.string().trim().max(1000).nullable().default(null),
})
export type AmendmentRequest = z.infer<typeof AmendmentRequest>

/**
 * What an amendment that waits would do to its return as it stands now, in words: the warnings it would bring, and what speaks against approving it.
 * `isOutdated`: another value stands than the one it was asked upon.
 */
export const AmendmentEffect = z.object({
  warnings: z.array(z.string()),
  errors: z.array(z.string()),
  isOutdated: z.boolean(),
})
export type AmendmentEffect = z.infer<typeof AmendmentEffect>

export const AmendmentDecision = z.strictObject({
  approve: z.boolean(),
  note: z.string().trim().max(1000).nullable().default(null),
})
export type AmendmentDecision = z.infer<typeof AmendmentDecision>
