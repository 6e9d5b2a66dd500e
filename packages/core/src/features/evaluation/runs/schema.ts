import { z } from 'zod'
import { RUN_BASES } from '../../collection/round/bases.ts'
import { StandardKeySchema } from '../../standards/schema.ts'
import { CountyDifferenceSchema } from '../difference/schema.ts'
import { ClaimSchema } from '../matrix-schema.ts'
import { CountySchema, VerdictSchema } from '../schema.ts'

const Stages = z.partialRecord(z.enum(['primary', 'junior']), z.object({ sections: z.number(), pass: z.number() }))

/**
 * A stored judgement. `kind`: `final` of a locked edition or a file, `provisional` of values that may still change. `source`: what was judged;
 * `edition` null for a file or a live round. `judgedOn`: the day exemptions were held against.
 */
export const RunSummary = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(['provisional', 'final']),
  source: z.object({
    id: z.uuid(),
    name: z.string(),
    round: z.uuid().nullable(),
    edition: z.number().int().nullable(),
    basis: z.enum(RUN_BASES).nullable(),
  }),
  standard: z.object({ key: StandardKeySchema, hash: z.string() }),
  profile: z.object({ id: z.uuid().nullable(), name: z.string(), hash: z.string() }),
  judgedOn: z.iso.date(),
  engine: z.string(),
  inputHash: z.string(),
  statisticsDay: z.iso.date().nullable(),
  verdict: VerdictSchema,
  counts: Stages,
  isDemo: z.boolean(),
  madeAt: z.iso.datetime(),
  madeBy: z.string(),
})
export type RunSummary = z.infer<typeof RunSummary>

/** A final run that is made by itself and is not there yet; `givenUp`: several attempts failed. `reason`: why the last one did, in words. */
export const UnmadeRun = z.object({
  source: z.object({ id: z.uuid(), name: z.string() }),
  standard: StandardKeySchema,
  isGivenUp: z.boolean(),
  reason: z.string().nullable(),
})
export type UnmadeRun = z.infer<typeof UnmadeRun>

/** A run with everything that came out. */
export const RunDetail = RunSummary.extend({ county: CountySchema, claim: ClaimSchema })
export type RunDetail = z.infer<typeof RunDetail>

/** What to judge, by what, under which name (null: made from source and standard). */
export const NewRun = z.strictObject({
  source: z.uuid(),
  basis: z.enum(RUN_BASES).optional(),
  standard: StandardKeySchema.default('quality_balanced_2017'),
  profile: z.uuid().optional(),
  settings: z.string().max(4000).optional(),
  name: z.string().trim().min(1).max(80).nullable().default(null),
})
export type NewRun = z.infer<typeof NewRun>

/** A run judged once more from its stored input and rules. `rulesChanged`: the standard or the engine is no longer the one it was made with. */
export const Repetition = z.object({
  isIdentical: z.boolean(),
  rulesChanged: z.boolean(),
  engine: z.string(),
  difference: CountyDifferenceSchema,
})
export type Repetition = z.infer<typeof Repetition>

/** What became of schools between two runs, by the directory: `merged` into others, `renamed`, or in one run only for a reason nobody noted. */
export const SchoolChange = z.object({
  kind: z.enum(['added', 'removed', 'merged', 'split', 'renamed', 'retyped']),
  code: z.string(),
  name: z.string(),
  /** The other name, or the schools it went to or came from. */
  others: z.array(z.string()),
  on: z.iso.date().nullable(),
})
export type SchoolChange = z.infer<typeof SchoolChange>

/** Two runs held against each other. `difference` is null between two standards, which say different things. */
export const RunComparison = z.object({
  before: RunSummary,
  after: RunSummary,
  difference: CountyDifferenceSchema.nullable(),
  schools: z.array(SchoolChange),
})
export type RunComparison = z.infer<typeof RunComparison>
