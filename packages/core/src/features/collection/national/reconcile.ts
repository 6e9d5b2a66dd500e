import { z } from 'zod'
import { compareText } from '../fault-list.ts'

const Figure = z.number().nullable()

/** One figure held against itself: what the statistics, the school and a list of persons or things say. Null: said nothing. */
export const ReconciliationRow = z.object({
  schoolCode: z.string(),
  schoolName: z.string(),
  stage: z.enum(['primary', 'junior']).nullable(),
  element: z.string(),
  elementName: z.string(),
  unit: z.string(),
  /** 统计: the national table. */
  national: Figure,
  /** 自报: the base workbook. */
  reported: Figure,
  /** 名单: counted from the rows of a list. */
  list: Figure,
  /** The largest less the smallest of what is said; null where fewer than two say anything. */
  difference: Figure,
  used: z.enum(['national', 'reported', 'list']),
  /** Which files, sheets and cells said so. */
  source: z.string(),
  /** Empty: for people to fill in. */
  explanation: z.string(),
})
export type ReconciliationRow = z.infer<typeof ReconciliationRow>

type Said = Omit<ReconciliationRow, 'difference' | 'explanation'>

/** By school, then stage, then the elements' own order; a difference within binary noise is none. */
export function reconciled(said: readonly Said[], order: readonly string[]): ReconciliationRow[] {
  const rank = new Map(order.map((element, i) => [element, i]))
  return said
    .map((row) => ({ ...row, difference: largestDifference([row.national, row.reported, row.list]), explanation: '' }))
    .sort(
      (a, b) =>
        compareText(a.schoolCode, b.schoolCode) ||
        stageRank(a.stage) - stageRank(b.stage) ||
        (rank.get(a.element) ?? 0) - (rank.get(b.element) ?? 0),
    )
}

/** The largest less the smallest; null for fewer than two figures. */
export function largestDifference(figures: readonly (number | null)[]): number | null {
  const known = figures.filter((f) => f !== null)
  if (known.length < 2) return null
  const [least, most] = [Math.min(...known), Math.max(...known)]
  return most - least <= 1e-9 * Math.max(Math.abs(most), Math.abs(least)) ? 0 : Number((most - least).toPrecision(12))
}

const stageRank = (stage: ReconciliationRow['stage']): number => (stage === null ? 0 : stage === 'primary' ? 1 : 2)
