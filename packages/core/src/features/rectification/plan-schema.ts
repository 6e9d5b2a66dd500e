import { z } from 'zod'
import type { Same } from '../../same.ts'
import { STAGES } from '../collection/county.ts'
import { DISAGREEMENT_CODES, MEASURE_KINDS, type PlanImport } from './plan/plan.ts'

// See plan/plan.ts for the meaning of each field; that type is the reader's, this schema the contract's.
const text = z.string().nullable()
const names = z.array(z.string())
const StageSchema = z.enum(STAGES)

const DocumentSchema = z.object({
  title: text,
  annex_title: text,
  number: text,
  issuer: text,
  approval: text,
  issued: text,
  published: text,
  disclosure: text,
  basis: text,
})

const PlanStageSchema = z.object({
  failing_count_published: z.number().nullable(),
  cv_failing: z.boolean(),
  schools: names,
  schools_canonical: names,
  status_published: z.string(),
})

const SubjectResultSchema = z.object({
  grade: z.number(),
  stage: StageSchema,
  subject: z.string(),
  level_published: z.string(),
  level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  passed: z.boolean(),
})

const MeasureSchema = z.object({
  id: z.string(),
  no: z.number(),
  stage: z.enum([...STAGES, 'both']),
  text: z.string(),
  schools: names,
  schools_canonical: names,
  schools_count_published: z.number().nullable(),
  kind: z.enum(MEASURE_KINDS).nullable(),
  kinds: z.array(z.enum(MEASURE_KINDS)),
  projects: names,
  numbered_in_source: z.boolean(),
})

const MilestoneSchema = z.object({
  due: text,
  text: z.string(),
  published: z.string(),
  due_inherited: z.boolean().exactOptional(),
  period: z.string().exactOptional(),
})

const IndicatorSchema = z.object({
  no: z.number(),
  key: text,
  text: z.string(),
  stages: z.object({ primary: PlanStageSchema, junior: PlanStageSchema }),
  subject_results: z.array(SubjectResultSchema).exactOptional(),
  measures_preamble: z.string().exactOptional(),
  measures: z.array(MeasureSchema),
  milestones: z.array(MilestoneSchema),
  completion: text,
  completion_published: z.string(),
  sections: names,
  units: names,
  units_all_towns: z.boolean(),
  funds_cny: z.number().nullable(),
  funds_published: z.string(),
})

const TableSchema = z.object({
  cells: z.array(z.array(z.string())),
  merges: z.array(z.object({ row: z.number(), col: z.number(), rowspan: z.number(), colspan: z.number() })),
  preamble: z.array(z.string()),
  headerRows: z.number(),
})

export const PlanImportSchema = z.object({
  document: DocumentSchema,
  indicators: z.array(IndicatorSchema),
  projects: z.array(
    z.object({
      name: z.string(),
      published_names: names,
      kind: z.enum(['new_build', 'expand']),
      measures: z.array(z.object({ measure: z.string(), schools: names })),
    }),
  ),
  distinctSchools: z.object({ total: z.number(), primary: z.number(), junior: z.number() }),
  fundsCny: z.number().nullable(),
  disagreements: z.array(
    z.object({
      code: z.enum(DISAGREEMENT_CODES),
      severity: z.enum(['info', 'warn', 'error']),
      where: z.string(),
      text: z.string(),
      names: names.exactOptional(),
    }),
  ),
  table: TableSchema,
})

true satisfies Same<z.infer<typeof PlanImportSchema>, PlanImport>
