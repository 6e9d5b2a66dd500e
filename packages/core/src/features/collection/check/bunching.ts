import type { Fault } from '../../../fault.ts'

/** Values within this much above the line count as just on it. */
const WITHIN = 1.02
const SUSPICIOUS_SHARE = 0.3
/** Of two schools one is a half: a share says nothing about so few. */
const LEAST_SCHOOLS = 5

/** What one indicator of one stage looks like against its line. */
export interface Bunching {
  /** Sections with a known value, and those between the line and 2 % above it. */
  judged: number
  justMet: number
  suspicious: boolean
}

/**
 * V030 集聚检验: figures made to fit pile up just above the line. Counts sections with T ≤ value ≤ 1.02 T.
 *
 * @param values the indicator's value of each section of one stage; null or NaN = not judgeable, left out
 * @param threshold T
 */
export function checkBunching(values: ArrayLike<number | null>, threshold: number): Bunching {
  let judged = 0
  let justMet = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (value === null || Number.isNaN(value)) continue
    judged++
    if (value >= threshold && value <= threshold * WITHIN) justMet++
  }
  return { judged, justMet, suspicious: judged >= LEAST_SCHOOLS && justMet / judged > SUSPICIOUS_SHARE }
}

/** The V030 fault of a suspicious indicator, to be listed with the county's others. */
export function bunchingFault(sheet: string, indicator: string, stage: string, { judged, justMet }: Bunching): Fault {
  return {
    sheet,
    row: null,
    column: null,
    cell: null,
    rule: 'V030',
    severity: 'warn',
    message: `${stage}${indicator}：${judged} 所中有 ${justMet} 所刚好压在标准线上（高出不到 2%），比例 ${Number(((100 * justMet) / judged).toFixed(1))}%，超过 30%。`,
    repair: '抽查这些学校的原始凭证；确属实情请备好说明。',
  }
}
