import { z } from 'zod'
import { ReturnState } from '../schema.ts'
import { NamedFault, NotRunRule } from './schema.ts'

/**
 * A fault of a round and whose it is; `returnId` is null where it is nobody's alone. `explanation` is the unit's own word, `bureau` what the bureau found
 * out about a warning.
 */
export const RoundFault = NamedFault.extend({ returnId: z.uuid().nullable(), bureau: NamedFault.shape.explanation })
export type RoundFault = z.infer<typeof RoundFault>

/** A return in the list of faults: how many it has, and how many needed values it lacks. */
export const CheckedReturn = z.object({
  id: z.uuid(),
  kind: z.enum(['school', 'department']),
  unitKey: z.string(),
  unitName: z.string(),
  state: ReturnState,
  errors: z.number().int(),
  warnings: z.number().int(),
  unexplained: z.number().int(),
  missing: z.number().int(),
})
export type CheckedReturn = z.infer<typeof CheckedReturn>

/** What was found in a round as it stands: beside each other, against the round before, and in each return. */
export const RoundFaults = z.object({
  round: z.uuid(),
  roundName: z.string(),
  /** The round before, where there is one. */
  previous: z.string().nullable(),
  faults: z.array(RoundFault),
  notRun: z.array(NotRunRule),
  returns: z.array(CheckedReturn),
})
export type RoundFaults = z.infer<typeof RoundFaults>
