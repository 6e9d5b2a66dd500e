import { z } from 'zod'
import { ReturnFault, ValuePathText } from '../schema.ts'

/** What a unit says to a warning or to a value it does not report. */
export const ExplanationText = z.string().trim().min(4, '请写清楚原因，至少 4 个字').max(1000)

/** A fault with the name of its rule, as people read it. */
export const NamedFault = ReturnFault.extend({ name: z.string() })
export type NamedFault = z.infer<typeof NamedFault>

/** A value that the round's standard cannot be judged without. `forWhat`: the indicators and duties that use it. */
export const MissingValue = z.object({
  path: ValuePathText,
  name: z.string(),
  forWhat: z.array(z.string()),
  key: z.string(),
  explanation: ReturnFault.shape.explanation,
})
export type MissingValue = z.infer<typeof MissingValue>

/** A rule that could not run for want of these, in words. It is never counted as passed. */
export const NotRunRule = z.object({ rule: z.string(), name: z.string(), missing: z.array(z.string()) })
export type NotRunRule = z.infer<typeof NotRunRule>

/** What was found in one return as it stands at `revision`. */
export const ReturnFaults = z.object({
  revision: z.number().int(),
  faults: z.array(NamedFault),
  missing: z.array(MissingValue),
  notRun: z.array(NotRunRule),
})
export type ReturnFaults = z.infer<typeof ReturnFaults>

/** What keeps a return from being handed in, all of it. */
export const Unready = z.object({
  errors: z.array(NamedFault),
  warnings: z.array(NamedFault),
  missing: z.array(MissingValue),
})
export type Unready = z.infer<typeof Unready>
