import type { Explanation } from '@junheng/core/features/evaluation/explanation.ts'

/** The keys others script against first (DESIGN §6), then what else a reader wants to know. */
export function explanationJson(explanation: Explanation): string {
  const { value, formula, withNumbers, inputs, split, threshold, clause, verdict, toPass, ...more } = explanation
  return JSON.stringify({ value, formula, withNumbers, inputs, split, threshold, clause, verdict, toPass, ...more })
}
