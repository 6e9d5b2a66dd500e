import { z } from 'zod'
import type { Same } from '../../same.ts'
import { STAGES } from '../collection/county.ts'
import type { Claim } from './matrix/claim.ts'
import type { Matrix, MatrixCell, MatrixColumn, MatrixRow } from './matrix/matrix.ts'

// See matrix/matrix.ts and matrix/claim.ts for the meaning of each field; those types are the engine's, these schemas the contract's.
const number = z.number().nullable()
const text = z.string().nullable()
const VerdictSchema = z.enum(['met', 'unmet', 'not_judgeable'])
const MarkSchema = z.enum(['met', 'spare', 'unmet', 'not_judgeable'])

const ColumnSchema = z.object({
  key: z.string(),
  zh: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  group: z.enum(['indicator', 'duty', 'fact']),
  perSchool: z.boolean(),
})

const CellSchema = z.object({
  value: number,
  line: number,
  mark: MarkSchema.nullable(),
  text,
  gap: text,
  whole: text,
  raises: z.boolean(),
  short: z.number(),
})

const RowSchema = z.object({
  code: z.string(),
  name: z.string(),
  stage: z.enum(STAGES),
  students: number,
  mark: z.enum(['met', 'unmet', 'not_judgeable', 'out']).nullable(),
  why: text,
  lifts: z.number().int(),
  usesSpare: z.boolean(),
  isOneShort: z.boolean(),
  gap: z.number(),
  tags: z.array(z.string()),
  cells: z.array(CellSchema.nullable()),
  facts: z.array(z.union([z.string(), z.number()]).nullable()),
})

export const ClaimSchema = z.object({
  judgesSections: z.boolean(),
  verdict: VerdictSchema,
  schools: z.number().int(),
  items: z.number().int(),
  unknown: z.number().int(),
  spares: z.number().int(),
  stages: z.partialRecord(
    z.enum(STAGES),
    z.object({ unmet: z.number().int(), lifts: z.number().int(), unknown: z.number().int() }),
  ),
  county: z.object({ items: z.number().int(), unknown: z.number().int() }),
})

export const MatrixSchema = z.object({
  county: z.object({ code: z.string(), name: z.string() }),
  judged: z.array(ColumnSchema),
  facts: z.array(ColumnSchema),
  rows: z.array(RowSchema),
  claim: ClaimSchema,
})

true satisfies Same<z.infer<typeof ColumnSchema>, MatrixColumn>
true satisfies Same<z.infer<typeof CellSchema>, MatrixCell>
true satisfies Same<z.infer<typeof RowSchema>, MatrixRow>
true satisfies Same<z.infer<typeof ClaimSchema>, Claim>
true satisfies Same<z.infer<typeof MatrixSchema>, Matrix>
