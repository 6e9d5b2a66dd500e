// Apart from the schema: who only tells of progress, as every command does, need not load Zod.
import type { Progress } from './progress-schema.ts'

export type { Progress }

export type Phase = Progress['phase']

/** Takes what there is to tell; called from time to time while work goes on. */
export type Tell = (progress: Progress) => void

/** A phase that has nothing to count. */
export const phase = (name: Phase): Progress => ({ phase: name, sheet: null, rows: null })
