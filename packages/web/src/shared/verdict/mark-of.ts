import { markOf as markUnder } from '@junheng/core/features/evaluation/matrix/section-standing.ts'
import type { IndicatorValue } from '@junheng/core/features/evaluation/result.ts'
import type { Mark } from '../marks.tsx'

/** The floor of the one item that may stay under its line, as a share of the line: 余项不低于标准的 85%. */
const FLOOR = { floorRatio: 0.85 } as const

/** `spare` for what is below its line but not below 85 % of it. */
export const markOf = (value: IndicatorValue): Mark | null => markUnder(value, FLOOR)
