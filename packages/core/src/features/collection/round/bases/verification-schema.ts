import { z } from 'zod'
import { ValuePathText, ValueText } from '../schema.ts'
import { VERIFICATION_METHODS } from './verified.ts'

const Method = z.enum(VERIFICATION_METHODS)

/**
 * One value as it was found. `value` is what a return holds at this path: for a list's row its words as JSON, or `absent` where it was looked for
 * and is not there. `on`: the day it was found. `seen`: the version of the verified value the person saw, 0 where there was none.
 */
export const VerificationRequest = z.strictObject({
  path: ValuePathText,
  value: ValueText.min(1),
  method: Method,
  on: z.iso.date(),
  evidence: z.string().trim().min(2, '请写明依据：谁在哪里看到了什么').max(1000),
  seen: z.coerce.number().int().min(0),
})
export type VerificationRequest = z.infer<typeof VerificationRequest>

export const VerificationWithdrawal = z.strictObject({
  path: ValuePathText,
  reason: z.string().trim().min(2, '请写明撤回原因').max(500),
  seen: z.number().int().min(1),
})
export type VerificationWithdrawal = z.infer<typeof VerificationWithdrawal>

/** A verified value with what is known of it. `words` and `reported` are as people say them; `reported` null where nothing was. */
export const Verification = z.object({
  returnId: z.uuid(),
  unit: z.string(),
  path: ValuePathText,
  sheet: z.string(),
  where: z.string(),
  what: z.string(),
  unitOfMeasure: z.string(),
  words: z.string(),
  reported: z.string().nullable(),
  version: z.number().int(),
  method: Method,
  on: z.iso.date(),
  evidence: z.string(),
  /** Name of the file shown for it. */
  file: z.string().nullable(),
  at: z.iso.datetime(),
  by: z.string(),
})
export type Verification = z.infer<typeof Verification>

export const VerificationList = z.object({ verifications: z.array(Verification) })
export type VerificationList = z.infer<typeof VerificationList>

/** A value that can be verified. `reported` in words, null where nothing was; `value` as it stands. `parts` are the words of a list's row. */
export const Verifiable = z.object({
  path: ValuePathText,
  sheet: z.string(),
  where: z.string(),
  what: z.string(),
  unit: z.string(),
  reported: z.string().nullable(),
  value: z.string(),
  /** Version of the verified value, 0 where there is none. */
  seen: z.number().int(),
  parts: z.array(z.object({ key: z.string(), name: z.string() })).nullable(),
  /** What it may be, where that is a choice. */
  choices: z.array(z.object({ value: z.string(), words: z.string() })).nullable(),
})
export type Verifiable = z.infer<typeof Verifiable>
