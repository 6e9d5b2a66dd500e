import type { Fault, NotRun } from '@junheng/core/fault.ts'
import type { County } from '@junheng/core/features/collection/county.ts'
import type { ReturnSheet } from '@junheng/core/features/collection/round/assemble.ts'
import { askBetween } from '@junheng/core/features/collection/round/check/between-schools.ts'
import { askLease } from '@junheng/core/features/collection/round/check/lease.ts'
import type { RoundRule } from '@junheng/core/features/collection/round/check/round-rules.ts'
import { askYear, type TwoYears } from '@junheng/core/features/collection/round/check/year-on-year.ts'
import type { Standard } from '@junheng/core/features/standards/standard.ts'
import { checkFaults } from '../../package/check.ts'
import { readCountyPackage } from '../../package/read.ts'
import { packageOfTables } from '../round-package.ts'
import { tablesOf } from './return-sheet.ts'
import { elementName } from './rule-words.ts'

/** Asks rules of a round; those against the round before do not run without one. `schoolYear` 2026: its figures are of 1 September 2026. */
export function askRoundRules(
  rules: readonly RoundRule[],
  county: County,
  years: TwoYears | null,
  standard: Standard,
  schoolYear: number,
): { faults: Fault[]; notRun: NotRun[] } {
  const faults = checkFaults()
  const nameOf = (key: string) => elementName(standard, key)
  const ask = (rule: RoundRule): string[] => {
    if (rule.kind === 'lease') return askLease(county, rule, schoolYear * 10_000 + 901, nameOf, faults)
    if (rule.kind === 'venue' || rule.kind === 'total') return askBetween(county, rule, nameOf, faults)
    return years ? askYear(years, rule, nameOf, faults) : ['previous']
  }
  const notRun = rules.flatMap((rule): NotRun[] => {
    const missing = ask(rule)
    return missing.length > 0 ? [{ rule: rule.id, missing }] : []
  })
  return { faults: faults.list(), notRun }
}

/** Whether a rule can be asked of one school without the others. */
export const isOfOneSchool = ({ kind }: RoundRule): boolean => kind !== 'venue' && kind !== 'total'

/** Returns read as the one county they make up; null where nothing of it can be read. */
export async function countyOfSheets(
  county: { code: string; name: string },
  sheets: readonly ReturnSheet[],
  standard: Standard,
): Promise<County | null> {
  const { counties } = await readCountyPackage(packageOfTables(tablesOf(county, sheets)), standard.catalogue)
  return counties[0] ?? null
}
