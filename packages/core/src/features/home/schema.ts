import { z } from 'zod'
import { COUNTY_STATES } from '../evaluation/recognition/status-life.ts'
import { RunSummary } from '../evaluation/runs/schema.ts'
import { VerdictSchema } from '../evaluation/schema.ts'
import { Warning } from '../warnings/schema.ts'

/** How soon a task asks for somebody, the soonest first. */
export const URGENCIES = ['overdue', 'red', 'returned', 'due', 'waiting'] as const
export type Urgency = (typeof URGENCIES)[number]

/** What can wait for a person; the words are the page's. */
export const TASK_KINDS = [
  'return-fill',
  'return-sign',
  'self-check',
  'round-late',
  'round-review',
  'round-amendments',
  'round-lock',
  'round-open',
  'verify',
  'warning-red',
  'warning-late',
  'warning-handed-up',
  'warning-open',
  'item-late',
  'item-verify',
  'item-close',
  'item-mine',
  'notices',
  'deliveries',
  'posts-asked',
  'accounts-locked',
  'accounts-without-post',
  'log-broken',
  'log-unverified',
] as const
export type TaskKind = (typeof TASK_KINDS)[number]

/** One line of somebody's work: `n` of something, the unit or round it is about, the day it is due, and where it is done (a path inside the web). */
export const DeskTask = z.object({
  kind: z.enum(TASK_KINDS),
  urgency: z.enum(URGENCIES),
  n: z.number().int(),
  name: z.string().nullable(),
  due: z.iso.date().nullable(),
  link: z.string(),
})
export type DeskTask = z.infer<typeof DeskTask>

/** A warning as the desk shows it. */
export const DeskWarning = Warning.pick({ id: true, level: true, cause: true, state: true, due: true, isOverdue: true }).extend({
  schoolName: z.string().nullable(),
})
export type DeskWarning = z.infer<typeof DeskWarning>

/**
 * What waits for the caller in the post they work in. `done`: returns of theirs that are in and wait for others; `warnings`: the gravest that stand,
 * how many there are, and when the figures were last gone through (null: never); `lastRun`: the newest kept judgement of their county by 2017, where they may read it.
 */
export const Desk = z.object({
  today: z.iso.date(),
  tasks: z.array(DeskTask),
  done: z.object({ submitted: z.number().int(), accepted: z.number().int() }),
  warnings: z.object({ top: z.array(DeskWarning), total: z.number().int(), checkedAt: z.iso.datetime().nullable() }),
  lastRun: RunSummary.nullable(),
})
export type Desk = z.infer<typeof Desk>

const Share = z.object({ sections: z.number().int(), pass: z.number().int() })

/** A county as its city sees it, from what was kept: nothing is judged for it. `run` null: no judgement was kept yet. */
export const CountyStanding = z.object({
  code: z.string(),
  name: z.string(),
  isDemo: z.boolean(),
  /** On the way to 优质均衡, as the county wrote it down; `recognisedOn`: of the recognition that stands. */
  way: z.object({ state: z.enum(COUNTY_STATES), recognisedOn: z.iso.date().nullable() }),
  run: z
    .object({
      id: z.uuid(),
      name: z.string(),
      kind: z.enum(['provisional', 'final']),
      verdict: VerdictSchema,
      primary: Share.nullable(),
      junior: Share.nullable(),
      madeAt: z.iso.datetime(),
    })
    .nullable(),
  /** The open round: how many returns it asks for, how many are in, how many are late. */
  round: z
    .object({ id: z.uuid(), name: z.string(), asked: z.number().int(), handedIn: z.number().int(), late: z.number().int() })
    .nullable(),
  /** What stands by level; how many were handed up to the city and nobody there acknowledged; how many are past their term. */
  warnings: z.object({
    red: z.number().int(),
    orange: z.number().int(),
    others: z.number().int(),
    toCity: z.number().int(),
    late: z.number().int(),
  }),
})
export type CountyStanding = z.infer<typeof CountyStanding>

export const CityStanding = z.object({ today: z.iso.date(), counties: z.array(CountyStanding) })
export type CityStanding = z.infer<typeof CityStanding>
