import { z } from 'zod'
import { FaultSchema, NotRunSchema } from '../../fault-schema.ts'
import type { Same } from '../../same.ts'
import { STAGES } from '../collection/county.ts'
import { BASES } from '../collection/round/bases.ts'
import type { Explanation, ExplanationInput, Source } from './explanation.ts'
import type { Evaluation } from './result.ts'

// See result.ts and explanation.ts for the meaning of each field; those types are the engine's, these schemas the contract's.
const number = z.number().nullable()
const Stage = z.enum(STAGES)
export const VerdictSchema = z.enum(['met', 'unmet', 'not_judgeable'])

const IndicatorValueSchema = z.object({ value: number, threshold: number, verdict: VerdictSchema.nullable() })

export const SectionSchema = z.object({
  schoolCode: z.string(),
  schoolName: z.string(),
  stage: Stage,
  students: number,
  indicators: z.record(z.string(), IndicatorValueSchema),
  met: number,
  floorOk: z.boolean().nullable(),
  pass: z.boolean().nullable(),
})

export const CountySchema = z.object({
  countyCode: z.string(),
  countyName: z.string(),
  sections: z.array(SectionSchema),
  excluded: z.array(z.object({ schoolCode: z.string(), schoolName: z.string(), stage: Stage, reason: z.string() })),
  spreads: z.array(
    z.object({
      stage: Stage,
      indicator: z.string(),
      mean: number,
      sd: number,
      cv: number,
      limit: number,
      verdict: VerdictSchema.nullable(),
    }),
  ),
  items: z.array(z.object({ key: z.string(), value: number, verdict: VerdictSchema.nullable(), detail: z.array(z.string()) })),
  counts: z.partialRecord(Stage, z.object({ sections: z.number(), pass: z.number() })),
  verdict: VerdictSchema,
})

export const EvaluationSchema = z.object({
  standard: z.object({ key: z.string(), hash: z.string() }),
  profile: z.object({ key: z.string(), hash: z.string() }),
  engine: z.string(),
  inputHash: z.string(),
  counties: z.array(CountySchema),
  faults: z.array(FaultSchema),
  notRun: z.array(NotRunSchema),
})

export const SourceSchema = z.union([
  z.object({ file: z.string(), sheet: z.string(), row: z.number(), column: z.string() }),
  z.object({
    person: z.string(),
    at: z.string(),
    basis: z.enum([...BASES, 'directory']),
    how: z.string(),
    note: z.string().nullable(),
    was: z.string().nullable(),
    value: z.object({ returnId: z.string(), path: z.string() }).nullable(),
  }),
])

export const InputSchema = z.object({
  element: z.string(),
  zh: z.string(),
  unit: z.string(),
  value: z.union([z.number(), z.string()]).nullable(),
  source: SourceSchema.nullable(),
  get inputs() {
    return z.array(InputSchema).exactOptional()
  },
})

export const ExplanationSchema = z.object({
  title: z.string(),
  indicator: z.string(),
  unit: z.string(),
  value: number,
  formula: z.string(),
  withNumbers: z.string(),
  inputs: z.array(InputSchema),
  split: z
    .object({ kind: z.enum(['nine_year', 'complete_secondary', 'twelve_year', 'campuses']), share: number, text: z.string() })
    .nullable(),
  threshold: number,
  clause: z.string(),
  source: z.string(),
  confidence: z.string(),
  verdict: VerdictSchema.nullable(),
  toPass: z.string().nullable(),
  notes: z.array(z.string()),
})

true satisfies Same<z.infer<typeof EvaluationSchema>, Evaluation>
true satisfies Same<z.infer<typeof SourceSchema>, Source>
true satisfies Same<z.infer<typeof InputSchema>, ExplanationInput>
true satisfies Same<z.infer<typeof ExplanationSchema>, Explanation>

// An input is made of inputs; the OpenAPI document refers to it by this name.
z.globalRegistry.add(InputSchema, { id: 'ExplanationInput' })
