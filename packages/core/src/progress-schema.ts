import { z } from 'zod'

/**
 * How far long work over a handed-in file has come. `waiting`: others' files come first; `reading`: a sheet (or a package's files), so many
 * rows of it so far; `checking`: the rules; `comparing`: with the data in use; `storing`: from here on it is not undone by leaving.
 */
export const Progress = z.object({
  phase: z.enum(['waiting', 'reading', 'checking', 'comparing', 'storing']),
  /** The sheet being read; null where the phase has none. */
  sheet: z.string().nullable(),
  /** Rows of that sheet read so far. */
  rows: z.number().int().nullable(),
})
export type Progress = z.infer<typeof Progress>
