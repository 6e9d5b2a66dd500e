import { z } from 'zod'
import { LevelSchema, Warning } from '../schema.ts'
import { EVERY } from './calendar.ts'

/** When a county has its figures gone through by itself. */
export const CalendarChange = z.strictObject({
  every: z.enum(EVERY),
  day: z.number().int().min(1).max(28),
  dates: z.array(z.iso.date()).max(60),
})
export type CalendarChange = z.infer<typeof CalendarChange>

/** One going through on a day of the calendar. `levels`: how many warnings stood afterwards. `run`: the verdict that was kept; null where there was nothing to judge, and why. */
export const MonitoringBatch = z.object({
  day: z.iso.date(),
  at: z.iso.datetime(),
  run: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  opened: z.number().int(),
  changed: z.number().int(),
  closed: z.number().int(),
  escalated: z.number().int(),
  levels: z.record(LevelSchema, z.number().int()),
  reason: z.string().nullable(),
})
export type MonitoringBatch = z.infer<typeof MonitoringBatch>

/** `calendar` null: the county has none yet. `next`: the first day after today. Batches newest first, at most the newest 60. */
export const Monitoring = z.object({
  calendar: CalendarChange.extend({ changedAt: z.iso.datetime(), by: z.string() }).nullable(),
  next: z.iso.date().nullable(),
  batches: z.array(MonitoringBatch),
})
export type Monitoring = z.infer<typeof Monitoring>

const Line = Warning.pick({ id: true, level: true, cause: true, subject: true, openedAt: true })
/** What one list of a comparison shows at most; the counts say how many there are. */
export const LINES_SHOWN = 200

/** Two batches held against each other: what came, what went, what stood at both, the gravest first. */
export const MonitoringComparison = z.object({
  before: MonitoringBatch,
  after: MonitoringBatch,
  came: z.object({ count: z.number().int(), warnings: z.array(Line) }),
  went: z.object({ count: z.number().int(), warnings: z.array(Line) }),
  stayed: z.object({ count: z.number().int(), warnings: z.array(Line) }),
})
export type MonitoringComparison = z.infer<typeof MonitoringComparison>
export type ComparedWarning = z.infer<typeof Line>
