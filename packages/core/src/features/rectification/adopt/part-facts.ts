import { z } from 'zod'
import { MEASURE_NAMES } from '../measures/facts.ts'
import { MeasureOutline } from '../measures/outline.ts'
import { MEASURE_KINDS } from '../plan/plan.ts'

/** What a plan brings beside its items: buildings, measures, and funds that stand once for an indicator. */
export const PART_KINDS = ['project', 'measure', 'fund'] as const
export type PartKind = (typeof PART_KINDS)[number]

const ProjectFacts = z.object({
  part: z.literal('project'),
  name: z.string(),
  /** Wordings a person confirmed to be the same building. */
  otherNames: z.array(z.string()),
  kind: z.enum(['new_build', 'expand']),
})
const MeasureFactsOfPlan = MeasureOutline.extend({
  part: z.literal('measure'),
  /** Of its indicator, by key or words, and the stage: where another version of it is looked for. */
  about: z.string(),
  text: z.string(),
  /** Names of the plan's projects it waits for. */
  projects: z.array(z.string()),
  kinds: z.array(z.enum(MEASURE_KINDS)),
})
const FundFacts = z.object({
  part: z.literal('fund'),
  /** As `about` of a measure, without the stage. */
  about: z.string(),
  name: z.string(),
  /** Null: not stated. */
  amountCny: z.number().int().nullable(),
  published: z.string(),
  source: z.string(),
})

/** What a plan says of a part, with its names looked up. */
export const PartFacts = z.discriminatedUnion('part', [ProjectFacts, MeasureFactsOfPlan, FundFacts])
export type PartFacts = z.infer<typeof PartFacts>
export type ProjectPart = z.infer<typeof ProjectFacts>
export type MeasurePart = z.infer<typeof MeasureFactsOfPlan>
export type FundPart = z.infer<typeof FundFacts>

/** A part field by field in words, for comparing two versions and for showing what differs. */
export function partFields(facts: PartFacts): Record<string, string> {
  switch (facts.part) {
    case 'project':
      return { 名称: facts.name }
    case 'measure':
      return {
        措施: facts.text,
        类别: facts.kinds.map((kind) => MEASURE_NAMES[kind]).join('、'),
        学校: facts.schools.map(({ name }) => name).join('、'),
      }
    case 'fund':
      return { 预计资金: facts.published }
  }
}

export const partName = (facts: PartFacts): string => (facts.part === 'measure' ? facts.text : facts.name)
