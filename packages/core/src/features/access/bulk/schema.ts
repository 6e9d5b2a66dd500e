import { z } from 'zod'
import { FaultSchema } from '../../../fault-schema.ts'
import { ROLES } from '../roles.ts'

/** A post asked for with an account: what the security administrator is to grant. `school` null where the role names none. */
const WantedPost = z.object({
  role: z.enum(ROLES),
  county: z.object({ code: z.string(), name: z.string() }),
  unit: z.string(),
  school: z.string().nullable(),
})

/** What a file of accounts would make. With errors nothing can be made. `sha256` names the bytes the confirmation is about. */
export const BulkCheck = z.object({
  sha256: z.string(),
  people: z.array(WantedPost.extend({ name: z.string(), displayName: z.string() })),
  faults: z.array(FaultSchema),
})
export type BulkCheck = z.infer<typeof BulkCheck>

/** The bytes that were looked at, so that no other file is taken by mistake. */
export const BulkConfirmation = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) })
export type BulkConfirmation = z.infer<typeof BulkConfirmation>

/** One slip a person: the passwords are said this once and stored nowhere. */
export const BulkSlips = z.object({
  slips: z.array(WantedPost.extend({ name: z.string(), displayName: z.string(), password: z.string() })),
})
export type BulkSlips = z.infer<typeof BulkSlips>

/** A post somebody was made for and does not hold yet. `isListed`: its unit or school stands in the directory today. */
export const PostRequest = WantedPost.extend({
  id: z.uuid(),
  account: z.object({ id: z.uuid(), name: z.string(), displayName: z.string() }),
  isListed: z.boolean(),
  requestedAt: z.iso.datetime(),
  requestedName: z.string(),
})
export type PostRequest = z.infer<typeof PostRequest>

const Chosen = z.array(z.uuid()).min(1).max(1000)

/** All of them or none. */
export const RequestGrants = z.strictObject({ requests: Chosen })
export const RequestRefusals = z.strictObject({
  requests: Chosen,
  reason: z.string().trim().min(2, '请写明原因').max(200),
})
export type RequestRefusals = z.infer<typeof RequestRefusals>
