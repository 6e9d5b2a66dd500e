import { z } from 'zod'
import type { Formula } from '../../../standards/formula/parse.ts'
import { STAGES } from '../../county.ts'
import { ReturnSummary, ValuePathText } from '../schema.ts'
import { RETURN_LISTS } from '../value-path.ts'

export const FIELD_KINDS = ['integer', 'number', 'boolean', 'enum', 'judgement', 'grade', 'text'] as const

/** What a field may hold where it is chosen and not typed: the word that is kept, and what people call it. */
const Choice = z.object({ value: z.string(), zh: z.string() })

/** An indicator or a duty a field is needed for: `L3`, or the number the item has in its domain. */
const Use = z.object({ code: z.string(), zh: z.string() })

/** One value a return asks for, and what the person at it should know. */
export const FormField = z.object({
  path: ValuePathText,
  /** The element's or item's key. */
  key: z.string(),
  zh: z.string(),
  unit: z.string(),
  kind: z.enum(FIELD_KINDS),
  choices: z.array(Choice),
  min: z.number().nullable(),
  max: z.number().nullable(),
  softRange: z.tuple([z.number(), z.number()]).nullable(),
  definition: z.string(),
  /** The table of the national system it stands in. */
  sourceTable: z.string(),
  source: z.string(),
  confidence: z.string(),
  period: z.string(),
  earliest: z.string(),
  reporter: z.string(),
  uses: z.array(Use),
  /** Somebody else reports it (`reporter`): shown here, not filled in here. */
  isElsewhere: z.boolean(),
})
export type FormField = z.infer<typeof FormField>

/** Fields under one heading: those of a stage, or of the whole school where `stage` is null. Folded ones are filled in only where others are not. */
export const FormGroup = z.object({
  zh: z.string(),
  stage: z.enum(STAGES).nullable(),
  isFolded: z.boolean(),
  fields: z.array(FormField),
})
export type FormGroup = z.infer<typeof FormGroup>

/** A column of a list's table. */
export const FormColumn = z.object({
  key: z.string(),
  zh: z.string(),
  unit: z.string(),
  kind: z.enum(FIELD_KINDS),
  choices: z.array(Choice),
  min: z.number().nullable(),
  max: z.number().nullable(),
})
export type FormColumn = z.infer<typeof FormColumn>

/** A list of a return. `columns` is empty where it is uploaded and never typed (teachers). */
export const FormList = z.object({ list: z.enum(RETURN_LISTS), noun: z.string(), columns: z.array(FormColumn) })
export type FormList = z.infer<typeof FormList>

/** What a department reports school by school: a row a school, a field a column; the path of a cell is `of/<school>/<key>`. */
export const FormGrid = z.object({
  columns: z.array(FormField),
  schools: z.array(z.object({ code: z.string(), name: z.string() })),
  /** The field of the county the sum of a column is held against, by the column's key. */
  totals: z.record(z.string(), ValuePathText),
})
export type FormGrid = z.infer<typeof FormGrid>

export const FormSection = z.object({
  key: z.string(),
  zh: z.string(),
  about: z.string(),
  groups: z.array(FormGroup),
  list: FormList.nullable(),
  grid: FormGrid.nullable(),
})
export type FormSection = z.infer<typeof FormSection>

/** A formula of the standard as a tree; read by `standards/formula`. */
const FormulaTree = z.record(z.string(), z.unknown()) as unknown as z.ZodType<Formula>

/** A resource indicator, so that the page can say what the figures come to while they are typed. Not split by stage: it judges nothing. */
export const FormIndicator = z.object({
  code: z.string(),
  zh: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  /** The section of the form it is shown in. */
  section: z.string(),
  /** Over a stage's own figures, or the whole school's. */
  of: z.enum(['sections', 'schools']),
  formula: z.object({ primary: FormulaTree, junior: FormulaTree }),
  thresholds: z.object({ primary: z.number(), junior: z.number() }).nullable(),
})
export type FormIndicator = z.infer<typeof FormIndicator>

/** Everything a return asks for. `elsewhere`: what departments report of this school, by path, as it stands now. */
export const ReturnForm = z.object({
  stages: z.array(z.enum(STAGES)),
  sections: z.array(FormSection),
  indicators: z.array(FormIndicator),
  elsewhere: z.record(z.string(), z.object({ value: z.string(), by: z.string(), at: z.iso.datetime() })),
})
export type ReturnForm = z.infer<typeof ReturnForm>

/** A return of the viewer's own, of any round. */
export const OwnReturn = ReturnSummary.extend({
  roundName: z.string(),
  schoolYear: z.number().int(),
  roundState: z.enum(['open', 'locked']),
  /** How many values it has; what there is to report is the form's to say. */
  filled: z.number().int(),
  openRemarks: z.number().int(),
})
export type OwnReturn = z.infer<typeof OwnReturn>

/** How far a return has moved on, for a page that asks again and again. */
export const ReturnRevision = ReturnSummary.pick({ revision: true, state: true })
export type ReturnRevision = z.infer<typeof ReturnRevision>
