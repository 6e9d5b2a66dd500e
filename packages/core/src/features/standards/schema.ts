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

/** How a rule is reckoned where a setting says so, or where inputs were not reported (`setting` null). */
const VariantView = z.object({ setting: z.string().nullable(), when: z.string(), formula: z.array(FormulaView) })

/** A word of a formula that is itself worked out, and how. */
const TermView = z.object({ zh: z.string(), meaning: z.string() })

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
  variants: z.array(VariantView),
  terms: z.array(TermView),
  /** Keys of the data elements it is reckoned from, in the order of the formula. */
  elements: z.array(z.string()),
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
  /** Indicator codes and item keys it decides; empty where it decides who is counted. */
  applies: z.array(z.string()),
  kind: z.enum(['choice', 'number', 'boolean']),
  /** Of a choice: each value with what people call it. */
  choices: z.array(z.object({ value: z.string(), zh: z.string() })),
  default: z.union([z.string(), z.number(), z.boolean()]),
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
  terms: z.array(TermView),
  /** Keys of the data elements its condition and its formula ask for. */
  elements: z.array(z.string()),
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
  /** The rules over the whole: when a section passes, how spreads are judged, who is counted, how shared resources are split. */
  rules: z.array(z.object({ title: z.string(), zh: z.string(), source: z.string(), confidence })),
  items: z.array(StandardItemView),
  vetoes: z.array(z.object({ key: z.string(), zh: z.string(), source: z.string(), confidence })),
  settings: z.array(SettingView),
  exemptions: z.array(ExemptionView),
})
export type StandardView = z.infer<typeof StandardView>

/** A data element 数据元素 as people read it: what is asked, of whom, from which system, and the earliest day it can exist. */
export const ElementView = z.object({
  key: z.string(),
  zh: z.string(),
  unit: z.string(),
  level: z.enum(['section', 'school', 'county']),
  /** When the value is taken, in words. */
  period: z.string(),
  reporter: z.string(),
  sourceSystem: z.string(),
  /** `每年09-01`, with the reason. */
  earliest: z.string(),
  definition: z.string(),
  source: z.string(),
  confidence,
})
export type ElementView = z.infer<typeof ElementView>
