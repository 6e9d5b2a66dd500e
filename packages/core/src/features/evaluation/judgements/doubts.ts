import { below } from '../../standards/formula/tolerance.ts'

/** What the data itself gives reason to ask about (数据弄虚作假): proposals for a person, never a finding. */
export const DOUBT_KINDS = ['verified', 'amended', 'late'] as const
export type DoubtKind = (typeof DOUBT_KINDS)[number]

/**
 * A value of a round beside another of the same: what was verified beside what was reported, after an amendment beside what was locked, shortly before
 * the lock beside what stood. `key` is equal for equal facts, so that a decision holds for these figures and no others.
 */
export interface ChangeFact {
  kind: DoubtKind
  key: string
  returnId: string
  roundId: string
  unit: string
  /** The value as people call it. */
  what: string
  before: string
  after: string
  at: string
  by: string
  /** Why, as far as somebody said so. */
  reason: string | null
  /** `late`: hours before the lock. */
  hours: number | null
}

/** Proposed by us: no regulation says what differs grossly, or what is shortly before. */
export const DOUBT_RULES = { grossly: 0.2, hoursBeforeLock: 72 } as const

/**
 * The facts that are worth asking about: what was verified differs from what was reported by a fifth or more of the larger; every value changed after
 * the lock; a value changed by as much within three days before the lock, without a word said.
 */
export function doubtsIn(facts: readonly ChangeFact[]): ChangeFact[] {
  return facts.filter((fact) => {
    if (fact.kind === 'amended') return true
    const share = differenceOf(fact.before, fact.after)
    if (share !== null && below(share, DOUBT_RULES.grossly)) return false
    if (fact.kind === 'verified') return true
    const isLate = fact.hours !== null && fact.hours >= 0 && fact.hours <= DOUBT_RULES.hoursBeforeLock
    return isLate && fact.reason === null && share !== null
  })
}

/** |a − b| as a share of the larger of both; null where one of them is no number. */
export function differenceOf(before: string, after: string): number | null {
  const [a, b] = [before, after].map((text) => (text.trim() === '' ? Number.NaN : Number(text)))
  if (Number.isNaN(a!) || Number.isNaN(b!)) return null
  const larger = Math.max(Math.abs(a!), Math.abs(b!))
  return larger === 0 ? 0 : Math.abs(a! - b!) / larger
}
