import { z } from 'zod'
import type { Same } from '../../same.ts'
import { STAGES } from '../collection/county.ts'
import { CountySchema } from './schema.ts'
import { Gap } from './school-schema.ts'
import type { CountySpread } from './spread/county-spread.ts'

// See spread/county-spread.ts and spread/school-shares.ts for the meaning of each field; those types are the engine's, this schema the contract's.
const number = z.number().nullable()

const SpreadSchoolSchema = z.object({
  code: z.string(),
  name: z.string(),
  students: number,
  value: number,
  mark: z.enum(['met', 'spare', 'unmet', 'not_judgeable']).nullable(),
  gap: Gap.nullable(),
  share: number,
  without: number,
  slope: number,
  raises: z.boolean().nullable(),
})

export const CountySpreadSchema = z.object({
  county: z.object({ code: z.string(), name: z.string() }),
  stage: z.enum(STAGES),
  indicator: z.string(),
  spread: CountySchema.shape.spreads.element,
  threshold: number,
  students: number,
  raisesAbove: number,
  bought: z.object({ what: z.string(), unit: z.string(), factor: z.number() }).nullable(),
  schools: z.array(SpreadSchoolSchema),
})

true satisfies Same<z.infer<typeof CountySpreadSchema>, CountySpread>
