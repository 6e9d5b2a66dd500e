import type { FindingState } from './finding-states.ts'
import type { Disagreement, PlanImport } from './plan/plan.ts'
import { type NameProposal, pairsOf } from './plan-names.ts'

/** A disagreement of a plan with a name of its own, so that people can speak about it. */
export interface NamedFinding extends Disagreement {
  /** `COUNT_MISMATCH.ind-2-primary.1`: code, place, and the how-manieth there. */
  key: string
}

/** What somebody decided about a finding; every decision is kept, the last one counts. */
export interface FindingDecision {
  finding: string
  state: FindingState
  note: string
  by: string
  at: string
}

export interface NameAnswer extends NameProposal {
  decision: 'confirmed' | 'refused' | 'open'
  decidedBy: string | null
  decidedAt: string | null
  decisions: number
}

export interface SettledFinding extends NamedFinding {
  state: FindingState
  /** The last decision's note, author and time; null while open and never decided. */
  note: string | null
  decidedBy: string | null
  decidedAt: string | null
  /** Pairs of names that decide this finding; empty where a person decides it itself. */
  pairs: NameProposal[]
  /** All decisions, oldest first. */
  history: Omit<FindingDecision, 'finding'>[]
}

/** The plan's disagreements in their order, each with its key. A stored plan never changes, so its keys never do. */
export function nameFindings({ disagreements }: Pick<PlanImport, 'disagreements'>): NamedFinding[] {
  const times = new Map<string, number>()
  return disagreements.map((one) => {
    const stem = `${one.code}.${one.where.replaceAll(' ', '-')}`
    const no = (times.get(stem) ?? 0) + 1
    times.set(stem, no)
    return { ...one, key: `${stem}.${no}` }
  })
}

/**
 * How each disagreement stands. One about names is settled by the answers to its pairs and by nothing else: open while one of them is open,
 * 按原文保留 when all are refused, else 已更正.
 *
 * @param answers   the proposals with what was said last
 * @param decisions oldest first
 */
export function settleFindings(
  plan: PlanImport,
  answers: readonly NameAnswer[],
  decisions: readonly FindingDecision[],
): SettledFinding[] {
  return nameFindings(plan).map((finding) => {
    const pairs = pairsOf(finding, answers).map(({ kind, published, canonical }) => ({ kind, published, canonical }))
    const history = decisions
      .filter((decision) => decision.finding === finding.key)
      .map(({ finding: _, ...decision }) => decision)
    if (pairs.length > 0) return { ...finding, ...byNames(pairs, answers), pairs, history: [] }
    const last = history.at(-1)
    return {
      ...finding,
      state: last?.state ?? 'open',
      note: last?.note || null,
      decidedBy: last?.by ?? null,
      decidedAt: last?.at ?? null,
      pairs,
      history,
    }
  })
}

function byNames(pairs: readonly NameProposal[], answers: readonly NameAnswer[]) {
  const own = answers.filter((a) => pairs.some((p) => p.published === a.published && p.canonical === a.canonical))
  const isOpen = own.some(({ decision }) => decision === 'open')
  const state: FindingState = isOpen ? 'open' : own.every(({ decision }) => decision === 'refused') ? 'kept' : 'resolved'
  const last = own.reduce<NameAnswer | null>((a, b) => ((b.decidedAt ?? '') > (a?.decidedAt ?? '') ? b : a), null)
  return { state, note: null, decidedBy: last?.decidedBy ?? null, decidedAt: last?.decidedAt ?? null }
}
