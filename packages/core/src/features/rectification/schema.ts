import { z } from 'zod'
import { FindingAction, FindingState } from './finding-states.ts'
import { DISAGREEMENT_CODES } from './plan/plan.ts'
import { PlanImportSchema } from './plan-schema.ts'
import { PLAN_SORTS, PLAN_VIEWS } from './plan-views.ts'

/** What a person said about a proposed name variant: the same thing, not the same thing, or undecided again. */
export const NameDecision = z.enum(['confirmed', 'refused', 'open'])
export type NameDecision = z.infer<typeof NameDecision>

/** A proposal that two published names mean one school or one project. Nothing is merged until a person confirms it. */
export const NameVariant = z.object({
  kind: z.enum(['school', 'project']),
  published: z.string(),
  canonical: z.string(),
  decision: NameDecision,
  /** The last decision's author and time; null while nobody decided. */
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  /** How often it was decided so far. */
  decisions: z.number().int(),
})
export type NameVariant = z.infer<typeof NameVariant>

export const PlanSummary = z.object({
  id: z.uuid(),
  countyCode: z.string(),
  fileName: z.string(),
  /** The plan's main text, where one was handed in beside the table. */
  bodyFileName: z.string().nullable(),
  title: z.string().nullable(),
  indicators: z.number().int(),
  measures: z.number().int(),
  disagreements: z.object({ error: z.number().int(), warn: z.number().int(), info: z.number().int() }),
  /** How many of them wait for nobody any more. */
  settled: z.number().int(),
  /** How many schools the document itself says are concerned; null when not given. */
  publishedSchools: z.number().int().nullable(),
  isDemo: z.boolean(),
  /** Withdrawn plans stay to be seen; nothing in them is decided any more. */
  withdrawn: z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string() }).nullable(),
  handedInAt: z.iso.datetime(),
  handedInBy: z.string(),
})
export type PlanSummary = z.infer<typeof PlanSummary>

const NamePair = NameVariant.pick({ kind: true, published: true, canonical: true })

/** 不一致之处: a contradiction found in the plan, and how it stands. */
export const PlanFinding = z.object({
  key: z.string(),
  code: z.enum(DISAGREEMENT_CODES),
  severity: z.enum(['error', 'warn', 'info']),
  where: z.string(),
  text: z.string(),
  names: z.array(z.string()).exactOptional(),
  state: FindingState,
  /** Of the last decision; null while nobody decided. */
  note: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  /** Pairs of names whose answers decide it; empty where it is decided itself. */
  pairs: z.array(NamePair),
  history: z.array(z.object({ state: FindingState, note: z.string(), by: z.string(), at: z.iso.datetime() })),
})
export type PlanFinding = z.infer<typeof PlanFinding>

export const PlanDetail = PlanSummary.extend({
  plan: PlanImportSchema,
  findings: z.array(PlanFinding),
  nameVariants: z.array(NameVariant),
  /** `plan.distinctSchools` counts every proposal as one; this counts refused ones apart. */
  distinctSchoolsDecided: z.object({ total: z.number().int(), primary: z.number().int(), junior: z.number().int() }),
})
export type PlanDetail = z.infer<typeof PlanDetail>

/** The text fields beside the files of a plan. */
export const PlanFields = z.strictObject({ publishedSchools: z.coerce.number().int().min(1).max(100_000).optional() })

export const NameReview = z.strictObject({
  published: z.string().min(1),
  canonical: z.string().min(1),
  decision: NameDecision,
  /** How many decisions on the pair the sender had seen: one made meanwhile is not overruled unseen. */
  seen: z.number().int().min(0),
})
export type NameReview = z.infer<typeof NameReview>

export const FindingReview = z
  .strictObject({
    finding: z.string().min(1),
    action: FindingAction,
    note: z.string().trim().max(500).default(''),
    /** How many decisions of this finding the sender had seen: a decision made meanwhile is not overruled unseen. */
    seen: z.number().int().min(0),
  })
  .refine(({ action, note }) => action !== 'resolve' || note.length >= 2, {
    path: ['note'],
    message: '请写明怎样更正的，至少两个字。',
  })
export type FindingReview = z.infer<typeof FindingReview>

export const PlanWithdrawal = z.strictObject({ reason: z.string().trim().min(2).max(500), confirmFileName: z.string() })
export type PlanWithdrawal = z.infer<typeof PlanWithdrawal>

/** The part of a plan's ledger that is shown: which entries, how grouped and ordered. */
export const LedgerExtract = z.strictObject({
  format: z.enum(['docx', 'xlsx']),
  view: z.enum(PLAN_VIEWS),
  sort: z.enum(PLAN_SORTS).default('no'),
  /** The one group shown, where the ledger is narrowed to a unit, section or month and grouped by it. */
  only: z.string().max(200).optional(),
  entries: z.array(z.string().max(200)).min(1).max(20_000),
})
export type LedgerExtract = z.infer<typeof LedgerExtract>
