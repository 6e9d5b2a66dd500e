import { z } from 'zod'
import { STAGES } from '../../collection/county.ts'
import { StandardKeySchema } from '../../standards/schema.ts'
import { VerdictSchema } from '../schema.ts'

const number = z.number().nullable()
const Stage = z.enum(STAGES)

/**
 * A school year with the kept final run that speaks for it: its newest edition's by the county's profile. `otherRules`: what it was judged by
 * otherwise than the newest year; empty where nothing.
 */
export const TrendYear = z.object({
  schoolYear: z.number().int(),
  name: z.string(),
  run: z.uuid(),
  source: z.object({ id: z.uuid(), name: z.string(), edition: z.number().int().nullable() }),
  statisticsDay: z.iso.date().nullable(),
  profile: z.string(),
  verdict: VerdictSchema,
  otherRules: z.array(z.enum(['standard', 'profile', 'engine'])),
})
export type TrendYear = z.infer<typeof TrendYear>

/** What happened to a school in the years shown: `year` is the first that has it. `others`: its other name, or the schools it went into or came from. */
export const TrendEvent = z.object({
  kind: z.enum(['renamed', 'merged_into', 'took_in', 'split_into', 'split_from', 'came', 'left']),
  year: z.number().int(),
  on: z.iso.date().nullable(),
  others: z.array(z.string()),
})
export type TrendEvent = z.infer<typeof TrendEvent>

/** One value of one year; null where the school or stage was not counted that year. */
export const TrendPoint = z
  .object({ value: number, threshold: number, mark: z.enum(['met', 'spare', 'unmet', 'not_judgeable']).nullable() })
  .nullable()
export type TrendPoint = z.infer<typeof TrendPoint>

/** Points stand in the order of `years`, the oldest first. */
export const CountyTrend = z.object({
  county: z.object({ code: z.string(), name: z.string() }),
  standard: StandardKeySchema,
  years: z.array(TrendYear),
  spreads: z.array(
    z.object({
      stage: Stage,
      indicator: z.string(),
      points: z.array(z.object({ cv: number, mean: number, limit: number, verdict: VerdictSchema.nullable() }).nullable()),
    }),
  ),
  passes: z.array(
    z.object({ stage: Stage, points: z.array(z.object({ sections: z.number().int(), pass: z.number().int() }).nullable()) }),
  ),
})
export type CountyTrend = z.infer<typeof CountyTrend>

/** One indicator of one stage, school by school, by the code of each; `change`: last known value less the one known before. */
export const IndicatorTrend = CountyTrend.pick({ county: true, standard: true, years: true }).extend({
  stage: Stage,
  indicator: z.string(),
  schools: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      points: z.array(TrendPoint),
      change: number,
      events: z.array(TrendEvent),
    }),
  ),
})
export type IndicatorTrend = z.infer<typeof IndicatorTrend>

/** All indicators of one school over the years. */
export const SchoolTrend = CountyTrend.pick({ standard: true, years: true }).extend({
  code: z.string(),
  name: z.string(),
  stages: z.array(
    z.object({
      stage: Stage,
      students: z.array(number),
      pass: z.array(z.boolean().nullable()),
      indicators: z.array(z.object({ code: z.string(), points: z.array(TrendPoint) })),
    }),
  ),
  events: z.array(TrendEvent),
})
export type SchoolTrend = z.infer<typeof SchoolTrend>
