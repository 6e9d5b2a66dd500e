import { z } from 'zod'
import { STAGES } from '../../collection/county.ts'
import { PlainDate } from '../../orgs/schema.ts'
import { ItemSourceSchema } from '../ledger/schema.ts'
import { ITEM_STATES } from '../ledger/states.ts'
import { ENTRY_KINDS } from '../plan-entries.ts'
import { PART_KINDS, PartFacts } from './part-facts.ts'

/** What a published name is the name of: a failing school, 责任科室, 责任单位. */
export const NAME_PARTS = ['school', 'section', 'unit'] as const
export type NamePart = (typeof NAME_PARTS)[number]

/**
 * What a published name stands for: these organisations (`named`); of each school the town it lies in (`own`, for 各镇人民政府 only); nothing in the
 * directory (`unknown`); nobody has said (`open`).
 */
export const NAME_ANSWERS = ['named', 'own', 'unknown', 'open'] as const
export type NameAnswer = (typeof NAME_ANSWERS)[number]

/** An organisation a published name may mean, and why; `rank` 1 = the same name, the higher the less sure. */
export const Candidate = z.object({
  orgId: z.uuid(),
  name: z.string(),
  schoolCode: z.string().nullable(),
  rank: z.number().int(),
  reason: z.string(),
})
export type Candidate = z.infer<typeof Candidate>

export const AskedName = z.object({
  part: z.enum(NAME_PARTS),
  name: z.string(),
  /** Where it stands: 第 1 项 小学. */
  places: z.array(z.string()),
  /** 各镇人民政府: stands for all towns. */
  isGroup: z.boolean(),
  answer: z.enum(NAME_ANSWERS),
  /** The directory has it under this very name, or a person said so; null while open. */
  by: z.enum(['directory', 'person']).nullable(),
  orgs: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** Why the answer does not help yet, or what it rests on. */
  note: z.string(),
  candidates: z.array(Candidate),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  /** How often it was decided so far. */
  decisions: z.number().int(),
})
export type AskedName = z.infer<typeof AskedName>

/** 责任科室 or 责任单位 as an item has it; `orgId` null where the directory knows no such name. */
const Unit = z.object({ orgId: z.uuid().nullable(), name: z.string() })

/** What a plan says of one thing that fails, with its names looked up: what an item takes from it. */
export const EntryFacts = z.object({
  problem: z.string(),
  /** Measures, one a line. */
  requirement: z.string(),
  /** As published. */
  milestones: z.array(z.string()),
  deadline: PlainDate.nullable(),
  sections: z.array(Unit),
  units: z.array(Unit),
  /** Of its indicator, as published: shared by all that fails there. Empty: not stated, which is not nothing. */
  funds: z.string(),
})
export type EntryFacts = z.infer<typeof EntryFacts>

export const FACT_FIELDS = ['problem', 'requirement', 'milestones', 'deadline', 'sections', 'units', 'funds'] as const
export type FactField = (typeof FACT_FIELDS)[number]

/** One field that the plan says otherwise than before (`before`: the earlier plan, or the item); `now`: the item as it stands; null = no such field. */
export const FactDifference = z.object({
  field: z.enum(FACT_FIELDS),
  before: z.string(),
  after: z.string(),
  now: z.string().nullable(),
})
export type FactDifference = z.infer<typeof FactDifference>

/** `waiting`: cannot be adopted until its school is named. `link`: an item about the same exists. */
export const ENTRY_STATES = ['waiting', 'new', 'link', 'adopted'] as const

export const AdoptionEntry = z.object({
  key: z.string(),
  no: z.number().int(),
  stage: z.enum(STAGES),
  kind: z.enum(ENTRY_KINDS),
  /** The school, 校际差异, the subject, or the stage. */
  name: z.string(),
  schoolCode: z.string().nullable(),
  state: z.enum(ENTRY_STATES),
  /** Why it waits, or what it is linked to and why. */
  note: z.string(),
  itemNo: z.number().int().nullable(),
  itemState: z.enum(ITEM_STATES).nullable(),
  facts: EntryFacts,
  /** What taking over would change in the item. */
  differences: z.array(FactDifference),
  /** What people changed in the item since: `before` = as the plan says, `after` = the item. */
  changed: z.array(FactDifference),
  /** Open disagreements of the plan that concern it. */
  findings: z.array(z.string()),
})
export type AdoptionEntry = z.infer<typeof AdoptionEntry>

/** A building, measure or fund of the plan, and what adopting makes of it. */
export const PartLine = z.object({
  /** `measure:1-primary-2`; unique within the plan. */
  id: z.string(),
  part: z.enum(PART_KINDS),
  /** Its indicator; null for a building. */
  no: z.number().int().nullable(),
  name: z.string(),
  facts: PartFacts,
  state: z.enum(ENTRY_STATES),
  /** Why it waits, what it is linked to, or why it is left as it is. */
  note: z.string(),
  ref: z.uuid().nullable(),
  /** Of a measure: how many items it answers. */
  items: z.number().int(),
  /** What an adopted measure lacks and gets without being asked (任务 3 条); '' for nothing. */
  adds: z.string(),
  /** What taking over would change; `before` as it stands in the ledger. */
  differences: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
})
export type PartLine = z.infer<typeof PartLine>

/** Where the plan's problems come from. */
export const PlanSource = z.strictObject({
  source: ItemSourceSchema,
  sourceNumber: z.string().trim().max(200),
  sourceDate: PlainDate.nullable(),
})
export type PlanSource = z.infer<typeof PlanSource>

/** How far a plan has become items, and what adopting it (again) would do. Nothing of it is stored by looking. */
export const Adoption = z.object({
  planId: z.uuid(),
  /** Of what was looked at: adopting says it, so that nothing else is adopted. */
  fingerprint: z.string(),
  adopted: z.object({ at: z.iso.datetime(), by: z.string() }).nullable(),
  source: PlanSource,
  /** The earlier plan it is a new version of. */
  follows: z.uuid().nullable(),
  /** Adopted plans it may follow, the newest first. */
  earlier: z.array(z.object({ id: z.uuid(), title: z.string(), adoptedAt: z.iso.datetime(), sameTitle: z.boolean() })),
  names: z.array(AskedName),
  entries: z.array(AdoptionEntry),
  /** What the earlier plan had and this one has no more; its items stay. */
  removed: z.array(
    z.object({ key: z.string(), no: z.number().int(), stage: z.enum(STAGES), name: z.string(), itemNo: z.number().int() }),
  ),
  parts: z.array(PartLine),
  /** Parts of the earlier plan that this one has no more; they stay. */
  removedParts: z.array(z.object({ part: z.enum(PART_KINDS), name: z.string() })),
  /** Yuan of each indicator, once; `share`: how many entries it is for. */
  funds: z.array(
    z.object({ no: z.number().int(), amountCny: z.number().int().nullable(), published: z.string(), share: z.number().int() }),
  ),
})
export type Adoption = z.infer<typeof Adoption>

export const NameReviews = z.strictObject({
  answers: z
    .array(
      z.strictObject({
        part: z.enum(NAME_PARTS),
        name: z.string().min(1).max(200),
        answer: z.enum(NAME_ANSWERS),
        orgIds: z.array(z.uuid()).max(200).default([]),
        /** How many decisions on the name the sender had seen. */
        seen: z.number().int().min(0),
      }),
    )
    .min(1)
    .max(5000),
})
export type NameReviews = z.infer<typeof NameReviews>

export const AdoptionOrder = z.strictObject({
  fingerprint: z.string().min(1).max(100),
  follows: z.uuid().nullable(),
  source: PlanSource,
  /** Entries whose differences go into their items. */
  takeOver: z.array(z.string().max(300)).max(20_000).default([]),
  /** Buildings, measures and funds that become what the plan says, by `PartLine.id`. */
  takeParts: z.array(z.string().max(300)).max(5000).default([]),
})
export type AdoptionOrder = z.infer<typeof AdoptionOrder>

/** A plan that stands behind an item: its document, the line it came from, and what is not settled about it. */
export const ItemPlan = z.object({
  planId: z.uuid(),
  title: z.string(),
  /** 发文字号 of the plan, the letter it answers, its date and 公开方式; null where it does not say. */
  number: z.string().nullable(),
  basis: z.string().nullable(),
  issued: z.string().nullable(),
  disclosure: z.string().nullable(),
  indicatorNo: z.number().int(),
  indicatorText: z.string(),
  milestones: z.array(z.string()),
  funds: z.object({ amountCny: z.number().int().nullable(), published: z.string(), share: z.number().int() }),
  adoptedAt: z.iso.datetime(),
  findings: z.array(z.object({ key: z.string(), severity: z.enum(['error', 'warn', 'info']), text: z.string() })),
})
export type ItemPlan = z.infer<typeof ItemPlan>
