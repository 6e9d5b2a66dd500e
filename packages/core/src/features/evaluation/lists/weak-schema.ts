import { z } from 'zod'

const least = z.number().int().min(1).max(7)

/** See weak-schools.ts. `seen`: the version the change was made from, 0 for the proposal. */
export const WeakRuleChange = z.strictObject({ minUnmet: least, minBelowFloor: least, seen: z.number().int().min(0) })
export type WeakRuleChange = z.infer<typeof WeakRuleChange>

export const WeakSchools = z.object({
  rule: z.object({ minUnmet: z.number().int(), minBelowFloor: z.number().int() }),
  /** 0 while the county has set none: then the rule is our proposal. */
  version: z.number().int(),
  changed: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
  proposed: z.object({ minUnmet: z.number().int(), minBelowFloor: z.number().int() }),
  /** Schools the directory calls weak, by code. */
  tagged: z.array(z.object({ code: z.string(), tag: z.string() })),
})
export type WeakSchools = z.infer<typeof WeakSchools>
