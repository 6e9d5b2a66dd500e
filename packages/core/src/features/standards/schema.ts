import { z } from 'zod'
import { CONFIDENCES } from './catalogue.ts'
import { STANDARD_KEYS } from './standard.ts'

export const StandardKeySchema = z.enum(STANDARD_KEYS)

const perStage = z.object({ primary: z.number().nullable(), junior: z.number().nullable() })

/** One rule of a standard as people read it: what is counted, where the line is, and how sure we are of it. */
export const StandardItemView = z.object({
  key: z.string(),
  /** `L1`, `政3`, `质9`, `社`, or empty. */
  code: z.string(),
  zh: z.string(),
  domain: z.string(),
  scope: z.enum(['section', 'school', 'county']),
  unit: z.string(),
  /** The formula in Chinese words, by stage where it differs; empty for what is judged from documents. */
  formula: z.array(z.object({ stage: z.enum(['primary', 'junior']).nullable(), words: z.string() })),
  /** The line to reach, by stage; null where nothing numeric is judged. */
  threshold: perStage.nullable(),
  /** The 85 % line (or the standard's own) for the one spare item; null where there is none. */
  floor: perStage.nullable(),
  direction: z.string(),
  clause: z.string(),
  source: z.string(),
  confidence: z.enum(CONFIDENCES),
  notes: z.array(z.string()),
})
export type StandardItemView = z.infer<typeof StandardItemView>

/** A local setting 口径 or an exemption: what may be chosen, and what is chosen by default. */
export const SettingView = z.object({
  key: z.string(),
  zh: z.string(),
  choices: z.array(z.object({ value: z.string(), zh: z.string() })),
  default: z.string(),
  source: z.string(),
  confidence: z.enum(CONFIDENCES),
})
export type SettingView = z.infer<typeof SettingView>

export const StandardView = z.object({
  key: StandardKeySchema,
  zh: z.string(),
  docNo: z.string(),
  hash: z.string(),
  items: z.array(StandardItemView),
  vetoes: z.array(z.object({ key: z.string(), zh: z.string(), source: z.string(), confidence: z.enum(CONFIDENCES) })),
  settings: z.array(SettingView),
  exemptions: z.array(SettingView),
})
export type StandardView = z.infer<typeof StandardView>
