import { z } from 'zod'
import { PlanImportSchema } from './plan-schema.ts'

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
  /** How many schools the document itself says are concerned; null when not given. */
  publishedSchools: z.number().int().nullable(),
  isDemo: z.boolean(),
  handedInAt: z.iso.datetime(),
  handedInBy: z.string(),
})
export type PlanSummary = z.infer<typeof PlanSummary>

export const PlanDetail = PlanSummary.extend({
  plan: PlanImportSchema,
  nameVariants: z.array(NameVariant),
  /** `plan.distinctSchools` counts every proposal as one; this counts refused ones apart. */
  distinctSchoolsDecided: z.object({ total: z.number().int(), primary: z.number().int(), junior: z.number().int() }),
})
export type PlanDetail = z.infer<typeof PlanDetail>

/** The text fields beside the files of a plan. */
export const PlanFields = z.strictObject({ publishedSchools: z.coerce.number().int().min(1).max(100_000).optional() })

export const NameReview = z.strictObject({ published: z.string().min(1), canonical: z.string().min(1), decision: NameDecision })
export type NameReview = z.infer<typeof NameReview>
