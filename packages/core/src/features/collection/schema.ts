import { z } from 'zod'
import { FaultSchema, NotRunSchema } from '../../fault-schema.ts'
import { RUN_BASES } from './round/bases.ts'

/** One county found in a package, with what it brought. */
export const CountyFound = z.object({
  code: z.string(),
  name: z.string(),
  schools: z.number().int(),
  sections: z.number().int(),
  /** 统计时点, `YYYY-MM-DD`; null where the data does not state it. */
  statisticsDay: z.string().nullable(),
})
export type CountyFound = z.infer<typeof CountyFound>

/** What checking a package says. Nothing has been stored. */
export const PackageCheck = z.object({
  fileName: z.string(),
  sha256: z.string(),
  /** Bytes of the file. */
  size: z.number().int(),
  /** False where the file could not be read at all: `counties` is then empty and `faults` says why. */
  readable: z.boolean(),
  counties: z.array(CountyFound),
  errors: z.number().int(),
  warnings: z.number().int(),
  faults: z.array(FaultSchema),
  notRun: z.array(NotRunSchema),
  /** Sentences worth reading that are no faults, e.g. that the package holds another county's code. */
  notices: z.array(z.string()),
})
export type PackageCheck = z.infer<typeof PackageCheck>

/** One thing that is otherwise than in the data in use, as the workbook would say it. Null before or after: not reported. */
export const DataDifference = z.object({
  sheet: z.string(),
  change: z.enum(['changed', 'added', 'removed']),
  /** Which school, stage, class; 全县 for an item of the county. */
  where: z.string(),
  /** The column's header or the county's item; 整行 where a row came or went. */
  what: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
})
export type DataDifference = z.infer<typeof DataDifference>

/** Two handed-in files held against each other. `differences` holds the first thousand of `total`. */
export const Comparison = z.object({
  total: z.number().int(),
  sheets: z.array(z.object({ sheet: z.string(), count: z.number().int() })),
  differences: z.array(DataDifference),
})
export type Comparison = z.infer<typeof Comparison>

/** Faulty rows of a workbook's sheet as they stand there; `cells` by the columns named. */
export const SheetView = z.object({
  sheet: z.string(),
  columns: z.array(z.object({ letter: z.string(), header: z.string() })),
  rows: z.array(z.object({ row: z.number().int(), cells: z.array(z.string()) })),
})
export type SheetView = z.infer<typeof SheetView>

/** What a dry run says: the check, and what a person needs to mend the file or to decide on it. */
export const DryRun = PackageCheck.extend({
  form: z.enum(['workbook', 'package']),
  /** Empty for a package. */
  views: z.array(SheetView),
  /** Null where the county has no data in use yet, or too much to hold against it here. */
  comparison: z
    .object({ with: z.object({ id: z.uuid(), fileName: z.string(), handedInAt: z.iso.datetime() }), ...Comparison.shape })
    .nullable(),
})
export type DryRun = z.infer<typeof DryRun>

/** The county's workbook, or the smaller one for a single school. */
export const TemplateKind = z.enum(['county', 'school'])
export type TemplateKind = z.infer<typeof TemplateKind>

/**
 * A data round as it can be judged: `edition` counts its locked editions, null while it is live. `basis`: whose values it takes where several
 * said something; `verified`: how many of them are 核实 ones.
 */
export const RoundOfPackage = z.object({
  id: z.uuid(),
  name: z.string(),
  edition: z.number().int().nullable(),
  basis: z.enum(RUN_BASES),
  verified: z.number().int(),
})
export type RoundOfPackage = z.infer<typeof RoundOfPackage>

/** A handed-in county package. It belongs to the county of whoever handed it in (`countyCode`), whatever codes it holds. */
export const PackageSummary = z.object({
  id: z.uuid(),
  countyCode: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  size: z.number().int(),
  counties: z.array(CountyFound),
  errors: z.number().int(),
  warnings: z.number().int(),
  /** Fictional data (示例数据). */
  isDemo: z.boolean(),
  handedInAt: z.iso.datetime(),
  handedInBy: z.string(),
  /** Null while it counts. A withdrawn package stays readable, but is no longer the county's data. */
  withdrawn: z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string() }).nullable(),
  /** Null for what was handed in as a file. A live round's `id` is the round's, its `sha256` that of the values at this moment. */
  round: RoundOfPackage.nullable(),
})
export type PackageSummary = z.infer<typeof PackageSummary>

export const PackageDetail = PackageSummary.extend({
  faults: z.array(FaultSchema),
  notRun: z.array(NotRunSchema),
  notices: z.array(z.string()),
})
export type PackageDetail = z.infer<typeof PackageDetail>

/** The text fields beside the file. `acceptFaults=true` stores a package although it has faults of severity `error`. */
export const HandIn = z.strictObject({ acceptFaults: z.stringbool().default(false) })
export type HandIn = z.infer<typeof HandIn>

/** `already-stored`: the very same bytes were handed in before; `package` is that one and nothing new was stored. */
export const HandedIn = z.object({ outcome: z.enum(['stored', 'already-stored']), package: PackageDetail })
export type HandedIn = z.infer<typeof HandedIn>

/** Withdrawing asks for a reason and for the file's name once more, so that nobody withdraws the wrong one. */
export const Withdrawal = z.strictObject({
  reason: z.string().trim().min(2, '请写明撤回原因').max(500),
  confirmFileName: z.string(),
})
export type Withdrawal = z.infer<typeof Withdrawal>
