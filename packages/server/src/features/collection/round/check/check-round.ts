import type { Fault, NotRun } from '@junheng/core/fault.ts'
import type { County } from '@junheng/core/features/collection/county.ts'
import type { ReturnSheet } from '@junheng/core/features/collection/round/assemble.ts'
import { ROUND_RULES } from '@junheng/core/features/collection/round/check/round-rules.ts'
import type { NotRunRule } from '@junheng/core/features/collection/round/check/schema.ts'
import { withPrevious } from '@junheng/core/features/collection/round/check/with-previous.ts'
import { twoYears } from '@junheng/core/features/collection/round/check/year-on-year.ts'
import { evaluateCounty } from '@junheng/core/features/evaluation/evaluate-county.ts'
import type { Troubles } from '@junheng/core/features/evaluation/judging-troubles.ts'
import { phase, type Tell } from '@junheng/core/progress.ts'
import { checkCounties } from '../../package/check.ts'
import { readCountyPackage } from '../../package/read.ts'
import { packageOfTables } from '../round-package.ts'
import { askRoundRules, countyOfSheets } from './ask-round-rules.ts'
import { type Rules, type RulesAsked, rulesOf } from './checked-standard.ts'
import { type MissingHere, missingIn } from './missing.ts'
import { faultPlaces } from './place-fault.ts'
import { tablesOf } from './return-sheet.ts'
import { type FoundFault, foundFault, inNames } from './rule-words.ts'

/** A round to check. `previous`: the sheets of the round before, null where there is none. */
export interface RoundToCheck extends RulesAsked {
  county: { code: string; name: string }
  today: string
  sheets: readonly ReturnSheet[]
  /** The departments' names in the catalogue, by return. */
  units: Readonly<Record<string, string>>
  previous: readonly ReturnSheet[] | null
}

export interface FoundInRound {
  faults: (FoundFault & { returnId: string | null })[]
  notRun: NotRunRule[]
  /** By return. */
  missing: Record<string, MissingHere[]>
}

/** Asks a round what a package is asked, what only a round can be asked (`ROUND_RULES`), and each return what it lacks. */
export async function checkRound(input: RoundToCheck, tell: Tell): Promise<FoundInRound> {
  const rules = rulesOf(input)
  const { standard } = rules
  const tables = tablesOf(input.county, input.sheets)
  tell(phase('reading'))
  const { counties, faults } = await readCountyPackage(packageOfTables(tables), standard.catalogue)
  const before = input.previous && (await countyOfSheets(input.county, input.previous, standard))
  tell(phase('checking'))
  const [county] = counties
  const asked = county ? askAll(county, before, rules, input.schoolYear) : { faults: [], notRun: [] }
  const placeOf = faultPlaces(tables, input.sheets)
  return {
    faults: [...faults, ...asked.faults].flatMap((fault) => {
      const place = placeOf(fault)
      return NOT_SAID.has(fault.rule) ? [] : [{ ...foundFault(fault, place?.path ?? null), returnId: place?.returnId ?? null }]
    }),
    notRun: inNames(asked.notRun, standard),
    missing: missingIn(input, rules, counties),
  }
}

/** What `missing` says better, and what was read as it was meant. */
const NOT_SAID = new Set(['S011', 'S038'])

function askAll(county: County, before: County | null, rules: Rules, schoolYear: number): { faults: Fault[]; notRun: NotRun[] } {
  const { standard, profile } = rules
  const years = before && twoYears(county, before)
  const checked = checkCounties([years ? withPrevious(years) : county], standard.catalogue)
  const suspicions: Fault[] = []
  const troubles: Troubles[] = []
  evaluateCounty(county, standard, profile, { brief: true, suspicions, troubles })
  const own = askRoundRules(ROUND_RULES, county, years, standard, schoolYear)
  return {
    faults: [...checked.faults, ...suspicions, ...troubles.flatMap((one) => one.faults), ...own.faults],
    notRun: [...checked.notRun, ...troubles.flatMap((one) => one.notRun), ...own.notRun],
  }
}
