import { z } from 'zod'
import { PlainDate } from '../../orgs/schema.ts'
import type { MeasureState } from '../measures/schema.ts'
import type { Milestone } from '../plan/plan.ts'

const STATES: readonly [MeasureState, ...MeasureState[]] = ['planned', 'done', 'cancelled']

/** A milestone of the plan in the items that have it: how many, in how many it is done, and the last day on which one was. */
export const MilestoneProgress = z.object({
  text: z.string(),
  published: z.string(),
  items: z.number().int(),
  done: z.number().int(),
  lastDone: z.string().nullable(),
})
export type MilestoneProgress = z.infer<typeof MilestoneProgress>

/** `key`: the plan's id of the measure. `filled`: measures with numbers that are parts of it. */
export const MeasureProgress = z.object({
  key: z.string(),
  state: z.enum(STATES),
  doneOn: z.string().nullable(),
  filled: z.number().int(),
})
export type MeasureProgress = z.infer<typeof MeasureProgress>

export const IndicatorProgress = z.object({
  no: z.number().int(),
  /** Items that are not merged or dropped, and those that are closed. */
  items: z.number().int(),
  closed: z.number().int(),
  milestones: z.array(MilestoneProgress),
  measures: z.array(MeasureProgress),
})
export type IndicatorProgress = z.infer<typeof IndicatorProgress>

/** How far an adopted plan has come in the ledger. `adoptedAt` null: it was not entered in it. */
export const PlanProgress = z.object({ adoptedAt: z.iso.datetime().nullable(), indicators: z.array(IndicatorProgress) })
export type PlanProgress = z.infer<typeof PlanProgress>

/** A plan's milestone as items have it. */
export const milestoneWords = ({ text, published }: Pick<Milestone, 'text' | 'published'>) => ({
  text: (text || published).slice(0, 500),
  published: published.slice(0, 1000),
})

/** How far a milestone of the plan has come; undefined where no item has it. */
export function progressOf(
  progress: Pick<IndicatorProgress, 'milestones'> | undefined,
  milestone: Pick<Milestone, 'text' | 'published'>,
): MilestoneProgress | undefined {
  const words = milestoneWords(milestone)
  return progress?.milestones.find(({ text, published }) => text === words.text && published === words.published)
}

/** That a milestone of a plan is done in all of its items that still have it before them. */
export const MilestoneFinish = z.strictObject({
  no: z.number().int().min(1),
  text: z.string().min(1).max(500),
  published: z.string().max(1000),
  on: PlainDate,
  result: z.string().trim().min(2, '请写明完成情况').max(1000),
})
export type MilestoneFinish = z.infer<typeof MilestoneFinish>
