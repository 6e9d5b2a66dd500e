import { z } from 'zod'
import { endpoint } from '../../endpoint.ts'
import { STAGES } from '../collection/county.ts'
import { PackageSummary } from '../collection/schema.ts'
import { StandardKeySchema } from '../standards/schema.ts'
import { EvaluationSchema, ExplanationSchema } from './schema.ts'

const tag = '监测评估'
const PackageId = z.strictObject({ id: z.uuid() })
const standard = StandardKeySchema.default('quality_balanced_2017')

/** An evaluation with what a page must name beside it: whose data, handed in when, judged by which rules. */
export const PackageEvaluation = z.object({
  package: PackageSummary,
  standard: z.object({ key: StandardKeySchema, zh: z.string(), docNo: z.string(), hash: z.string() }),
  profile: z.object({ key: z.string(), hash: z.string() }),
  evaluation: EvaluationSchema,
})
export type PackageEvaluation = z.infer<typeof PackageEvaluation>

/**
 * `county` leaves only that county's result in `evaluation.counties`. A package with very many sections is answered county by county
 * only (`evaluation.name-a-county`).
 */
export const evaluatePackage = endpoint({
  method: 'GET',
  path: '/api/packages/:id/evaluation',
  title: '按标准评估一个数据包：结论、理由、逐校逐项',
  tag,
  needs: 'evaluation.read',
  params: PackageId,
  query: z.strictObject({ standard, county: z.string().max(40).optional() }),
  reply: PackageEvaluation,
})

/** Without `school` it explains the spread over the stage's schools, or the county item. `county` is needed where a package holds several. */
export const explainFigure = endpoint({
  method: 'GET',
  path: '/api/packages/:id/explanation',
  title: '一个数字是怎么来的',
  tag,
  needs: 'evaluation.read',
  params: PackageId,
  query: z.strictObject({
    standard,
    county: z.string().max(40).optional(),
    school: z.string().max(60).optional(),
    stage: z.enum(STAGES).optional(),
    indicator: z.string().min(1).max(80),
  }),
  reply: ExplanationSchema,
})
