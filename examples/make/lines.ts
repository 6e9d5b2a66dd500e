import type { Stage } from '@junheng/core/features/collection/county.ts'
import type { IndicatorKey } from './cast.ts'

/**
 * The lines of the 2017 standard as the generator aims at them. Written down here a second time on purpose: what the example shows is
 * meant, not derived from the engine it is to try.
 */
export const LINE: Record<IndicatorKey, Record<Stage, number>> = {
  L1: { primary: 4.2, junior: 5.3 },
  L2: { primary: 1, junior: 1 },
  L3: { primary: 0.9, junior: 0.9 },
  L4: { primary: 4.5, junior: 5.8 },
  L5: { primary: 7.5, junior: 10.2 },
  L6: { primary: 2000, junior: 2500 },
  L7: { primary: 2.3, junior: 2.4 },
}

/** Weights of 学段拆分 by school type; a school of one stage has none to share with. */
export function splitWeights(type: string): { primary: number; junior: number; senior: number } {
  if (type === '312') return { primary: 1, junior: 1.1, senior: 0 }
  if (type === '341') return { primary: 0, junior: 1, senior: 1.2 }
  if (type === '345') return { primary: 1, junior: 1.1, senior: 1.32 }
  return { primary: 1, junior: 1, senior: 1 }
}

/** At least `amount`, in whole steps of `step`; binary dust does not cost a step. */
export const roundUp = (amount: number, step: number): number => tidy(Math.ceil(amount / step - 1e-9) * step)

/** To the nearest step. */
export const rounded = (amount: number, step: number): number => tidy(Math.round(amount / step) * step)

const tidy = (value: number): number => Number(value.toFixed(6))
