import { z } from 'zod'
import type { Same } from '../../../same.ts'
import { STAGES } from '../../collection/county.ts'
import type { CountyDifference } from './difference.ts'

// See difference.ts for the meaning of each field; those types are the engine's, this schema the contract's.
const number = z.number().nullable()
const Stage = z.enum(STAGES)
const VerdictSchema = z.enum(['met', 'unmet', 'not_judgeable'])
const Standing = z.enum(['met', 'unmet', 'not_judgeable', 'out']).nullable()
const Value = z.object({ value: number, threshold: number, verdict: VerdictSchema.nullable() }).nullable()
const Coefficient = z.object({ cv: number, limit: number, verdict: VerdictSchema.nullable() }).nullable()
const ItemSide = z.object({ value: number, verdict: VerdictSchema.nullable() })

export const CountyDifferenceSchema = z.object({
  verdict: z.object({ before: VerdictSchema, after: VerdictSchema }),
  sections: z.array(
    z.object({
      schoolCode: z.string(),
      schoolName: z.string(),
      stage: Stage,
      before: Standing,
      after: Standing,
      reason: z.string().nullable(),
      indicators: z.array(z.object({ indicator: z.string(), before: Value, after: Value })),
    }),
  ),
  spreads: z.array(z.object({ stage: Stage, indicator: z.string(), before: Coefficient, after: Coefficient })),
  items: z.array(
    z.object({
      key: z.string(),
      before: ItemSide,
      after: ItemSide,
      schools: z.object({ before: z.array(z.string()), after: z.array(z.string()) }),
      gone: z.array(z.string()),
      come: z.array(z.string()),
    }),
  ),
  moved: z.number().int(),
})

true satisfies Same<z.infer<typeof CountyDifferenceSchema>, CountyDifference>
