import { z } from 'zod'
import { FaultSchema, NotRunSchema } from '../../fault-schema.ts'

/** One county found in a package, with what it brought. */
export const CountyFound = z.object({ code: z.string(), name: z.string(), schools: z.number().int(), sections: z.number().int() })
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
