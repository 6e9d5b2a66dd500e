import type { NotRun } from '../../../fault.ts'
import type { Catalogue } from '../../standards/catalogue.ts'
import type { CountyGroup } from '../county-group.ts'
import type { FaultList } from '../fault-list.ts'
import { type CheckColumns, checkColumns, groupColumns } from './check-columns.ts'
import { askRule, missingFor, report, truthsOf } from './check-county.ts'
import { CODED_RULES } from './coded-rules.ts'
import { checkPlausibility } from './plausibility.ts'
import { type CheckRule, checkRules } from './rules.ts'
import { checkPay } from './unit-slips.ts'

/**
 * Asks the rules of all counties of a group, with the faults that `checkCounty` finds in each of them. A rule is asked in one run over the
 * common columns where that can be: where each of its inputs was reported by somebody in every county, or by nobody in any.
 *
 * @returns what did not run, for one county or for all of them
 */
export function checkGroup(group: CountyGroup, catalogue: Catalogue, faults: FaultList): NotRun[] {
  const { counties, all } = group
  const common = groupColumns(group)
  const known: (CheckColumns | undefined)[] = []
  const own = (k: number): CheckColumns => (known[k] ??= checkColumns(counties[k]!))
  const notRun: NotRun[] = []
  for (const rule of checkRules()) {
    if (rule.id === 'V030') continue
    const together = CODED_RULES[rule.id] ? null : askTogether(group, common, own, rule, faults)
    for (const missing of together === null ? counties.map((county, k) => askRule(county, own(k), rule, faults)) : [together])
      if (missing.length > 0) notRun.push({ rule: rule.id, missing })
  }
  checkPlausibility(all, catalogue, faults)
  for (const county of counties) checkPay(county, catalogue, faults)
  return notRun
}

/** One run for all; null, and nothing said, when each county must be asked by itself. */
function askTogether(
  group: CountyGroup,
  columns: CheckColumns,
  own: (county: number) => CheckColumns,
  rule: CheckRule,
  faults: FaultList,
): string[] | null {
  const starts = startsOf(group, rule)
  const inputs = rule.parts.flatMap(({ names, assume }) =>
    names.filter((name) => assume[name] === undefined).map((name) => columns[rule.scope as keyof CheckColumns](name)),
  )
  if (inputs.some((input) => input instanceof Float64Array && !isKnownInEach([input], starts))) return null
  const rows = starts.at(-1)!
  const truths = rule.parts.map((part) => truthsOf(columns, rule, part, rows))
  const missing = missingFor(columns, rule)
  if (!missing.absent && !isKnownInEach(truths, starts)) return null
  for (const [p, part] of rule.parts.entries()) {
    for (let row = truths[p]!.indexOf(0); row >= 0; row = truths[p]!.indexOf(0, row + 1)) {
      if (rule.scope === 'county') report(group.counties[row]!, own(row), rule, part, 0, faults)
      else report(group.all, columns, rule, part, row, faults)
    }
  }
  return missing.absent ? missing.elements : []
}

/** Where the rows of each county begin in the columns of the rule's scope. */
function startsOf({ counties, firstSchool, firstSection }: CountyGroup, { scope }: CheckRule): Int32Array {
  if (scope === 'section') return firstSection
  return scope === 'school' ? firstSchool : Int32Array.from({ length: counties.length + 1 }, (_, k) => k)
}

/** True when in every county some row of some column is known. */
function isKnownInEach(columns: readonly Float64Array[], starts: Int32Array): boolean {
  for (let k = 0; k + 1 < starts.length; k++) {
    const [from, to] = [starts[k]!, starts[k + 1]!]
    if (!columns.some((column) => isKnownIn(column, from, to))) return false
  }
  return true
}

function isKnownIn(column: Float64Array, from: number, to: number): boolean {
  for (let row = from; row < to; row++) if (!Number.isNaN(column[row]!)) return true
  return false
}
