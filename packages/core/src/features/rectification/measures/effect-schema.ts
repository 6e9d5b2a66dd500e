import { z } from 'zod'
import { STAGES } from '../../collection/county.ts'

const Verdict = z.enum(['met', 'unmet', 'not_judgeable'])
const Side = z.object({ value: z.number().nullable(), verdict: Verdict.nullable() })
const Stage = z.enum(STAGES)

export const EffectIndicator = z.object({
  code: z.string(),
  zh: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  threshold: z.number().nullable(),
  /** Null: the section is not judged on that side (a school not yet open, or without pupils). */
  before: Side.nullable(),
  after: Side.nullable(),
})
export type EffectIndicator = z.infer<typeof EffectIndicator>

const DutySide = Side.extend({
  line: z.number().nullable(),
  /** In place of a value: `音 2 美 1`. */
  text: z.string().nullable(),
})
export const EffectDuty = z.object({
  key: z.string(),
  zh: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  before: DutySide.nullable(),
  after: DutySide.nullable(),
})
export type EffectDuty = z.infer<typeof EffectDuty>

/** One section of a school: what measures change there. `pass`: under the pass rule of its indicators; `out` where it is not judged. */
export const EffectSection = z.object({
  schoolCode: z.string(),
  schoolName: z.string(),
  stage: Stage,
  students: z.object({ before: z.number().nullable(), after: z.number().nullable() }),
  pass: z.object({ before: Verdict.or(z.literal('out')).nullable(), after: Verdict.or(z.literal('out')).nullable() }),
  indicators: z.array(EffectIndicator),
  duties: z.array(EffectDuty),
})
export type EffectSection = z.infer<typeof EffectSection>

const SpreadSide = z.object({ cv: z.number().nullable(), verdict: Verdict.nullable() })
export const EffectSpread = z.object({
  stage: Stage,
  /** L1…, or `composite`. */
  indicator: z.string(),
  zh: z.string(),
  limit: z.number().nullable(),
  before: SpreadSide.nullable(),
  after: SpreadSide.nullable(),
})
export type EffectSpread = z.infer<typeof EffectSpread>

/** A county item that comes out otherwise; `gone` and `come` are lines of its detail. */
export const EffectItem = z.object({
  key: z.string(),
  zh: z.string(),
  before: Side,
  after: Side,
  gone: z.array(z.string()),
  come: z.array(z.string()),
})
export type EffectItem = z.infer<typeof EffectItem>

/** One figure of the data that is put in otherwise; lists (classes, rooms) are in words. */
export const EffectInput = z.object({
  schoolCode: z.string(),
  schoolName: z.string(),
  stage: Stage.nullable(),
  element: z.string(),
  zh: z.string(),
  unit: z.string(),
  before: z.union([z.number(), z.string()]).nullable(),
  after: z.union([z.number(), z.string()]).nullable(),
})
export type EffectInput = z.infer<typeof EffectInput>

/**
 * What is to be known before a measure is decided. `blocks`: it may not be stored so (a giver below its own line, more given than there is);
 * `warns`: it harms somebody or raises a coefficient; `says`: how it was reckoned, and what was not.
 */
export const EffectFinding = z.object({
  level: z.enum(['blocks', 'warns', 'says']),
  kind: z.enum([
    'giver_below',
    'not_enough',
    'wrong_facts',
    'harms',
    'item_lost',
    'raises_cv',
    'no_effect',
    'not_yet',
    'needs_teachers',
    'over_capacity',
    'scope',
    'unreckoned',
    'how',
  ]),
  text: z.string(),
  schoolCode: z.string().nullable(),
  stage: Stage.nullable(),
  /** An indicator's code or an item's key. */
  indicator: z.string().nullable(),
})
export type EffectFinding = z.infer<typeof EffectFinding>

/** What measures come to on a day, on a copy of the county's data: before and after, with every figure that was put in. */
export const MeasureEffect = z.object({
  /** The day the measures are reckoned for, `YYYY-MM-DD`. */
  day: z.string(),
  verdict: z.object({ before: Verdict, after: Verdict }),
  /** Sections that pass, of those judged, by stage. */
  passing: z.array(
    z.object({
      stage: Stage,
      before: z.object({ pass: z.number().int(), sections: z.number().int() }),
      after: z.object({ pass: z.number().int(), sections: z.number().int() }),
    }),
  ),
  sections: z.array(EffectSection),
  spreads: z.array(EffectSpread),
  items: z.array(EffectItem),
  inputs: z.array(EffectInput),
  findings: z.array(EffectFinding),
})
export type MeasureEffect = z.infer<typeof MeasureEffect>
