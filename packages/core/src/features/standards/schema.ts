import { z } from 'zod'
import { STAGES } from '../collection/county.ts'
import { CONFIDENCES } from './catalogue.ts'
import { STANDARD_KEYS } from './standard.ts'

export const StandardKeySchema = z.enum(STANDARD_KEYS)

const Stage = z.enum(STAGES)
const confidence = z.enum(CONFIDENCES)

/** A formula in Chinese words. `stage` is null where both stages have the same. */
const FormulaView = z.object({ stage: Stage.nullable(), words: z.string() })

/** What must be reached: a line with its comparison and unit, and whom it concerns. */
const LineView = z.object({ stage: Stage.nullable(), words: z.string() })

/** One rule of a standard as people read it: what is counted, where the line is, and how sure we are of it. */
export const StandardItemView = z.object({
  /** `L1`… for resource indicators, else the item's key. This is what an explanation is asked by. */
  key: z.string(),
  /** The number it has in the standard, within its domain. */
  number: z.string(),
  zh: z.string(),
  domain: z.string(),
  /** Judged for each section (resource indicators), or for the county. */
  scope: z.enum(['section', 'county']),
  unit: z.string(),
  /** Decimals it is shown with; judged unrounded. */
  decimals: z.number().int().nullable(),
  /** Empty for what is judged from documents. */
  formula: z.array(FormulaView),
  lines: z.array(LineView),
  clause: z.string(),
  source: z.string(),
  sourceNote: z.string(),
  confidence,
  notes: z.string(),
})
export type StandardItemView = z.infer<typeof StandardItemView>

/** A local setting 口径: what may be chosen, what each choice means, and the default. */
export const SettingView = z.object({
  key: z.string(),
  zh: z.string(),
  choices: z.array(z.string()),
  default: z.string(),
  effect: z.string(),
  source: z.string(),
  confidence,
})
export type SettingView = z.infer<typeof SettingView>

/** An exemption 例外口径: for which schools, what changes, and whether it holds by default. */
export const ExemptionView = z.object({
  key: z.string(),
  applies: z.string(),
  zh: z.string(),
  condition: z.string(),
  defaultEnabled: z.boolean(),
  timeLimit: z.string(),
  source: z.string(),
  confidence,
})
export type ExemptionView = z.infer<typeof ExemptionView>

export const StandardView = z.object({
  key: StandardKeySchema,
  zh: z.string(),
  docNo: z.string(),
  document: z.string(),
  hash: z.string(),
  confidence,
  /** The rules over the whole, in words: when a section passes, how spreads are judged. */
  rules: z.array(z.string()),
  items: z.array(StandardItemView),
  vetoes: z.array(z.object({ key: z.string(), zh: z.string(), source: z.string(), confidence })),
  settings: z.array(SettingView),
  exemptions: z.array(ExemptionView),
})
export type StandardView = z.infer<typeof StandardView>
