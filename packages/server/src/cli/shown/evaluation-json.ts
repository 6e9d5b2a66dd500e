import type { Evaluation } from '@junheng/core/features/evaluation/result.ts'

/** The JSON of DESIGN §6. With `brief`, counties carry no `sections` and `excluded`. In pieces, because a nation is one long line. */
export function* evaluationJson(evaluation: Evaluation, brief: boolean): Generator<string> {
  const leaveOut = brief ? new Set(['sections', 'excluded']) : null
  yield JSON.stringify(evaluation, (key, value) => (leaveOut?.has(key) && Array.isArray(value) ? undefined : value))
}
