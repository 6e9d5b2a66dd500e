import { z } from 'zod'
import { DownloadReply, endpoint } from '../../endpoint.ts'
import { STAGES } from '../collection/county.ts'
import { RUN_BASES } from '../collection/round/bases.ts'
import { PackageSummary } from '../collection/schema.ts'
import { StandardKeySchema } from '../standards/schema.ts'
import { CountyDifferenceSchema } from './difference/schema.ts'
import { CountyForms, Paper, PaperFormat, SchoolPaper } from './form-schema.ts'
import { ClaimSchema, MatrixSchema } from './matrix-schema.ts'
import { EvaluationSchema, ExplanationSchema } from './schema.ts'
import { CountySchools, SchoolView } from './school-schema.ts'
import { CountySpreadSchema } from './spread-schema.ts'

const tag = '监测评估'
const PackageId = z.strictObject({ id: z.uuid() })

/**
 * By what a package is judged. `county` is needed where it holds several. `profile` is a stored 口径; `settings` the settings of one nobody
 * stored, as JSON text; with neither the standard's own defaults. `basis`: which values of a data round are taken; a file has only one. `run`: a kept
 * judgement of this very data (its `source.id`), which brings its own data as it was then, its rules and its day, whatever else is named.
 */
export const JudgingQuery = z.strictObject({
  standard: StandardKeySchema.default('quality_balanced_2017'),
  county: z.string().max(40).optional(),
  profile: z.uuid().optional(),
  settings: z.string().max(4000).optional(),
  basis: z.enum(RUN_BASES).optional(),
  run: z.uuid().optional(),
})
export type JudgingQuery = z.infer<typeof JudgingQuery>

/** What a page must name beside its figures: whose data, handed in when, judged by which rules; and the kept run they are of, if they are. */
export const JudgedHead = z.object({
  package: PackageSummary,
  standard: z.object({ key: StandardKeySchema, zh: z.string(), docNo: z.string(), hash: z.string() }),
  profile: z.object({ key: z.string(), hash: z.string() }),
  run: z.object({ id: z.uuid(), name: z.string(), kind: z.enum(['provisional', 'final']), madeAt: z.iso.datetime() }).nullable(),
})
export type JudgedHead = z.infer<typeof JudgedHead>

/** `claims`: how far each county is from 校校达标、项项达标, by its code. */
export const PackageEvaluation = JudgedHead.extend({ evaluation: EvaluationSchema, claims: z.record(z.string(), ClaimSchema) })
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
  query: JudgingQuery,
  reply: PackageEvaluation,
})

/** The matrix of one county, and by what it was judged. */
export const PackageMatrix = JudgedHead.extend({ ...MatrixSchema.shape })
export type PackageMatrix = z.infer<typeof PackageMatrix>

/** `county` is needed where a package holds several; without it the first is answered. */
export const readMatrix = endpoint({
  method: 'GET',
  path: '/api/packages/:id/matrix',
  title: '学校矩阵：逐学段的各项指标与保障条款、缺口和结论',
  tag,
  needs: 'evaluation.read',
  params: PackageId,
  query: JudgingQuery,
  reply: PackageMatrix,
})

/** An evaluation's forms: as `evaluatePackage` says whose data and which rules, then 表Ⅰ—表Ⅵ cell by cell. */
export const PackageForms = JudgedHead.omit({ profile: true }).extend({ ...CountyForms.shape })
export type PackageForms = z.infer<typeof PackageForms>

/** `county` is needed where a package holds several. */
export const readForms = endpoint({
  method: 'GET',
  path: '/api/packages/:id/forms',
  title: '申报表表Ⅰ—表Ⅵ：每一格、未填的格和所缺的数据',
  tag,
  needs: 'evaluation.read',
  params: PackageId,
  query: JudgingQuery,
  reply: PackageForms,
})

/** A paper made from the evaluation: the forms, the matrix, the shortfalls, or every school's own table in one zip. */
export const downloadPaper = endpoint({
  method: 'GET',
  path: '/api/packages/:id/forms/:paper',
  title: '下载申报表、学校矩阵、短板清单或学校自评表',
  tag,
  needs: 'evaluation.read',
  params: z.strictObject({ id: z.uuid(), paper: Paper }),
  query: JudgingQuery,
  reply: DownloadReply,
  download: [
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/zip',
  ],
})

/** What the caller's county is judged by now: its newest package that is not withdrawn, and the profile it has adopted. Null where there is none. */
export const readPresent = endpoint({
  method: 'GET',
  path: '/api/packages/present',
  title: '本县现用的数据和口径',
  tag,
  needs: 'school.read',
  about: 'anyone',
  reply: z.object({ package: PackageSummary.nullable(), profile: z.object({ id: z.uuid(), name: z.string() }).nullable() }),
})

const SchoolId = z.strictObject({ id: z.uuid(), school: z.string().min(1).max(60) })

export const PackageSchoolPaper = JudgedHead.omit({ profile: true }).extend({ ...SchoolPaper.shape })
export type PackageSchoolPaper = z.infer<typeof PackageSchoolPaper>

/** A school without a counted section has none (`record.missing`). */
export const readSchoolPaper = endpoint({
  method: 'GET',
  path: '/api/packages/:id/school-forms/:school',
  title: '一所学校的学校自评表：每一格、未填的格和所缺的数据',
  tag,
  needs: 'school.read',
  about: 'params.school',
  params: SchoolId,
  query: JudgingQuery,
  reply: PackageSchoolPaper,
})

export const downloadSchoolPaper = endpoint({
  method: 'GET',
  path: '/api/packages/:id/school-forms/:school/:format',
  title: '下载一所学校的学校自评表',
  tag,
  needs: 'school.read',
  about: 'params.school',
  params: SchoolId.extend({ format: PaperFormat }),
  query: JudgingQuery,
  reply: DownloadReply,
  download: [
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
})

/**
 * Without `school` it explains the spread over the stage's schools, or the county item; `form:<form>.<column>[.<row>]` is a cell only
 * the forms know. `county` is needed where a package holds several.
 */
export const explainFigure = endpoint({
  method: 'GET',
  path: '/api/packages/:id/explanation',
  title: '一个数字是怎么来的',
  tag,
  needs: 'school.read',
  about: 'query.school',
  params: PackageId,
  query: JudgingQuery.extend({
    school: z.string().max(60).optional(),
    stage: z.enum(STAGES).optional(),
    indicator: z.string().min(1).max(80),
  }),
  reply: ExplanationSchema,
})

export const PackageSchools = JudgedHead.omit({ profile: true }).extend({ ...CountySchools.shape })
export type PackageSchools = z.infer<typeof PackageSchools>

/** `county` is needed where a package holds several. */
export const listSchools = endpoint({
  method: 'GET',
  path: '/api/packages/:id/schools',
  title: '一个区县的全部学校：类型、学段、学生数、达标情况',
  tag,
  needs: 'evaluation.read',
  params: PackageId,
  query: JudgingQuery,
  reply: PackageSchools,
})

export const PackageSchool = JudgedHead.omit({ profile: true }).extend({
  county: CountySchools.shape.county,
  school: SchoolView,
})
export type PackageSchool = z.infer<typeof PackageSchool>

/** `county` is needed where a package holds several. */
export const readSchool = endpoint({
  method: 'GET',
  path: '/api/packages/:id/schools/:school',
  title: '一校一页：一所学校的指标、班额、专用教室、各项要求和所依据的数据',
  tag,
  needs: 'school.read',
  about: 'params.school',
  params: z.strictObject({ id: z.uuid(), school: z.string().min(1).max(60) }),
  query: JudgingQuery,
  reply: PackageSchool,
})

/** By what rules the package was judged both times, and what is otherwise. */
export const PackageDifference = JudgedHead.omit({ profile: true }).extend({
  county: z.object({ code: z.string(), name: z.string() }),
  before: JudgedHead.shape.profile,
  after: JudgedHead.shape.profile,
  difference: CountyDifferenceSchema,
})
export type PackageDifference = z.infer<typeof PackageDifference>

/** The package judged by `against` (before), and by what the other keys name (after). `county` is needed where a package holds several. */
export const compareProfiles = endpoint({
  method: 'GET',
  path: '/api/packages/:id/profile-difference',
  title: '换一个口径，哪些学校、差异系数、条款和结论会变',
  tag,
  needs: 'evaluation.read',
  params: PackageId,
  query: JudgingQuery.extend({ against: z.union([z.literal('default'), z.uuid()]).default('default') }),
  reply: PackageDifference,
})

export const PackageSpread = JudgedHead.omit({ profile: true }).extend({ ...CountySpreadSchema.shape })
export type PackageSpread = z.infer<typeof PackageSpread>

/** `indicator` is a code, a key, or `composite` where that is judged. `county` is needed where a package holds several. */
export const readSpread = endpoint({
  method: 'GET',
  path: '/api/packages/:id/spread',
  title: '校际差异：一项指标在一个学段的每所学校、差异系数，以及差异来自哪些学校',
  tag,
  needs: 'evaluation.read',
  params: PackageId,
  query: JudgingQuery.extend({ stage: z.enum(STAGES), indicator: z.string().min(1).max(80) }),
  reply: PackageSpread,
})
