import { z } from 'zod'
import { ACTION_NAMES, type OrgAction } from './changes.ts'
import { ORG_KINDS } from './kinds.ts'
import { CHANGES, Org, OrgFacts, OrgName, PlainDate, Reason, Region } from './schema.ts'

/** One row of an organisation's history; `recordedAt` an instant. `setAside`: counts for nothing any more, with who said so and why. */
export const HistoryItem = z.object({
  change: z.enum(CHANGES),
  since: PlainDate,
  until: PlainDate.nullable(),
  state: z.enum(['active', 'closed']),
  facts: OrgFacts,
  parentName: z.string().nullable(),
  reason: z.string(),
  recordedAt: z.iso.datetime(),
  recordedName: z.string(),
  setAside: z.object({ at: z.iso.datetime(), name: z.string(), reason: z.string() }).nullable(),
})
export type HistoryItem = z.infer<typeof HistoryItem>

/** Where it went or came from; `name` is the other's name today. */
export const LineageItem = z.object({
  kind: z.enum(['merge', 'split']),
  direction: z.enum(['to', 'from']),
  on: PlainDate,
  orgId: z.uuid(),
  name: z.string(),
})
export type LineageItem = z.infer<typeof LineageItem>

/** A person or a unit in a post from a day until before another. */
export const Member = z.object({
  id: z.uuid(),
  personName: z.string().nullable(),
  org: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  post: z.string(),
  duty: z.string(),
  since: PlainDate,
  until: PlainDate.nullable(),
  endReason: z.string().nullable(),
})
export type Member = z.infer<typeof Member>

export const NewMember = z
  .strictObject({
    personName: z.string().trim().min(2).max(40).nullable(),
    orgId: z.uuid().nullable(),
    post: z.string().trim().min(1, '请写明职务').max(40),
    duty: z.string().trim().max(300),
    since: PlainDate,
  })
  .refine(({ personName, orgId }) => personName !== null || orgId !== null, '请填写姓名或选择单位')
export type NewMember = z.infer<typeof NewMember>

export const Alias = z.object({ id: z.uuid(), name: z.string(), source: z.string(), at: z.iso.datetime(), by: z.string() })
export const NewAlias = z.strictObject({ name: OrgName, source: z.string().trim().min(1, '请写明出处').max(100) })
export type NewAlias = z.infer<typeof NewAlias>

export const Tag = z.object({
  id: z.uuid(),
  tag: z.string(),
  since: PlainDate,
  until: PlainDate.nullable(),
  reason: z.string(),
  by: z.string(),
})
export const NewTag = z.strictObject({ tag: z.string().trim().min(1).max(20), since: PlainDate, reason: Reason })
export type NewTag = z.infer<typeof NewTag>

/** The end of a term or of a tag: the first day it no longer holds. */
export const Ending = z.strictObject({ on: PlainDate, reason: Reason })
export type Ending = z.infer<typeof Ending>

export const NewOrg = z.strictObject({
  kind: z.enum(ORG_KINDS),
  parentId: z.uuid().nullable(),
  since: PlainDate,
  reason: Reason,
  facts: OrgFacts,
})
export type NewOrg = z.infer<typeof NewOrg>

/** One organisation with all that is known of it. `org` is its state on the day asked for, or its latest where it was not yet founded. */
export const OrgDetail = z.object({
  org: Org,
  asOf: PlainDate,
  today: PlainDate,
  /** Its ancestors from the root, without itself. */
  above: z.array(z.object({ id: z.uuid(), name: z.string() })),
  region: Region.nullable(),
  history: z.array(HistoryItem),
  lineage: z.array(LineageItem),
  members: z.array(Member),
  /** The groups, zones and communities it belongs to. */
  memberOf: z.array(
    z.object({
      orgId: z.uuid(),
      name: z.string(),
      kind: z.enum(ORG_KINDS),
      post: z.string(),
      since: PlainDate,
      until: PlainDate.nullable(),
    }),
  ),
  aliases: z.array(Alias),
  tags: z.array(Tag),
  actions: z.array(
    z.object({ action: z.enum(Object.keys(ACTION_NAMES) as [OrgAction, ...OrgAction[]]), refusal: z.string().nullable() }),
  ),
})
export type OrgDetail = z.infer<typeof OrgDetail>
