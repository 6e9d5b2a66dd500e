import { z } from 'zod'
import { FaultSchema } from '../../../fault-schema.ts'
import { BASES } from './bases.ts'
import { RETURN_ACTIONS, RETURN_KINDS, RETURN_STATES } from './life-cycle.ts'
import { LONGEST_PATH } from './value-path.ts'

export const Basis = z.enum(BASES)
export const ReturnKind = z.enum(RETURN_KINDS)
export const ReturnState = z.enum(RETURN_STATES)
export const ReturnAction = z.enum(RETURN_ACTIONS)

/** As typed: whether it can be read is the checks' to say, so that nothing typed is ever lost. */
export const ValueText = z.string().max(4000)
export const ValuePathText = z.string().min(1).max(LONGEST_PATH)

/** What the directory said of a school when the round was opened; it does not change with the directory afterwards. */
export const SchoolIdentity = z.object({
  code: z.string(),
  name: z.string(),
  typeCode: z.string(),
  parentCode: z.string(),
  authority: z.string(),
  town: z.string(),
})
export type SchoolIdentity = z.infer<typeof SchoolIdentity>

/** A round as lists show it. `schoolYear` 2026 is 2026—2027学年; `number`: 第几次 in it. */
export const RoundSummary = z.object({
  id: z.uuid(),
  schoolYear: z.number().int(),
  number: z.number().int(),
  name: z.string(),
  origin: z.enum(['collected', 'imported']),
  standard: z.string(),
  state: z.enum(['open', 'locked']),
  openedAt: z.iso.datetime(),
  openedBy: z.string(),
  lockedAt: z.iso.datetime().nullable(),
})
export type RoundSummary = z.infer<typeof RoundSummary>

/** A return as lists show it. `revision` counts every change; `mayDo`: what the viewer may do with it now. */
export const ReturnSummary = z.object({
  id: z.uuid(),
  round: z.uuid(),
  kind: ReturnKind,
  unitKey: z.string(),
  unitName: z.string(),
  state: ReturnState,
  revision: z.number().int(),
  due: z.iso.date().nullable(),
  firstOpenedAt: z.iso.datetime().nullable(),
  changedAt: z.iso.datetime(),
  submittedAt: z.iso.datetime().nullable(),
  attested: z.object({ name: z.string(), unit: z.string() }).nullable(),
  /** As counted at the last check of the whole return. */
  errors: z.number().int(),
  warnings: z.number().int(),
  mayDo: z.array(ReturnAction),
})
export type ReturnSummary = z.infer<typeof ReturnSummary>

/** One value as it stands. `version` counts its changes; 0 is a value nobody gave yet. */
export const ReturnValue = z.object({
  basis: Basis,
  path: ValuePathText,
  value: z.string(),
  version: z.number().int(),
  how: z.string(),
  note: z.string().nullable(),
  at: z.iso.datetime(),
  by: z.string(),
})
export type ReturnValue = z.infer<typeof ReturnValue>

/** What the bureau asks about a value (or, with a null path, about the whole return), and the answer. */
export const Remark = z.object({
  id: z.uuid(),
  path: ValuePathText.nullable(),
  text: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
  answer: z.object({ text: z.string(), at: z.iso.datetime(), by: z.string() }).nullable(),
  settled: z.object({ at: z.iso.datetime(), by: z.string() }).nullable(),
})
export type Remark = z.infer<typeof Remark>

/** One step of a return's life; newest last. */
export const ReturnStep = z.object({
  revision: z.number().int(),
  action: z.string(),
  from: ReturnState,
  to: ReturnState,
  note: z.string().nullable(),
  at: z.iso.datetime(),
  by: z.string(),
})
export type ReturnStep = z.infer<typeof ReturnStep>

/** A return with everything its page shows. `previous`: last round's effective values by path. */
export const ReturnDetail = ReturnSummary.extend({
  roundName: z.string(),
  schoolYear: z.number().int(),
  roundState: z.enum(['open', 'locked']),
  school: SchoolIdentity.nullable(),
  values: z.array(ReturnValue),
  previous: z.object({ name: z.string(), values: z.record(z.string(), z.string()) }).nullable(),
  remarks: z.array(Remark),
  steps: z.array(ReturnStep),
})
export type ReturnDetail = z.infer<typeof ReturnDetail>

/** `seen` is the version the person saw when typing; 0 where there was none. An empty `value` clears. */
export const ValueChange = z.strictObject({ path: ValuePathText, value: ValueText, seen: z.number().int().min(0) })
export type ValueChange = z.infer<typeof ValueChange>

/** What is typed at once: at most a pasted list. */
export const SaveValues = z.strictObject({ changes: z.array(ValueChange).min(1).max(2000) })
export type SaveValues = z.infer<typeof SaveValues>

/** Each change is either kept or stands against somebody else's: then nothing of it is kept and theirs is shown. */
export const SavedValues = z.object({
  revision: z.number().int(),
  saved: z.array(z.object({ path: ValuePathText, version: z.number().int() })),
  conflicts: z.array(ReturnValue),
})
export type SavedValues = z.infer<typeof SavedValues>

/** A fault of a return, and the value it is about where it is about one. `key` tells whether it was explained. */
export const ReturnFault = FaultSchema.extend({
  path: ValuePathText.nullable(),
  key: z.string(),
  explanation: z.object({ text: z.string(), at: z.iso.datetime(), by: z.string() }).nullable(),
})
export type ReturnFault = z.infer<typeof ReturnFault>

/** `revision`: the return as the caller saw it; another one means that something changed since. */
export const StepRequest = z.strictObject({
  revision: z.number().int(),
  note: z.string().trim().max(1000).nullable().default(null),
})
export type StepRequest = z.infer<typeof StepRequest>
