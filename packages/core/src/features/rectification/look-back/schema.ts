import { z } from 'zod'
import { PlainDate, SchoolCode } from '../../orgs/schema.ts'
import { MATTERS } from '../ledger/schema.ts'
import { ITEM_STATES } from '../ledger/states.ts'

/** Which closed items come into question; each part narrows further. `unit`: an organisation that answers for the item. Days of closing inclusive. */
export const LookBackRule = z.strictObject({
  /** An indicator of a section and its coefficient share a key; `matter` tells them apart. */
  matter: z.enum(MATTERS).nullable().default(null),
  indicator: z.string().trim().max(80).nullable().default(null),
  school: SchoolCode.nullable().default(null),
  unit: z.uuid().nullable().default(null),
  closedFrom: PlainDate.nullable().default(null),
  closedTo: PlainDate.nullable().default(null),
})
export type LookBackRule = z.infer<typeof LookBackRule>

export const DrawSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('all') }),
  z.strictObject({ by: z.literal('share'), percent: z.number().int().min(1).max(100) }),
  z.strictObject({ by: z.literal('count'), count: z.number().int().min(1).max(2000) }),
])

/** Whether what was closed still holds. */
export const RESULTS = { holds: '巩固', rebounds: '反弹' } as const
export type LookBackResult = keyof typeof RESULTS
export const ResultSchema = z.enum(Object.keys(RESULTS) as [LookBackResult, ...LookBackResult[]])

/** One item of a look-back. `state`: of the item today. */
export const LookBackItem = z.object({
  no: z.number().int(),
  problem: z.string(),
  indicatorName: z.string(),
  schoolName: z.string().nullable(),
  units: z.array(z.string()),
  closedOn: z.string().nullable(),
  state: z.enum(ITEM_STATES),
  result: ResultSchema.nullable(),
  note: z.string(),
  checkedOn: z.string().nullable(),
  checkedBy: z.string().nullable(),
  file: z.string().nullable(),
  mayCheck: z.boolean(),
})
export type LookBackItem = z.infer<typeof LookBackItem>

/** `population`: how many closed items the rule found then; `seed` null where all of them were taken. */
export const LookBackLine = z.object({
  id: z.uuid(),
  name: z.string(),
  rule: LookBackRule,
  ruleWords: z.string(),
  draw: DrawSchema,
  seed: z.string().nullable(),
  population: z.number().int(),
  due: z.string().nullable(),
  total: z.number().int(),
  checked: z.number().int(),
  rebounds: z.number().int(),
  madeAt: z.iso.datetime(),
  madeBy: z.string(),
  isDemo: z.boolean(),
})
export type LookBackLine = z.infer<typeof LookBackLine>

/** `units`: whose items rebounded, the most first. */
export const LookBackDetail = LookBackLine.extend({
  items: z.array(LookBackItem),
  drawnFrom: z.array(z.number().int()),
  units: z.array(z.object({ name: z.string(), checked: z.number().int(), rebounds: z.number().int() })),
})
export type LookBackDetail = z.infer<typeof LookBackDetail>
