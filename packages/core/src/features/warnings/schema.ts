import { z } from 'zod'
import { LEVELS, RULE_KEYS } from './rules.ts'

export const LevelSchema = z.enum(LEVELS)
export const RuleKeySchema = z.enum(RULE_KEYS)

/** `open`: nobody said that they know; `escalated`: it went to the next level; `closed`: the number recovered. */
export const WARNING_STATES = ['open', 'acknowledged', 'escalated', 'closed'] as const
export const WarningState = z.enum(WARNING_STATES)
export type WarningState = z.infer<typeof WarningState>

/** Who is to act: the county's office, then its leader, then the city. */
export const HOLDERS = ['county', 'leader', 'city'] as const
export type Holder = (typeof HOLDERS)[number]

/** One thing that happened to a warning; `cause` as it was said then. */
export const WarningStep = z.object({
  action: z.enum(['opened', 'changed', 'acknowledged', 'escalated', 'overdue', 'recovered']),
  note: z.string().nullable(),
  cause: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
})
export type WarningStep = z.infer<typeof WarningStep>

/** A warning with its life. `due`: by when somebody must have said that they know. */
export const Warning = z.object({
  id: z.uuid(),
  rule: RuleKeySchema,
  level: LevelSchema,
  subject: z.object({
    school: z.string().nullable(),
    schoolName: z.string().nullable(),
    stage: z.enum(['primary', 'junior']).nullable(),
    indicator: z.string().nullable(),
  }),
  cause: z.string(),
  value: z.number().nullable(),
  threshold: z.number().nullable(),
  source: z.object({ id: z.uuid(), name: z.string() }),
  state: WarningState,
  holder: z.enum(HOLDERS),
  openedAt: z.iso.datetime(),
  due: z.iso.date(),
  isOverdue: z.boolean(),
  steps: z.array(WarningStep),
  mayAct: z.boolean(),
})
export type Warning = z.infer<typeof Warning>

/** The warnings the viewer may see, and how many stand at each level. `checkedAt`: when the figures were last gone through; null = never. */
export const WarningList = z.object({
  items: z.array(Warning),
  total: z.number().int(),
  page: z.number().int(),
  size: z.number().int(),
  counts: z.record(LevelSchema, z.number().int()),
  checkedAt: z.iso.datetime().nullable(),
})
export type WarningList = z.infer<typeof WarningList>

/** A rule as it stands in the county. `isOwn`: the county set it; else it is our proposal. */
export const RuleView = z.object({
  key: RuleKeySchema,
  zh: z.string(),
  level: LevelSchema,
  isOn: z.boolean(),
  isOwn: z.boolean(),
  settings: z.record(z.string(), z.number()),
  proposed: z.object({ level: LevelSchema, settings: z.record(z.string(), z.number()) }),
})
export type RuleView = z.infer<typeof RuleView>

export const RuleChange = z.strictObject({
  level: LevelSchema,
  isOn: z.boolean(),
  settings: z.record(z.string(), z.number().min(0).max(1000)),
})
export type RuleChange = z.infer<typeof RuleChange>

/** What one going through of the figures did. */
export const Refreshed = z.object({
  opened: z.number().int(),
  changed: z.number().int(),
  closed: z.number().int(),
  escalated: z.number().int(),
  standing: z.number().int(),
  source: z.object({ id: z.uuid(), name: z.string() }),
})
export type Refreshed = z.infer<typeof Refreshed>
