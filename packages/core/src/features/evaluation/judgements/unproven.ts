import type { StatedItem } from './schema.ts'
import { sayTheSame } from './statements.ts'

/** Why a conclusion cannot be relied on yet; the gravest first. */
export const UNPROVEN_REASONS = ['unrecorded', 'objected', 'disagrees', 'no_evidence', 'unreviewed'] as const
export type UnprovenReason = (typeof UNPROVEN_REASONS)[number]

export const UNPROVEN_WORDS: Readonly<Record<UnprovenReason, string>> = {
  unrecorded: '没有记录结论',
  objected: '复核未通过',
  disagrees: '记录的结论与参评数据不一致',
  no_evidence: '没有佐证材料',
  unreviewed: '没有第二人复核',
}

export interface Unproven {
  /** As county.csv names it; the page of county items opens it by this. */
  element: string
  zh: string
  kind: StatedItem['kind']
  reasons: UnprovenReason[]
}

/** The stated items of a county that are not proven: each with every reason, those that are in the standard's order. */
export function unprovenItems(items: readonly StatedItem[]): Unproven[] {
  return items.flatMap((item) => {
    const reasons = whyUnproven(item)
    return reasons.length === 0 ? [] : [{ element: item.element, zh: item.zh, kind: item.kind, reasons }]
  })
}

/** Empty where the conclusion is recorded, agrees with what is judged, has evidence, and a second person confirmed it. */
export function whyUnproven({ kind, judged, recorded }: Pick<StatedItem, 'kind' | 'judged' | 'recorded'>): UnprovenReason[] {
  if (recorded === null) return ['unrecorded']
  const reasons: UnprovenReason[] = []
  if (recorded.review?.accepted === false) reasons.push('objected')
  if (judged === null || !sayTheSame(kind, judged, recorded.conclusion)) reasons.push('disagrees')
  if (recorded.evidence.every(({ withdrawn }) => withdrawn !== null)) reasons.push('no_evidence')
  if (recorded.review === null) reasons.push('unreviewed')
  return reasons
}
