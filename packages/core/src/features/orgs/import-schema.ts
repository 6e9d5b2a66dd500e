import { z } from 'zod'
import { FaultSchema } from '../../fault-schema.ts'
import { PlainDate, Reason } from './schema.ts'

/** What a file or a data package says otherwise than the directory: `before` null = not there yet. `what` in words the office reads. */
export const Difference = z.object({
  key: z.string(),
  kind: z.string(),
  name: z.string(),
  orgId: z.uuid().nullable(),
  action: z.enum(['found', 'rename', 'move', 'amend', 'correct']),
  fields: z.array(z.object({ what: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
})
export type Difference = z.infer<typeof Difference>

/** What an import would do. With faults nothing can be written. `sha256` names the bytes the confirmation is about. */
export const DirectoryImport = z.object({
  sha256: z.string(),
  rows: z.number().int(),
  unchanged: z.number().int(),
  faults: z.array(FaultSchema),
  differences: z.array(Difference),
})
export type DirectoryImport = z.infer<typeof DirectoryImport>

/** Fields of the multipart form. `on`: the day from which what is new or otherwise holds. */
export const ImportForm = z.strictObject({ on: PlainDate })
export const ImportConfirmation = z.strictObject({
  on: PlainDate,
  reason: Reason,
  /** The bytes that were looked at, so that no other file is written by mistake. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type ImportConfirmation = z.infer<typeof ImportConfirmation>

/** Schools of the data in use that the directory lacks or has otherwise. */
export const Proposals = z.object({
  package: z.object({ id: z.uuid(), fileName: z.string() }).nullable(),
  schools: z.number().int(),
  differences: z.array(Difference),
  /** What was found in the data but cannot be entered, with why. */
  refused: z.array(z.object({ name: z.string(), why: z.string() })),
})
export type Proposals = z.infer<typeof Proposals>

export const ProposalsConfirmation = z.strictObject({
  packageId: z.uuid(),
  keys: z.array(z.string().max(60)).min(1).max(5000),
  on: PlainDate,
  reason: Reason,
})
export type ProposalsConfirmation = z.infer<typeof ProposalsConfirmation>
