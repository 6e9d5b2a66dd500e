import type { Fault, NotRun } from '../../fault.ts'
import type { Stage } from '../collection/county.ts'

export type Verdict = 'met' | 'unmet' | 'not_judgeable'

export interface IndicatorValue {
  value: number | null
  threshold: number | null
  verdict: Verdict | null
}

export interface SectionResult {
  schoolCode: string
  schoolName: string
  stage: Stage
  students: number | null
  indicators: Record<string, IndicatorValue>
  /** How many of the seven are known to be met; null in 2012, where sections are not judged. */
  met: number | null
  floorOk: boolean | null
  pass: boolean | null
}

export interface Excluded {
  schoolCode: string
  schoolName: string
  stage: Stage
  reason: string
}

/** 校际差异: `mean` and `sd` in the indicator's own unit, weighted by pupils. */
export interface Spread {
  stage: Stage
  /** L1…L7 (2012: L1…L8), then `composite` in 2012. */
  indicator: string
  mean: number | null
  sd: number | null
  cv: number | null
  limit: number | null
  verdict: Verdict | null
}

/** `verdict` is null only for a score that is not judged by itself. */
export interface ItemResult {
  key: string
  value: number | null
  verdict: Verdict | null
  /** Lines in Chinese: what was counted, which schools or classes fail, what is missing, which rider was not stated. */
  detail: string[]
}

export interface CountyResult {
  countyCode: string
  countyName: string
  sections: SectionResult[]
  excluded: Excluded[]
  spreads: Spread[]
  items: ItemResult[]
  counts: Partial<Record<Stage, { sections: number; pass: number }>>
  verdict: Verdict
}

/** What `junheng evaluate --json` prints and every page shows. */
export interface Evaluation {
  standard: { key: string; hash: string }
  profile: { key: string; hash: string }
  engine: string
  inputHash: string
  counties: CountyResult[]
  faults: Fault[]
  notRun: NotRun[]
}
