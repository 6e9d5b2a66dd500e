import { z } from 'zod'
import { FaultSchema, NotRunSchema } from '../../../../../fault-schema.ts'
import { SheetView } from '../../../schema.ts'
import { ReturnState } from '../../schema.ts'

/** One value that would become otherwise. Words before and after are null where there is nothing. */
export const UploadChange = z.object({
  unit: z.string(),
  sheet: z.string(),
  where: z.string(),
  what: z.string(),
  kind: z.enum(['changed', 'added', 'removed']),
  before: z.string().nullable(),
  after: z.string().nullable(),
})
export type UploadChange = z.infer<typeof UploadChange>

/** What a file would do to one return. `key`: the school's code or the department's name. `left`: figures that stand and of which the file says nothing; they stay. */
export const UploadReturn = z.object({
  key: z.string(),
  name: z.string(),
  returnId: z.uuid(),
  revision: z.number().int(),
  state: ReturnState,
  /** Whether the caller may write into it now. */
  fillable: z.boolean(),
  changed: z.number().int(),
  added: z.number().int(),
  removed: z.number().int(),
  same: z.number().int(),
  left: z.number().int(),
})
export type UploadReturn = z.infer<typeof UploadReturn>

/** What checking a file against a round found; nothing is stored. `changes` holds the first of `total`; the counts of each return are whole. */
export const UploadCheck = z.object({
  fileName: z.string(),
  form: z.enum(['workbook', 'package']),
  readable: z.boolean(),
  errors: z.number().int(),
  warnings: z.number().int(),
  faults: z.array(FaultSchema),
  notRun: z.array(NotRunSchema),
  views: z.array(SheetView),
  returns: z.array(UploadReturn),
  /** Schools of the file that this round, or the caller, has no return of. */
  foreign: z.array(z.object({ code: z.string(), name: z.string() })),
  total: z.number().int(),
  changes: z.array(UploadChange),
  /** Sentences worth reading that are no faults. */
  notices: z.array(z.string()),
})
export type UploadCheck = z.infer<typeof UploadCheck>

/** The returns as the check showed them, for the confirmation: their revisions by key, as text. */
export const seenText = (returns: readonly Pick<UploadReturn, 'key' | 'revision'>[]): string =>
  JSON.stringify(Object.fromEntries(returns.map(({ key, revision }) => [key, revision])))

/** That text, read. */
export const Seen = z.string().transform((text, ctx): Record<string, number> => {
  const seen = z.record(z.string(), z.number().int()).safeParse(jsonOf(text))
  if (seen.success) return seen.data
  ctx.addIssue({ code: 'custom', message: '不是检查时所见的各份填报' })
  return z.NEVER
})

/**
 * The text fields beside the file. `onlyOthers` leaves out the returns that cannot be filled in now and the schools that are not of this round;
 * without it such a file is refused.
 */
export const UploadConfirmation = z.strictObject({
  seen: Seen,
  onlyOthers: z.stringbool().default(false),
})
export type UploadConfirmation = z.infer<typeof UploadConfirmation>

export const Uploaded = z.object({
  /** Returns in which something was written, and values written in all of them. */
  returns: z.number().int(),
  values: z.number().int(),
})
export type Uploaded = z.infer<typeof Uploaded>

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
