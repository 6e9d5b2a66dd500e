import type { Stage } from '@junheng/core/features/collection/county.ts'
import type { CountyResult } from '@junheng/core/features/evaluation/result.ts'
import type { RunSummary } from '@junheng/core/features/evaluation/runs/schema.ts'

interface Share {
  met: number
  judged: number
}

/** A county counted: sections that pass, spreads within their limit, county items and vetoes met. */
export interface CountyCounts {
  stages: readonly { stage: Stage; sections: number; pass: number }[]
  spreads: Share
  items: Share
}

export function figuresOf({ counts, spreads, items }: CountyResult): CountyCounts {
  const stages = (['primary', 'junior'] as const).flatMap((stage) => {
    const counted = counts[stage]
    return counted ? [{ stage, ...counted }] : []
  })
  return { stages, spreads: shareOf(spreads), items: shareOf(items) }
}

function shareOf(list: readonly { verdict: string | null }[]): Share {
  const judged = list.filter(({ verdict }) => verdict !== null)
  return { met: judged.filter(({ verdict }) => verdict === 'met').length, judged: judged.length }
}

/** How often better is more: the difference of two counts, of the same stage, spread or item count. */
export function changesOf(
  now: CountyResult,
  before: CountyResult,
): { what: 'primary' | 'junior' | 'spreads' | 'items'; before: number; now: number }[] {
  const [a, b] = [figuresOf(before), figuresOf(now)]
  const passing = (figures: CountyCounts, stage: Stage) => figures.stages.find((s) => s.stage === stage)?.pass ?? 0
  return [
    { what: 'primary' as const, before: passing(a, 'primary'), now: passing(b, 'primary') },
    { what: 'junior' as const, before: passing(a, 'junior'), now: passing(b, 'junior') },
    { what: 'spreads' as const, before: a.spreads.met, now: b.spreads.met },
    { what: 'items' as const, before: a.items.met, now: b.items.met },
  ]
}

/** Sections that pass now, and when the run was kept; only stages both know. */
export function stagesSince(
  now: CountyResult,
  { counts }: Pick<RunSummary, 'counts'>,
): { what: Stage; before: number; now: number }[] {
  return figuresOf(now).stages.flatMap(({ stage, pass }) => {
    const before = counts[stage]?.pass
    return before === undefined ? [] : [{ what: stage, before, now: pass }]
  })
}
