import type { Fault, NotRun } from '@junheng/core/fault.ts'
import { checkCounty } from '@junheng/core/features/collection/check/check-county.ts'
import { TABLES } from '@junheng/core/features/collection/columns.ts'
import type { County } from '@junheng/core/features/collection/county.ts'
import { FaultList } from '@junheng/core/features/collection/fault-list.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'

/**
 * Runs the consistency rules over all counties of a package. Faults are counted together, so that a flood is folded once for the
 * package and not once a county; a rule is not run only where no county reported its inputs.
 */
export function checkCounties(counties: readonly County[], catalogue: Catalogue): { faults: Fault[]; notRun: NotRun[] } {
  const faults = new FaultList(TABLES.map((table) => `${table}.csv`))
  const missing = new Map<string, { counties: number; names: Set<string> }>()
  for (const county of counties) {
    for (const { rule, missing: names } of checkCounty(county, catalogue, faults).notRun) {
      const known = missing.get(rule) ?? { counties: 0, names: new Set<string>() }
      known.counties++
      for (const name of names) known.names.add(name)
      missing.set(rule, known)
    }
  }
  const notRun = [...missing]
    .filter(([, { counties: without }]) => without === counties.length)
    .map(([rule, { names }]) => ({ rule, missing: [...names] }))
  return { faults: faults.list(), notRun }
}
