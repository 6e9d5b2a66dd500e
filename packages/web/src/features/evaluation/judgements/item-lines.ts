import type { CountyItems, StatedItem } from '@junheng/core/features/evaluation/judgements/schema.ts'
import type { RollUp } from '@junheng/core/features/evaluation/judgements/stated.ts'
import { sayTheSame } from '@junheng/core/features/evaluation/judgements/statements.ts'
import { type UnprovenReason, whyUnproven } from '@junheng/core/features/evaluation/judgements/unproven.ts'
import type { ItemResult } from '@junheng/core/features/evaluation/result.ts'

/** A stated item with why it is not proven yet. */
export interface Stated extends StatedItem {
  reasons: UnprovenReason[]
}

/** A county item as it was judged, with what is stated of it (its own conclusion, its rider) and its schools where they are judged one by one. */
export interface ItemLine {
  item: ItemResult
  stated: Stated[]
  rollUp: RollUp | null
}

export const FILTERS = ['all', 'unmet', 'unjudged', 'unproven', 'review'] as const
export type Filter = (typeof FILTERS)[number]

export const linesOf = (
  items: readonly ItemResult[],
  { statements, rollUps }: Pick<CountyItems, 'statements' | 'rollUps'>,
): ItemLine[] =>
  items.map((item) => ({
    item,
    stated: statements.filter((each) => each.item === item.key).map((each) => ({ ...each, reasons: whyUnproven(each) })),
    rollUp: rollUps.find((each) => each.item === item.key) ?? null,
  }))

const FITS: Readonly<Record<Filter, (line: ItemLine) => boolean>> = {
  all: () => true,
  unmet: ({ item }) => item.verdict === 'unmet',
  unjudged: ({ item }) => item.verdict === 'not_judgeable',
  unproven: ({ stated }) => stated.some(({ reasons }) => reasons.length > 0),
  // Recorded by somebody else, so that the viewer may be the second person.
  review: ({ stated }) => stated.some(({ recorded }) => recorded !== null && recorded.review === null && !recorded.isOwn),
}

export const narrowed = (lines: readonly ItemLine[], filter: Filter): ItemLine[] => lines.filter(FITS[filter])

export const countOf = (lines: readonly ItemLine[], filter: Filter): number => narrowed(lines, filter).length

/** What one can do about a recorded conclusion that is not the judged one. */
export type Remedy = 'other-source' | 'computed' | 'record-again' | 'return' | 'amend' | 'file'

/** Null where nothing is recorded or the two agree. */
export function remedyFor({ kind, judged, recorded, place }: StatedItem, source: { roundId: string | null }): Remedy | null {
  if (recorded === null || (judged !== null && sayTheSame(kind, judged, recorded.conclusion))) return null
  if (place === null) return 'file'
  const isInRound = place.conclusion !== null && sayTheSame(kind, place.conclusion, recorded.conclusion)
  // What stands in the judged round is what was recorded: then its schools or its figures say otherwise.
  if (isInRound) return source.roundId === place.roundId ? 'computed' : 'other-source'
  if (place.mayWrite) return 'record-again'
  return place.state === 'locked' ? 'amend' : 'return'
}
