import { z } from 'zod'
import { FaultSchema, NotRunSchema } from './fault-schema.ts'
import { Unready } from './features/collection/round/check/schema.ts'

/** How every refusal and error leaves the server: `application/problem+json` (RFC 9457), worded for the person at the screen. */
export const ProblemReply = z.object({
  /** `/problems/<code>` */
  type: z.string(),
  /** One line in Chinese. */
  title: z.string(),
  status: z.number().int(),
  /** What happened and how to go on, in Chinese. */
  detail: z.string(),
  /** From the catalogue in `problems.ts`, e.g. `collection.has-faults`; `internal` for an error of the program. */
  code: z.string(),
  /** What to quote when asking for help; the log carries the same. */
  reference: z.string(),
  /** Seconds until another try makes sense (also the header Retry-After). */
  retryAfter: z.number().int().optional(),
  /** Fields of the request that were refused, each with what is wrong, in Chinese. */
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** All faults of a package that was refused. */
  faults: z.array(FaultSchema).optional(),
  notRun: z.array(NotRunSchema).optional(),
  /** What keeps a return from being handed in. */
  unready: Unready.optional(),
})
export type ProblemReply = z.infer<typeof ProblemReply>
