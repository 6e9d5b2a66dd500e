import { z } from 'zod'
import { LevelSchema } from '../../warnings/schema.ts'
import { Paper } from '../paper.ts'

export const ISSUED_KINDS = ['circular', 'warning_notice', 'progress'] as const
export const IssuedKind = z.enum(ISSUED_KINDS)
export type IssuedKind = z.infer<typeof IssuedKind>

export const ISSUED_NAMES: Readonly<Record<IssuedKind, string>> = {
  circular: '监测通报',
  warning_notice: '预警通知单',
  progress: '进度通报',
}

/**
 * A bulletin that got its number and is kept for good. `run` and `against`: the kept judgements a circular speaks of; `level`, `school`, `warnings`:
 * what a notice is about, `school` null where it went to an office.
 */
export const IssuedPaper = z.object({
  id: z.uuid(),
  kind: IssuedKind,
  number: z.string(),
  title: z.string(),
  to: z.string(),
  on: z.iso.date(),
  run: z.uuid().nullable(),
  against: z.uuid().nullable(),
  level: LevelSchema.nullable(),
  school: z.string().nullable(),
  warnings: z.array(z.uuid()),
  isDemo: z.boolean(),
  madeAt: z.iso.datetime(),
  madeBy: z.string(),
})
export type IssuedPaper = z.infer<typeof IssuedPaper>

/** The same with everything that stands in it. */
export const IssuedDetail = IssuedPaper.extend({ paper: Paper })
export type IssuedDetail = z.infer<typeof IssuedDetail>
