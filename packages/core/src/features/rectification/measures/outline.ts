import { z } from 'zod'
import { MEASURE_KINDS, type MeasureKind } from '../plan/plan.ts'

/** What a figure in a measure's words counts. */
export const FIGURE_KINDS = ['pupils', 'places', 'teachers', 'area', 'rooms', 'classes', 'things', 'money'] as const
export type FigureKind = (typeof FIGURE_KINDS)[number]

/** A number the words give, with the words themselves; `money` in yuan, areas in ㎡. */
export const Figure = z.object({ kind: z.enum(FIGURE_KINDS), amount: z.number(), unit: z.string(), quote: z.string() })
export type Figure = z.infer<typeof Figure>

/**
 * A measure as a published plan words it: what is done, where, with the figures it states. It has no effect that could be reckoned until people fill in
 * who, how much and when; they do so by measures that are parts of it.
 */
export const MeasureOutline = z.object({
  /** In the order of the text; the first is the measure's own kind. */
  kinds: z.array(z.enum(MEASURE_KINDS)).min(1),
  /** Of the plan; `code` null: not in the directory, or nobody has said which it is. */
  schools: z.array(z.object({ name: z.string(), code: z.string().nullable() })),
  figures: z.array(Figure),
})
export type MeasureOutline = z.infer<typeof MeasureOutline>

/** What must be filled in before a measure of a kind can be reckoned. */
export const TO_FILL: Readonly<Record<MeasureKind, string>> = {
  new_build: '哪天启用，增加的用房面积、学位和班级',
  expand: '哪天启用，增加的用房面积、专用教室',
  convert_rooms: '哪天启用，改成几间专用教室、每间面积',
  divert: '转出和接收的学校，各年级人数、班数和日期',
  merge: '并入哪所学校、日期，教师和资产是否随同',
  lease: '租赁面积、用途和起止日期',
  purchase: '购置的数量或金额和到位日期',
  reallocate: '调出和调入的学校，数量和日期',
  teachers: '人数、学历学科，从哪校来和日期',
  zoning: '日期和说明',
  survey: '日期和说明',
  teaching: '日期和说明',
}
