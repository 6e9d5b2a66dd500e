import { z } from 'zod'
import { Paging, pageOf } from '../../../../endpoint.ts'
import { CountyDifferenceSchema } from '../../../evaluation/difference/schema.ts'
import { STAGES } from '../../county.ts'
import { RUN_BASES } from '../bases.ts'
import { ValuePathText } from '../schema.ts'

const Words = z.string().nullable()

/** What was said to a difference. `outdated`: a figure changed since. */
export const DifferenceNote = z.object({ text: z.string(), at: z.iso.datetime(), by: z.string(), outdated: z.boolean() })
export type DifferenceNote = z.infer<typeof DifferenceNote>

/** One figure under each basis, and what its lists come to; in words, null where nothing was said. */
export const ReconciledFigure = z.object({
  returnId: z.uuid(),
  path: ValuePathText,
  school: z.string(),
  schoolName: z.string(),
  town: z.string(),
  stage: z.enum(STAGES).nullable(),
  element: z.string(),
  elementName: z.string(),
  unit: z.string(),
  statistics: Words,
  reported: Words,
  verified: Words,
  list: Words,
  /** `differs`: two of them say otherwise; `single`: one of 统计 and 自报 is missing; `agrees`. */
  standing: z.enum(['differs', 'single', 'agrees']),
  /** The largest less the smallest; null for words and where fewer than two are known. */
  difference: z.number().nullable(),
  /** Of the statistics, else of the largest, in percent. */
  percent: z.number().nullable(),
  /** Where the statistics stood. */
  source: z.string().nullable(),
  note: DifferenceNote.nullable(),
})
export type ReconciledFigure = z.infer<typeof ReconciledFigure>

const Filters = {
  /** Whether also what only one basis says, or everything. */
  show: z.enum(['differs', 'single', 'all']).default('differs'),
  element: z.string().max(80).optional(),
  school: z.string().max(20).optional(),
  town: z.string().max(60).optional(),
  unexplained: z.stringbool().default(false),
  /** Only what differs by more than so many percent. */
  beyond: z.coerce.number().min(0).max(1000).optional(),
}

export const ReconciliationFilter = z.strictObject(Filters)
export type ReconciliationFilter = z.infer<typeof ReconciliationFilter>

export const ReconciliationQuery = z.strictObject({
  ...Filters,
  ...Paging.shape,
  /** `school`: by school, stage, element; `percent`, `element`. */
  sort: z.enum(['school', 'element', 'percent']).default('percent'),
})
export type ReconciliationQuery = z.infer<typeof ReconciliationQuery>

const Choice = z.object({ key: z.string(), name: z.string() })

/** A page of it. The counts are of the whole round, whatever the filter. */
export const Reconciliation = pageOf(ReconciledFigure).extend({
  counts: z.object({
    differs: z.number().int(),
    single: z.number().int(),
    agrees: z.number().int(),
    unexplained: z.number().int(),
  }),
  elements: z.array(Choice),
  schools: z.array(Choice),
  towns: z.array(z.string()),
})
export type Reconciliation = z.infer<typeof Reconciliation>

/** What is said to the difference of a value; an empty text takes it back. */
export const DifferenceExplanation = z.strictObject({ path: ValuePathText, text: z.string().trim().max(1000) })
export type DifferenceExplanation = z.infer<typeof DifferenceExplanation>

const Run = z.enum(RUN_BASES)

/** Which verdicts turn when the round is judged on another basis. `difference` null where one of the two cannot be judged. */
export const BasisEffect = z.object({
  pairs: z.array(
    z.object({
      before: Run,
      after: Run,
      /** Values that `after` holds. */
      values: z.number().int(),
      difference: CountyDifferenceSchema.nullable(),
    }),
  ),
})
export type BasisEffect = z.infer<typeof BasisEffect>
