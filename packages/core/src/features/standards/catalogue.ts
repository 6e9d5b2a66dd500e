import type { Stage } from '../collection/county.ts'

/** How sure we are of a rule or a definition; `standards.md` and the web show it beside every item. */
export const CONFIDENCES = ['官方原文', '多源一致', '单一来源', '推断'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** Which table of the county's data an element lives in: a school section, a school, or the county. */
export type Level = 'section' | 'school' | 'county'

/** `list` elements hold one value per class or room and are read from `classes.csv` and `rooms.csv`. */
export type ElementType = 'integer' | 'number' | 'boolean' | 'enum' | 'list' | 'text'

/** When a value is taken: school year start (9-1), the school year, a fiscal year, the last five years, or undated. */
export type Period = 'school_year_start' | 'school_year' | 'fiscal_year' | 'prev_fiscal_year' | 'five_years' | 'undated'

/** A data element 数据元素: what is asked, in which unit, of whom and when. Lives in `standards/elements.json`. */
export interface Element {
  key: string
  /** The Chinese name; unique, for it is also the workbook's header. */
  zh: string
  unit: string
  type: ElementType
  level: Level
  period: Period
  /** Who hands it in: school, or the bureau's section or the department by name. */
  reporter: string
  sourceSystem: string
  /** The earliest day it can exist, as `MM-DD` in the year of its period, with the reason. */
  earliest: { monthDay: string; nextYear: boolean; why: string }
  definition: string
  min: number | null
  max: number | null
  softRange?: [number, number]
  /** Values an `enum` may take. Codes are numbers when all digits; words map to numbers by their place in this list. */
  values?: readonly (string | number)[]
  /** True for resources shared between the stages of one school, divided by 学段拆分. */
  shared?: boolean
  /** An amount reported year by year, as `<key>@<year>`. */
  yearly?: boolean
  /** Only ever computed, never typed. */
  derived?: boolean
  source: string
  confidence: Confidence
}

/** A judgement item of scope `school`, reported in schools.csv under its key as met/unmet (or a grade). */
export interface SchoolJudgement {
  key: string
  zh: string
  kind: 'bool' | 'grade'
}

/** One value per stage. */
export type PerStage<T> = Record<Stage, T>

/** What reading a package needs to know: every column there can be. */
export interface Catalogue {
  elements: ReadonlyMap<string, Element>
  schoolJudgements: readonly SchoolJudgement[]
  /** Keys county.csv may carry besides elements: items stated met/unmet, items with a rider (`<key>:rider`), vetoes, 2012 scores. */
  items?: ReadonlySet<string>
  riders?: ReadonlySet<string>
  /** Items whose ratio a higher authority may state (`<key>:national`, `<key>:provincial`). */
  sourced?: ReadonlySet<string>
  vetoes?: ReadonlySet<string>
  scores?: ReadonlySet<string>
}
