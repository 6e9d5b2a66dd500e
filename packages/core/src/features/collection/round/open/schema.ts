import { z } from 'zod'
import { FaultSchema, NotRunSchema } from '../../../../fault-schema.ts'
import { StandardKeySchema } from '../../../standards/schema.ts'
import { ReturnKind, RoundSummary, SchoolIdentity } from '../schema.ts'

export const SchoolYear = z.coerce.number().int().min(2000).max(2099)

/** Days by which each part of the calendar is due, by the part's key. */
export const DueDays = z.record(z.string().regex(/^((next|last)-)?\d\d-\d\d$/), z.iso.date())
export type DueDays = z.infer<typeof DueDays>

/** A part of the calendar with the day it is due, and who hands something in for it. */
export const RoundPart = z.object({
  key: z.string(),
  zh: z.string(),
  opens: z.iso.date(),
  whys: z.array(z.string()),
  due: z.iso.date(),
  /** How many elements fall into it: of each school, and by department. */
  ofSchools: z.number().int(),
  ofDepartments: z.array(z.object({ reporter: z.string(), elements: z.number().int() })),
})
export type RoundPart = z.infer<typeof RoundPart>

/** Who fills in a department's return: an organisation of the directory, or a school of it. */
export const Keeper = z.object({ orgId: z.uuid(), name: z.string(), schoolCode: z.string().nullable() })
export type Keeper = z.infer<typeof Keeper>

const DepartmentDuty = z.object({
  element: z.string(),
  zh: z.string(),
  part: z.string(),
  helpers: z.array(z.string()),
})

/** What one department would be asked. `keeper` null: nobody of the directory goes by that name yet. */
export const DepartmentAsked = z.object({ reporter: z.string(), keeper: Keeper.nullable(), duties: z.array(DepartmentDuty) })
export type DepartmentAsked = z.infer<typeof DepartmentAsked>

/** A school that would be asked, and whose people fill it in. */
export const SchoolAsked = SchoolIdentity.extend({ type: z.string(), keeperSchool: z.string(), keeperName: z.string() })
export type SchoolAsked = z.infer<typeof SchoolAsked>

/** What a round would ask of whom, before anybody is asked. */
export const RoundProposal = z.object({
  schoolYear: z.number().int(),
  number: z.number().int(),
  name: z.string(),
  today: z.iso.date(),
  standard: z.object({ key: StandardKeySchema, zh: z.string() }),
  profile: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** Whose word the list of schools is: the directory as of a day, or the package in use. */
  schoolsFrom: z.object({ source: z.enum(['directory', 'package']), asOf: z.iso.date() }),
  schools: z.array(SchoolAsked),
  /** Schools that are not asked, and why. */
  leftOut: z.array(z.object({ name: z.string(), why: z.string() })),
  departments: z.array(DepartmentAsked),
  towns: z.array(Keeper),
  /** Whom a department's return may be given to. */
  units: z.array(Keeper),
  parts: z.array(RoundPart),
  /** Last year's values stand beside the fields from here. */
  previous: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** A round of this very school year that is open already. */
  open: z.object({ id: z.uuid(), name: z.string() }).nullable(),
})
export type RoundProposal = z.infer<typeof RoundProposal>

export const SELF_CHECKERS = ['schools', 'departments', 'towns'] as const

/** What the coordinator decided. Parts without a day get the proposed one; `keepers` by reporter, null leaves it open. */
export const OpenRound = z.strictObject({
  schoolYear: SchoolYear,
  number: z.number().int().min(1).max(99),
  name: z.string().trim().min(2, '请填写名称').max(60),
  standard: StandardKeySchema,
  profile: z.uuid().nullable(),
  due: DueDays.default({}),
  keepers: z.record(z.string().max(40), z.uuid().nullable()).default({}),
  selfCheck: z
    .strictObject({ due: z.iso.date(), of: z.array(z.enum(SELF_CHECKERS)).min(1) })
    .nullable()
    .default(null),
})
export type OpenRound = z.infer<typeof OpenRound>

/** A round with its calendar and the units that hand something in. */
export const RoundDetail = RoundSummary.extend({
  today: z.iso.date(),
  isDemo: z.boolean(),
  profile: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  previous: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  parts: z.array(RoundPart),
  selfCheckDue: z.iso.date().nullable(),
  departments: z.array(
    z.object({
      id: z.uuid(),
      reporter: z.string(),
      keeper: z.string().nullable(),
      parts: z.array(z.string()),
      duties: z.number().int(),
    }),
  ),
  counts: z.array(z.object({ kind: ReturnKind, asked: z.number().int() })),
})
export type RoundDetail = z.infer<typeof RoundDetail>

/** The text fields beside a past year's file, or naming a stored package instead of one. Nothing is stored without `confirm`. */
export const PastImport = z.strictObject({
  /** Where it is not given, the data's own day of statistics says it. */
  schoolYear: SchoolYear.optional(),
  package: z.uuid().optional(),
  standard: StandardKeySchema.default('quality_balanced_2017'),
  confirm: z.stringbool().default(false),
})
export type PastImport = z.infer<typeof PastImport>

/** What a past year's data is, and the closed round made of it (null: only tried). Its faults are listed; they do not keep it out. */
export const PastRound = z.object({
  round: z.uuid().nullable(),
  schoolYear: z.number().int(),
  statisticsDay: z.string().nullable(),
  fileName: z.string(),
  schools: z.number().int(),
  departments: z.number().int(),
  values: z.number().int(),
  errors: z.number().int(),
  warnings: z.number().int(),
  faults: z.array(FaultSchema),
  notRun: z.array(NotRunSchema),
  /** Rounds of that year that stand already. */
  known: z.array(z.string()),
})
export type PastRound = z.infer<typeof PastRound>
