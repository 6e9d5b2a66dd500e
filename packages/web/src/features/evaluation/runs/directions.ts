import type { CountyDifference } from '@junheng/core/features/evaluation/difference/difference.ts'

/** How many verdicts turned for the better (to 达标), for the worse (from 达标), and to or from what cannot be judged. */
export function directionsOf({ sections, spreads, items }: CountyDifference): { better: number; worse: number; other: number } {
  const turns = [
    ...sections.flatMap(({ indicators, before, after }) => [
      ...indicators.map((each) => [each.before?.verdict ?? null, each.after?.verdict ?? null] as const),
      [before, after] as const,
    ]),
    ...spreads.map(({ before, after }) => [before?.verdict ?? null, after?.verdict ?? null] as const),
    ...items.map(({ before, after }) => [before.verdict, after.verdict] as const),
  ].filter(([was, is]) => was !== is)
  const better = turns.filter(([was, is]) => was === 'unmet' && is === 'met').length
  const worse = turns.filter(([was, is]) => was === 'met' && is === 'unmet').length
  return { better, worse, other: turns.length - better - worse }
}
