import type { FigureAddress } from '../explain/explain.ts'
import type { Explanation, ExplanationInput } from '../explanation.ts'

/**
 * 申报表 表Ⅰ—表Ⅵ as data: what stands in every cell, how exactly it is printed, and where its explanation is. The writers (xlsx, docx)
 * and the web draw this and decide nothing.
 */
export const FORM_KEYS = ['I', 'II-1', 'II-2', 'III', 'IV', 'V', 'VI'] as const
/** `veto` (一票否决) is printed below 表Ⅴ. */
export type FormKey = (typeof FORM_KEYS)[number] | 'veto'

export interface FormColumn {
  key: string
  /** The form's own column code, `L1`…; null for a column the form does not number. */
  code: string | null
  zh: string
  /** Headings above it, outermost first; equal neighbours are drawn as one. */
  groups: readonly string[]
  /** In characters of the sheet. */
  width: number
  align: 'left' | 'center' | 'right'
}

/** One number inside a sentence, or the one number of a cell. */
export interface FormFigure {
  label: string
  /** Unrounded, in the printed unit (a share of 0.134 is 13.4 with unit %). null = not reported. */
  value: number | null
  decimals: number
  unit: string
  explain: FigureAddress | null
  missing: readonly string[]
}

export interface FormCell {
  column: string
  /** As printed; empty where what it needs was not reported. */
  text: string
  /** The unrounded number where the cell is one number, else null. */
  value: number | null
  decimals: number | null
  /** Where its explanation is: an indicator, spread, item or veto as `explain()` knows it, or `form:<form>.<column>[.<row>]`. */
  explain: FigureAddress | null
  /** Why it is blank, in Chinese: the elements, and of which schools. */
  missing: readonly string[]
  /** The numbers of a sentence, in their order. */
  figures?: readonly FormFigure[]
  /** How a cell came about that `explain()` does not know. */
  workings?: () => Workings
}

export interface Workings {
  title: string
  unit: string
  formula: string
  withNumbers: string
  inputs: ExplanationInput[]
  /** Where the cell rests on a rule of the standard: the rule's own clause, line, split and verdict. */
  rule?: Partial<Pick<Explanation, 'split' | 'threshold' | 'clause' | 'source' | 'confidence' | 'verdict' | 'notes'>>
}

export interface FormRow {
  /** The row's part of an address: `primary`, `parents`, an item's key, a school code and stage. */
  key: string
  cells: readonly FormCell[]
}

/** A cell left blank, and what it waits for. */
export interface FormGap {
  where: string
  row: string
  column: string
  missing: readonly string[]
}

export interface Form {
  key: FormKey
  /** 表Ⅰ… */
  name: string
  title: string
  columns: readonly FormColumn[]
  rows: readonly FormRow[]
  footnotes: readonly string[]
  gaps: readonly FormGap[]
}

/** A school's own table, one of 学校自评表. */
export interface SchoolForm {
  schoolCode: string
  schoolName: string
  schoolType: string
  /** 学校名称, 学校代码, 学校类型, 建校年份. */
  head: { name: FormCell; code: FormCell; type: FormCell; founded: FormCell }
  /** A1: one row an indicator; A2, A3: sentences. */
  resources: readonly ResourceRow[]
  duties: readonly FormRow[]
  quality: readonly FormRow[]
  gaps: readonly FormGap[]
}

export interface ResourceRow {
  code: string
  zh: string
  /** What the raw amounts are, with unit. */
  amount: string
  /** The row's name taken apart. */
  name: FormCell
  /** The one number is the whole school's, over both stages' columns. */
  whole?: true
  cells: readonly FormCell[]
}
