import type { Basis } from '../collection/round/bases.ts'
import type { Verdict } from './result.ts'

/** Where an input stands: a cell of a handed-in file, or the person and time it was entered in the system. */
export type Source = { file: string; sheet: string; row: number; column: string } | EnteredSource

/**
 * Who gave a value in a data round, and when (empty for what the directory says). `basis`: whose word it is; `how` it came (typed, uploaded, amended …);
 * `was`: what stood there before, null where nothing did; `value`: where its whole history is.
 */
export interface EnteredSource {
  person: string
  at: string
  basis: Basis | 'directory'
  how: string
  note: string | null
  was: string | null
  value: { returnId: string; path: string } | null
}

export interface ExplanationInput {
  element: string
  /** The element's Chinese name and unit. */
  zh: string
  unit: string
  /** `null` = not reported. */
  value: number | string | null
  source: Source | null
  /** What this input was itself made of: campuses, classes, rooms, the sections of a school, the indicators of a mean. */
  inputs?: ExplanationInput[]
}

/** 学段拆分 as it was applied: this section's share of the school's shared resources. */
export interface SplitExplanation {
  kind: 'nine_year' | 'complete_secondary' | 'twelve_year' | 'campuses'
  /** This section's share of each shared resource; null where campuses make it differ by resource. */
  share: number | null
  /** With numbers: `515 ÷ (515 + 1.1 × 518) = 0.47474…`. */
  text: string
}

/** One figure taken apart; the web, the documents and the command line show the same tree. */
export interface Explanation {
  /** What figure this is, e.g. 河湾九年一贯制学校（小学部） 生均教学及辅助用房面积. */
  title: string
  indicator: string
  unit: string
  value: number | null
  /** In words: （教学及辅助用房面积 − 室内体育用房面积）÷ 在校学生数. */
  formula: string
  withNumbers: string
  inputs: ExplanationInput[]
  split: SplitExplanation | null
  threshold: number | null
  clause: string
  source: string
  confidence: string
  verdict: Verdict | null
  /** What would make it pass, in what one can buy; for a split resource both for the section and for the whole school. Null when met. */
  toPass: string | null
  /** Anything a reader must know: the alternative input used, an exemption applied, a rider not stated. */
  notes: string[]
}
