import type { Fault } from '@junheng/core/fault.ts'

export interface FaultFilter {
  severity: string | undefined
  sheet: string | undefined
  search: string | undefined
}

/** The faults a filter leaves, in the order they came. The search looks into everything a person can read. */
export function filterFaults(faults: readonly Fault[], { severity, sheet, search }: FaultFilter): Fault[] {
  const wanted = search?.trim().toLowerCase() ?? ''
  return faults.filter(
    (f) =>
      (!severity || f.severity === severity) &&
      (!sheet || f.sheet === sheet) &&
      (wanted === '' ||
        [f.sheet, f.column, f.cell, f.rule, f.message, f.repair].some((text) => text?.toLowerCase().includes(wanted))),
  )
}

/** Where a fault stands, as one says it: `C12`, `第 14 行`, or `整张表`. */
export function placeOf({ cell, row }: Pick<Fault, 'cell' | 'row'>): string {
  return cell ?? (row === null ? '整张表' : `第 ${row} 行`)
}

/** How many faults each sheet or file holds, most first. */
export function bySheet(faults: readonly Fault[]): { sheet: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { sheet } of faults) counts.set(sheet, (counts.get(sheet) ?? 0) + 1)
  return [...counts].map(([sheet, count]) => ({ sheet, count })).sort((a, b) => b.count - a.count)
}
