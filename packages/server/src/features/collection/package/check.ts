import type { Fault, NotRun } from '@junheng/core/fault.ts'
import { checkCounty } from '@junheng/core/features/collection/check/check-county.ts'
import { TABLES } from '@junheng/core/features/collection/columns.ts'
import type { County } from '@junheng/core/features/collection/county.ts'
import { FaultList } from '@junheng/core/features/collection/fault-list.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'

/**
 * Runs the consistency rules over all counties of a package. Faults are counted together, so that a flood is folded once for the
 * package and not once a county. A rule that could not run for one of the counties is listed as not run, with all that was lacking.
 */
export function checkCounties(counties: readonly County[], catalogue: Catalogue): { faults: Fault[]; notRun: NotRun[] } {
  const faults = checkFaults()
  const notRun = unitedNotRun(counties.flatMap((county) => checkCounty(county, catalogue, faults).notRun))
  return { faults: faults.list(), notRun }
}

/** An empty list for the faults that the rules find. */
export const checkFaults = (): FaultList => new FaultList(TABLES.map((table) => `${table}.csv`))

/** One entry for each rule that could not run for some county, with all that was lacking. */
export function unitedNotRun(list: readonly NotRun[]): NotRun[] {
  const missing = new Map<string, Set<string>>()
  for (const { rule, missing: names } of list) {
    const known = missing.get(rule) ?? new Set<string>()
    for (const name of names) known.add(name)
    missing.set(rule, known)
  }
  return [...missing].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, names]) => ({ rule, missing: [...names] }))
}
