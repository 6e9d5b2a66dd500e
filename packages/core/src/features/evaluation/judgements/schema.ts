import { z } from 'zod'
import type { Same } from '../../../same.ts'
import { StandardKeySchema } from '../../standards/schema.ts'
import { VerdictSchema } from '../schema.ts'
import { type ChangeFact, DOUBT_KINDS } from './doubts.ts'
import type { NamedSchool, RollUp, SchoolStandardLine } from './stated.ts'
import { STATEMENT_KINDS } from './statements.ts'

export const SchoolYear = z.coerce.number().int().min(2000).max(2099)
export const ElementKey = z.string().regex(/^[a-z0-9_:]{1,80}$/)

/** Which stated item of the caller's county. */
export const StatementKey = z.strictObject({ standard: StandardKeySchema, schoolYear: SchoolYear, element: ElementKey })
export type StatementKey = z.infer<typeof StatementKey>

/** A file that bears a conclusion out. `version`: of the conclusion it was given with. */
export const Evidence = z.object({
  id: z.uuid(),
  fileName: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  about: z.string(),
  version: z.number().int(),
  at: z.iso.datetime(),
  by: z.string(),
  withdrawn: z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string() }).nullable(),
})
export type Evidence = z.infer<typeof Evidence>

/** What a second person said to one version. */
export const Review = z.object({ accepted: z.boolean(), note: z.string(), at: z.iso.datetime(), by: z.string() })
export type Review = z.infer<typeof Review>

/** One version of a conclusion. `responsible`: who answers for it. `written`: it went into the round's return when it was recorded. */
export const JudgementVersion = z.object({
  version: z.number().int(),
  conclusion: z.string(),
  grounds: z.string(),
  responsible: z.string(),
  concludedOn: z.iso.date(),
  written: z.boolean(),
  at: z.iso.datetime(),
  by: z.string(),
  reviews: z.array(Review),
})
export type JudgementVersion = z.infer<typeof JudgementVersion>

/** The conclusion that stands, its last review, and all evidence of the item, withdrawn ones too. `isOwn`: the viewer recorded it. */
export const Judgement = JudgementVersion.omit({ reviews: true }).extend({
  review: Review.nullable(),
  evidence: z.array(Evidence),
  isOwn: z.boolean(),
})
export type Judgement = z.infer<typeof Judgement>

/** The return of the school year's round this item is handed in with: `value` as it stands there, `mayWrite`: a conclusion goes into it now. */
export const RoundPlace = z.object({
  roundId: z.uuid(),
  roundName: z.string(),
  returnId: z.uuid(),
  unit: z.string(),
  state: z.enum(['draft', 'submitted', 'returned', 'accepted', 'locked']),
  conclusion: z.string().nullable(),
  version: z.number().int(),
  mayWrite: z.boolean(),
})
export type RoundPlace = z.infer<typeof RoundPlace>

/** A stated item of a county: what is judged of it, what is recorded, and where it stands in the round. */
export const StatedItem = z.object({
  element: z.string(),
  item: z.string(),
  kind: z.enum(STATEMENT_KINDS),
  zh: z.string(),
  clause: z.string(),
  judged: z.string().nullable(),
  recorded: Judgement.nullable(),
  place: RoundPlace.nullable(),
})
export type StatedItem = z.infer<typeof StatedItem>

const NamedSchoolSchema = z.object({ code: z.string(), name: z.string() })
export const RollUpSchema = z.object({
  item: z.string(),
  schools: z.number().int(),
  failing: z.array(NamedSchoolSchema),
  unreported: z.array(NamedSchoolSchema),
})
const number = z.number().nullable()
export const SchoolStandardSchema = NamedSchoolSchema.extend({ coreFailed: number, score: number, verdict: VerdictSchema })

/** `isOwn`: the county judged is the viewer's own, so that its conclusions are the ones recorded. */
export const CountyItems = z.object({
  county: NamedSchoolSchema,
  isOwn: z.boolean(),
  schoolYear: z.number().int(),
  statements: z.array(StatedItem),
  rollUps: z.array(RollUpSchema),
  schoolStandard: z.array(SchoolStandardSchema),
})
export type CountyItems = z.infer<typeof CountyItems>

/** A reason to ask whether data were falsified, and what somebody decided about it. */
export const Doubt = z.object({
  kind: z.enum(DOUBT_KINDS),
  key: z.string(),
  returnId: z.uuid(),
  roundId: z.uuid(),
  unit: z.string(),
  what: z.string(),
  before: z.string(),
  after: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
  reason: z.string().nullable(),
  hours: number,
  decision: z.object({ accepted: z.boolean(), reason: z.string(), at: z.iso.datetime(), by: z.string() }).nullable(),
})
export type Doubt = z.infer<typeof Doubt>

true satisfies Same<z.infer<typeof NamedSchoolSchema>, NamedSchool>
true satisfies Same<z.infer<typeof RollUpSchema>, RollUp>
true satisfies Same<z.infer<typeof SchoolStandardSchema>, SchoolStandardLine>
true satisfies Same<Omit<Doubt, 'decision'>, ChangeFact>
