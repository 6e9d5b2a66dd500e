import { z } from 'zod'

/**
 * How far long work over a handed-in file has come. `waiting`: others' files come first; `reading`: a sheet (or a package's files), so many
 * rows of it so far; `checking`: the rules; `comparing`: with the data in use; `writing`: a file, so many parts of it so far (`rows`) out of so many
 * (`of`); `storing`: from here on it is not undone by leaving.
 */
export const Progress = z.object({
  phase: z.enum(['waiting', 'reading', 'checking', 'comparing', 'writing', 'storing']),
  /** The sheet being read; null where the phase has none. */
  sheet: z.string().nullable(),
  /** Rows of that sheet read so far. */
  rows: z.number().int().nullable(),
  of: z.number().int().exactOptional(),
})
export type Progress = z.infer<typeof Progress>
