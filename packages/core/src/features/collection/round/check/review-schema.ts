import { z } from 'zod'
import { Basis, ReturnKind } from '../schema.ts'

/** One value there was: what it became, what it had been (null: there was none), and how and why. */
export const ValueEntry = z.object({
  basis: Basis,
  version: z.number().int(),
  before: z.string().nullable(),
  value: z.string(),
  how: z.string(),
  note: z.string().nullable(),
  at: z.iso.datetime(),
  by: z.string(),
})
export type ValueEntry = z.infer<typeof ValueEntry>

/** A return that waits for review. `isClean`: nothing was found in it, nothing explained, nothing is asked about it. */
export const WaitingReturn = z.object({
  id: z.uuid(),
  kind: ReturnKind,
  unitKey: z.string(),
  unitName: z.string(),
  revision: z.number().int(),
  submittedAt: z.iso.datetime(),
  warnings: z.number().int(),
  explanations: z.number().int(),
  openRemarks: z.number().int(),
  isClean: z.boolean(),
})
export type WaitingReturn = z.infer<typeof WaitingReturn>
