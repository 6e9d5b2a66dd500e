import type { UnitStanding } from './schema.ts'

/**
 * Units by how much is overdue: most overdue items first, then the longest overdue, then the most standing; by name where all that is equal. Units with
 * equally many overdue items, equally long, share a rank and the next rank counts them all (1, 1, 3).
 */
export function inRanks(
  units: readonly Omit<UnitStanding, 'rank'>[],
  compareNames: (a: string, b: string) => number,
): UnitStanding[] {
  const ordered = [...units].sort(
    (a, b) => b.late - a.late || b.longestLate - a.longestLate || b.standing - a.standing || compareNames(a.name, b.name),
  )
  let rank = 0
  return ordered.map((unit, i) => {
    const before = ordered[i - 1]
    if (before?.late !== unit.late || before.longestLate !== unit.longestLate) rank = i + 1
    return { ...unit, rank }
  })
}
