import { z } from 'zod'
import type { Same } from '../../../same.ts'
import { CONFIDENCES } from '../../standards/catalogue.ts'
import { VerdictSchema } from '../schema.ts'
import { RATIO_READINGS } from './groups.ts'
import type { FinanceSheet } from './sheet.ts'

// See sheet.ts for the meaning of each field; those types are the engine's, these schemas the contract's.
const number = z.number().nullable()

const AmountRowSchema = z.object({
  element: z.string(),
  zh: z.string(),
  unit: z.string(),
  reporter: z.string(),
  cells: z.array(z.object({ value: number, explain: z.string() })),
})

const RuleRowSchema = z.object({
  key: z.string(),
  zh: z.string(),
  unit: z.string(),
  clause: z.string(),
  source: z.string(),
  confidence: z.enum(CONFIDENCES),
  cells: z.array(
    z.object({
      verdict: VerdictSchema,
      value: number,
      line: number,
      text: z.string(),
      missing: z.array(z.string()),
      gap: z.object({ text: z.string(), yuan: z.number() }).nullable(),
      explain: z.string(),
    }),
  ),
})

const FundTotalSchema = z.object({ raised: number, used: number, left: number })

export const FinanceSheetSchema = z.object({
  county: z.object({ code: z.string(), name: z.string() }),
  years: z.array(z.number()),
  reading: z.enum(RATIO_READINGS),
  groups: z.array(
    z.object({
      key: z.string(),
      zh: z.string(),
      verdicts: z.array(VerdictSchema),
      amounts: z.array(AmountRowSchema),
      rules: z.array(RuleRowSchema),
    }),
  ),
  funds: z.array(
    z.object({
      key: z.string(),
      zh: z.string(),
      rule: z.string(),
      years: z.array(FundTotalSchema.extend({ verdict: VerdictSchema })),
    }),
  ),
  fundTotals: z.array(FundTotalSchema),
})

true satisfies Same<z.infer<typeof FinanceSheetSchema>, FinanceSheet>
