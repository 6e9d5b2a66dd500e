import { z } from 'zod'
import type { Fault, NotRun } from './fault.ts'
import type { Same } from './same.ts'

/** See `fault.ts` for the meaning of each field. */
export const FaultSchema = z.object({
  sheet: z.string(),
  row: z.number().int().nullable(),
  column: z.string().nullable(),
  cell: z.string().nullable(),
  rule: z.string(),
  severity: z.enum(['error', 'warn']),
  message: z.string(),
  repair: z.string(),
})

export const NotRunSchema = z.object({ rule: z.string(), missing: z.array(z.string()) })

// The plain types and the schemas are written apart, because the engine must not load Zod; these lines keep them equal.
true satisfies Same<z.infer<typeof FaultSchema>, Fault>
true satisfies Same<z.infer<typeof NotRunSchema>, NotRun>
