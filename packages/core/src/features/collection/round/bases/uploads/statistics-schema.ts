import { z } from 'zod'
import { FaultSchema } from '../../../../../fault-schema.ts'
import { RecognisedSheet, UnmatchedSchool } from '../../../national/schema.ts'
import { Seen, UploadChange, UploadReturn } from './upload-schema.ts'

/** The day the figures are of (统计时点), and whether lists of persons and rooms also take the place of those reported. */
export const StatisticsRequest = z.strictObject({ day: z.iso.date(), takeOver: z.stringbool().default(false) })
export type StatisticsRequest = z.infer<typeof StatisticsRequest>

export const StatisticsConfirmation = StatisticsRequest.extend({ seen: Seen, onlyOthers: z.stringbool().default(false) })
export type StatisticsConfirmation = z.infer<typeof StatisticsConfirmation>

/** One value that would become otherwise, under 统计 or, taken over from a list, under 自报, and where it stood. */
export const StatisticsChange = UploadChange.extend({ basis: z.enum(['statistics', 'reported']), source: z.string() })
export type StatisticsChange = z.infer<typeof StatisticsChange>

/** What exports of national systems would do to a round; nothing is stored. `changes` holds the first of `total`. */
export const StatisticsCheck = z.object({
  sheets: z.array(RecognisedSheet),
  unmatched: z.array(UnmatchedSchool),
  faults: z.array(FaultSchema),
  /** Lists found, whether or not they are taken over. */
  lists: z.object({ classes: z.number().int(), pupils: z.number().int(), teachers: z.number().int() }),
  returns: z.array(UploadReturn),
  total: z.number().int(),
  changes: z.array(StatisticsChange),
})
export type StatisticsCheck = z.infer<typeof StatisticsCheck>

/** One taking in of statistics, newest first. */
export const StatisticsIntake = z.object({
  day: z.iso.date(),
  at: z.iso.datetime(),
  by: z.string(),
  returns: z.number().int(),
  values: z.number().int(),
  /** Files and sheets. */
  sources: z.array(z.string()),
})
export type StatisticsIntake = z.infer<typeof StatisticsIntake>
