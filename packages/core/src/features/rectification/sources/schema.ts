import { z } from 'zod'
import { FaultSchema } from '../../../fault-schema.ts'
import { STAGES } from '../../collection/county.ts'
import { PlainDate } from '../../orgs/schema.ts'
import { StandardKeySchema } from '../../standards/schema.ts'
import { ItemLine, ItemSourceSchema, ItemSubject, ItemText, NewItem } from '../ledger/schema.ts'

const number = z.number().nullable()
const Line = z.string().trim().max(200)

/** What items made together have in common. */
export const CommonText = ItemText.pick({
  source: true,
  sourceNumber: true,
  sourceDate: true,
  level: true,
  chief: true,
  deputy: true,
  handler: true,
  units: true,
  deadline: true,
})
export type CommonText = z.infer<typeof CommonText>

/** `failures.ts` says what each means. `itemNo`: the standing item about the same, if there is one. */
export const FailureLine = z.object({
  ...ItemSubject.shape,
  key: z.string(),
  schoolName: z.string().nullable(),
  name: z.string(),
  value: number,
  threshold: number,
  gap: number,
  unit: z.string(),
  problem: z.string(),
  basis: z.string(),
  requirement: z.string(),
  closeStandard: z.string(),
  isSpare: z.boolean(),
  proofFrom: z.string().nullable(),
  proofFromWhy: z.string(),
  itemNo: z.number().int().nullable(),
})
export type FailureLine = z.infer<typeof FailureLine>

/** What an item is made from, beside a judgement: a warning by its id, a line of 迎检准备 by its key. */
export const RECORD_KINDS = ['warning', 'readiness'] as const
export type RecordKind = (typeof RECORD_KINDS)[number]

/** A draft as a record gives it, to be looked through by a person. */
export const Proposal = z.object({
  item: NewItem,
  schoolName: z.string().nullable(),
  value: number,
  threshold: number,
  gap: number,
  unit: z.string(),
  itemNo: z.number().int().nullable(),
})
export type Proposal = z.infer<typeof Proposal>

/** What the standard and the newest run say of what somebody enters by hand. `itemNo`: the standing item about the same. */
export const NewProposal = z.object({
  about: ItemSubject.nullable(),
  missing: z.string().nullable(),
  run: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** Whether it fails in that run; figures and words are empty where it does not. */
  isFailing: z.boolean(),
  value: number,
  threshold: number,
  gap: number,
  unit: z.string(),
  problem: z.string(),
  basis: z.string(),
  requirement: z.string(),
  closeStandard: z.string(),
  proofFrom: z.string().nullable(),
  proofFromWhy: z.string(),
  itemNo: z.number().int().nullable(),
})
export type NewProposal = z.infer<typeof NewProposal>

/** Which item a record became; one of a closed item may become another. */
export const RecordLink = z.object({ record: z.string(), no: z.number().int(), state: ItemLine.shape.state })
export type RecordLink = z.infer<typeof RecordLink>

/** One problem of a feedback letter. `indicator`: L1…, composite, an item's key, a subject (4语文), or empty. */
export const LetterProblem = z.strictObject({
  schoolCode: z.string().trim().max(20).nullable().default(null),
  stage: z.enum(STAGES).nullable().default(null),
  indicator: z.string().trim().max(80).default(''),
  problem: z.string().trim().min(2, '请写明问题').max(2000),
  requirement: z.string().trim().max(2000).default(''),
})
export type LetterProblem = z.infer<typeof LetterProblem>

/** A letter of what a review, a superior or an inspector found: 文号, date, by when everything in it must be put right. */
export const NewFeedbackLetter = z.strictObject({
  review: z.uuid().nullable().default(null),
  source: ItemSourceSchema,
  agency: Line.min(2, '请写明发文机关'),
  number: Line.min(2, '请写明文号'),
  title: Line.min(2, '请写明标题'),
  dated: PlainDate,
  due: PlainDate,
  standard: StandardKeySchema.default('quality_balanced_2017'),
  common: CommonText.pick({ level: true, chief: true, deputy: true, handler: true, units: true }),
  problems: z.array(LetterProblem).min(1, '请至少写一个问题').max(500),
})
export type NewFeedbackLetter = z.infer<typeof NewFeedbackLetter>

export const FeedbackLetterLine = z.object({
  id: z.uuid(),
  review: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  source: ItemSourceSchema,
  agency: z.string(),
  number: z.string(),
  title: z.string(),
  dated: z.string(),
  due: z.string(),
  items: z.number().int(),
  /** Closed, merged or dropped. */
  settled: z.number().int(),
  overdue: z.number().int(),
})
export type FeedbackLetterLine = z.infer<typeof FeedbackLetterLine>

export const FeedbackLetter = FeedbackLetterLine.extend({ list: z.array(ItemLine), addedAt: z.string(), addedBy: z.string() })
export type FeedbackLetter = z.infer<typeof FeedbackLetter>

/** What a workbook of items would make. With errors nothing can be made; `sha256` names the bytes the confirmation is about. */
export const SheetCheck = z.object({
  sha256: z.string(),
  items: z.array(
    z.object({
      line: z.number().int(),
      schoolName: z.string().nullable(),
      indicatorName: z.string(),
      problem: z.string(),
      deadline: z.string().nullable(),
      units: z.array(z.string()),
    }),
  ),
  faults: z.array(FaultSchema),
})
export type SheetCheck = z.infer<typeof SheetCheck>
