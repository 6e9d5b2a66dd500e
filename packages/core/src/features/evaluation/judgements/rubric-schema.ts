import { z } from 'zod'

const Points = z.number().min(0).max(100).multipleOf(0.01)

/** One of the 17 government items of 2012: how many points it can bring and how they are given. `max` null: not set by the province or county yet. */
export const ScoreLine = z.strictObject({
  key: z.string().min(1).max(80),
  max: Points.nullable(),
  rubric: z.string().trim().max(2000),
})
export type ScoreLine = z.infer<typeof ScoreLine>

/** An item of the province's 办学基本标准 for schools, and whether it is a core one. */
export const CoreItem = z.strictObject({ name: z.string().trim().max(200), isCore: z.boolean(), max: Points.nullable() })
export type CoreItem = z.infer<typeof CoreItem>

export const RubricSource = z.string().trim().max(200)

/** Who set a table last; null while it is the default. */
const SetBy = z.object({ at: z.iso.datetime(), by: z.string() }).nullable()

/** Both tables of a county and school year. `version` 0: the default. `source`: the province's document, in words. */
export const Rubrics = z.object({
  schoolYear: z.number().int(),
  scores: z.object({ version: z.number().int(), source: z.string(), lines: z.array(ScoreLine), set: SetBy }),
  core: z.object({ version: z.number().int(), source: z.string(), lines: z.array(CoreItem), set: SetBy }),
})
export type Rubrics = z.infer<typeof Rubrics>
