import { z } from 'zod'
import { CONCLUSIONS, REVIEW_ACTIONS, REVIEW_KINDS, REVIEW_STATES } from './review-life.ts'

const Day = z.iso.date()
const text = (most: number) => z.string().trim().max(most)

/** A school of the directory the team saw or will see; the name as it stood when it was picked. */
const SeenSchool = z.object({ code: z.string(), name: z.string() })

/** What is said of a review. `plannedOn` null: 未定. `term`: by when what was found must be put right. */
export const ReviewFacts = z.strictObject({
  kind: z.enum(REVIEW_KINDS),
  title: text(120).min(1),
  plannedOn: Day.nullable(),
  heldOn: Day.nullable(),
  team: text(1000),
  schools: z.array(z.string().max(20)).max(500),
  conclusion: z.enum(CONCLUSIONS).nullable(),
  results: text(4000),
  term: Day.nullable(),
})
export type ReviewFacts = z.infer<typeof ReviewFacts>

export const NewReview = ReviewFacts

/** `revision`: the one the caller read; a change made meanwhile refuses this one. */
export const ReviewChange = ReviewFacts.extend({ revision: z.number().int() })
export type ReviewChange = z.infer<typeof ReviewChange>

export const ReviewStepCall = z.strictObject({
  action: z.enum(REVIEW_ACTIONS).exclude(['edit']),
  note: z.string().trim().min(1).max(500).nullable(),
  revision: z.number().int(),
})
export type ReviewStepCall = z.infer<typeof ReviewStepCall>

export const ReviewSummary = z.object({
  id: z.uuid(),
  kind: z.enum(REVIEW_KINDS),
  title: z.string(),
  state: z.enum(REVIEW_STATES),
  plannedOn: Day.nullable(),
  heldOn: Day.nullable(),
  conclusion: z.enum(CONCLUSIONS).nullable(),
  term: Day.nullable(),
  isOverdue: z.boolean(),
  schools: z.number().int(),
  letters: z.number().int(),
})
export type ReviewSummary = z.infer<typeof ReviewSummary>

/** 反馈意见 as it came in; a newer one does not take the older away. */
const Letter = z.object({
  number: z.number().int(),
  name: z.string(),
  sha256: z.string(),
  size: z.number().int(),
  at: z.iso.datetime(),
  by: z.string(),
})

/** One thing that happened to a review; `changes`: what was said before and after, by its Chinese name. */
const ReviewHistory = z.object({
  number: z.number().int(),
  action: z.enum([...REVIEW_ACTIONS, 'add', 'letter']),
  note: z.string().nullable(),
  changes: z.array(z.object({ name: z.string(), before: z.string(), after: z.string() })),
  at: z.iso.datetime(),
  by: z.string(),
})
export type ReviewHistory = z.infer<typeof ReviewHistory>

export const Review = ReviewSummary.extend({
  team: z.string(),
  results: z.string(),
  schoolList: z.array(SeenSchool),
  letterList: z.array(Letter),
  revision: z.number().int(),
  history: z.array(ReviewHistory),
  actions: z.array(z.enum(REVIEW_ACTIONS)),
})
export type Review = z.infer<typeof Review>
