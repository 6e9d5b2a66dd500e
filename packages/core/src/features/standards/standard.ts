import type { Stage } from '../collection/county.ts'
import type { Catalogue, Confidence, PerStage } from './catalogue.ts'
import type { Formula } from './formula/parse.ts'

/** A formula as written in the standard's file, and parsed. */
export interface ParsedFormula {
  text: string
  tree: Formula
}

/** One of the seven (2012: eight) resource indicators, judged per section and spread over the county. */
export interface Indicator {
  /** L1…L8, the form's column. */
  code: string
  key: string
  zh: string
  short: string
  unit: string
  formula: PerStage<ParsedFormula>
  /** Used for a section whose inputs of `formula` were not reported; `note` says so in every explanation. */
  alternative: { formula: PerStage<ParsedFormula>; note: string } | null
  /** Other formulas under a setting: setting key → value as text → formula. */
  variants: Readonly<Record<string, Readonly<Record<string, PerStage<ParsedFormula>>>>>
  thresholds: PerStage<number> | null
  cvLimits: PerStage<number> | null
  decimals: number
  /** What one buys to close a gap; whole things are rounded up. */
  gap: { unit: string; what: string; whole: boolean }
  clause: string
  source: string
  sourceNote: string
  confidence: Confidence
  notes: string
}

/** One comparison of a county item: formula ≥ line. The line is a number, a setting or another element. */
export interface Condition {
  formula: ParsedFormula
  op: '>='
  threshold: number | { setting: string } | { element: string }
  zh: string
  unit: string
  /** It concerns every county: 0 ÷ 0 is then not "nobody concerned" but a figure that is missing. */
  everyone?: boolean
  /** Shown at most as this, the value itself kept (巩固率封顶 100%). */
  cap?: number
}

export type ItemKind =
  | 'judgement'
  | 'ratio'
  | 'schools'
  | 'classes'
  | 'zoned'
  | 'naeq'
  | 'composite'
  | 'school_standard'
  | 'score'
  | 'score_total' // prettier-ignore

/** A county item: a government duty, a quality item, social recognition; in 2012 also the composite, the school standard, the scores. */
export interface Item {
  key: string
  zh: string
  domain: string
  number: string
  clause: string
  unit: string
  kind: ItemKind
  source: string
  sourceNote: string
  confidence: Confidence
  notes: string
  /** kind `judgement`: who is judged. */
  level?: 'county' | 'school'
  grades?: readonly string[]
  atLeast?: string
  /** kind `ratio`. */
  conditions?: readonly Condition[]
  /** Under a setting: setting key → value as text → conditions or formula. */
  alternatives?: Readonly<Record<string, Readonly<Record<string, readonly Condition[] | ParsedFormula>>>>
  /** kinds over schools or classes: what each must fulfil, and which it concerns. */
  formula?: ParsedFormula
  where?: ParsedFormula
  params?: Readonly<Record<string, number>>
  /** The qualitative part; a line in the detail, it decides only when stated unmet. */
  rider?: string
  /** A survey: what a national or provincial one found outranks the county's own (`<key>:national`, `<key>:provincial`). */
  sourced?: boolean
}

/** 例外口径: what changes for the schools that fulfil `condition`. */
export interface Exemption {
  key: string
  /** The indicator code or item key it applies to. */
  applies: string
  zh: string
  condition: ParsedFormula
  defaultEnabled: boolean
  /** Lines replaced, flat or per stage. */
  params: Readonly<Record<string, number | Readonly<Record<string, number>>>> | null
  /** The indicator's formula instead. */
  formula: ParsedFormula | null
  missingIsZero: readonly string[]
  source: string
  confidence: Confidence
  timeLimit: string
}

export interface Veto {
  key: string
  zh: string
  source: string
  confidence: Confidence
  /** A veto the data itself can raise. */
  automatic: AutomaticVeto | null
}

export type AutomaticVeto =
  | { rule: 'ratio_below'; formula: ParsedFormula; line: number; zh: string; everyone?: boolean; item?: string }
  | { rule: 'three_growths'; years: number; failYears: number; zh: string }
  | { rule: 'core_items'; failAt: number; zh: string }

export interface PassRule {
  minMet: number
  of: number
  floorRatio: number
  zh: string
  source: string
  confidence: Confidence
}

export interface ScopeRules {
  private: boolean
  /** null: no teaching point counts. */
  teachingPoints: { minStudents: number } | null
  /** 举办者 codes counted; null: all. */
  sponsors: readonly number[] | null
  source: string
  confidence: Confidence
  notes: string
}

export type SplitKind = 'nine_year' | 'complete_secondary' | 'twelve_year'
export type SplitRatio = Partial<Record<Stage | 'senior', number>>

export interface Setting {
  key: string
  zh: string
  /** The standard it belongs to: under the others it changes nothing. */
  standard: StandardKey
  /** Indicator codes and item keys of that standard it decides; empty where it decides who is counted. */
  applies: readonly string[]
  /** It decides the coefficients of those indicators, not what a school has of them. */
  onlySpreads?: boolean
  values: readonly string[] | 'number' | 'boolean'
  /** What people call each of the listed values. */
  labels?: Readonly<Record<string, string>>
  default: string | number | boolean
  effect: string
  confidence: Confidence
  source: string
}

/** A standard, loaded, checked and parsed. */
export interface Standard {
  key: string
  zh: string
  short: string
  docNo: string
  document: string
  procedureDocNo: string | null
  confidence: Confidence
  /** null: sections are not judged one by one (2012). */
  passRule: PassRule | null
  spread: { mode: 'each' | 'composite'; zh: string; compositeLimits: PerStage<number> | null }
  scope: ScopeRules
  split: { ratio: Record<SplitKind, SplitRatio>; source: string; confidence: Confidence; notes: string }
  indicators: readonly Indicator[]
  items: readonly Item[]
  exemptions: readonly Exemption[]
  vetoes: readonly Veto[]
  settings: readonly Setting[]
  /** Exemption keys of every standard, so that one profile serves them all. */
  knownExemptions: readonly string[]
  catalogue: Catalogue
  /** SHA-256 over the standard's files; recorded with every verdict. */
  hash: string
}

export const STANDARD_KEYS = ['quality_balanced_2017', 'basic_balanced_2012'] as const
export type StandardKey = (typeof STANDARD_KEYS)[number]
