import { z } from 'zod'
import { FaultSchema } from '../../../fault-schema.ts'
import { ReconciliationRow } from './reconcile.ts'

/** What a sheet of an export was taken for. */
export const RecognisedSheet = z.object({
  file: z.string(),
  sheet: z.string(),
  /** Null where no table fits, or two fit equally. */
  table: z.object({ key: z.string(), zh: z.string(), confidence: z.string() }).nullable(),
  by: z.enum(['title', 'columns']).nullable(),
  layout: z.enum(['list', 'form']).nullable(),
  /** Rows read under the header, without 合计. */
  rows: z.number().int(),
  /** Each column or row that was read: as written, and what it fills (`fillsName` for people). */
  read: z.array(z.object({ shown: z.string(), fills: z.string(), fillsName: z.string(), unit: z.string().nullable() })),
  unknown: z.array(z.string()),
  /** Headers about persons, dropped unread. */
  dropped: z.array(z.string()),
})
export type RecognisedSheet = z.infer<typeof RecognisedSheet>

/** A school of an export that is not in the directory, with those it may mean. It was not merged with any. */
export const UnmatchedSchool = z.object({
  code: z.string(),
  name: z.string(),
  files: z.array(z.string()),
  proposals: z.array(z.object({ code: z.string(), name: z.string() })),
})
export type UnmatchedSchool = z.infer<typeof UnmatchedSchool>

/** What gathering found. Nothing has been stored. */
export const GatherReport = z.object({
  sheets: z.array(RecognisedSheet),
  unmatched: z.array(UnmatchedSchool),
  counts: z.object({
    schools: z.number().int(),
    figures: z.number().int(),
    classes: z.number().int(),
    pupils: z.number().int(),
    teachers: z.number().int(),
    /** Ids that stand in more than one place. */
    repeatedPupils: z.number().int(),
    repeatedTeachers: z.number().int(),
  }),
  reconciliation: z.array(ReconciliationRow),
  faults: z.array(FaultSchema),
  /** True when there is a workbook: schools were known and something was found. */
  filled: z.boolean(),
})
export type GatherReport = z.infer<typeof GatherReport>
