import type { NotRun } from '@junheng/core/fault.ts'
import { checkRules } from '@junheng/core/features/collection/check/rules.ts'
import type { ReturnSheet } from '@junheng/core/features/collection/round/assemble.ts'
import { ROUND_RULES } from '@junheng/core/features/collection/round/check/round-rules.ts'
import type { NotRunRule } from '@junheng/core/features/collection/round/check/schema.ts'
import { withPrevious } from '@junheng/core/features/collection/round/check/with-previous.ts'
import { twoYears } from '@junheng/core/features/collection/round/check/year-on-year.ts'
import { checkCounties } from '../../package/check.ts'
import { readCountyPackage } from '../../package/read.ts'
import { packageOfTables } from '../round-package.ts'
import { askRoundRules, countyOfSheets, isOfOneSchool } from './ask-round-rules.ts'
import { type RulesAsked, rulesOf } from './checked-standard.ts'
import { type MissingHere, missingIn } from './missing.ts'
import { faultPlaces } from './place-fault.ts'
import { tablesOf } from './return-sheet.ts'
import { type FoundFault, foundFault, inNames } from './rule-words.ts'

/** One return to check. For a department's `sheets` holds, before its own, the schools of the round without their values. */
export interface ReturnToCheck extends RulesAsked {
  county: { code: string; name: string }
  returnId: string
  /** The department as the catalogue names it; null for a school. */
  unit: string | null
  /** What cannot exist on this day yet is not missing. */
  today: string
  sheets: readonly ReturnSheet[]
  /** A school's return of the round before. */
  previous: ReturnSheet | null
}

export interface FoundInReturn {
  faults: FoundFault[]
  missing: MissingHere[]
  notRun: NotRunRule[]
}

/** Asks one return what a whole package is asked (`checkCounties`) and the rules against the round before, as far as one return can answer; and what it lacks. */
export async function checkReturn(input: ReturnToCheck): Promise<FoundInReturn> {
  const { county, returnId, unit, schoolYear, today, sheets } = input
  const rules = rulesOf(input)
  const { standard } = rules
  const tables = tablesOf(county, sheets)
  const { counties, faults } = await readCountyPackage(packageOfTables(tables), standard.catalogue)
  const before = input.previous && (await countyOfSheets(county, [input.previous], standard))
  const [own] = counties
  const years = own && before ? twoYears(own, before) : null
  const checked = checkCounties(years ? [withPrevious(years)] : counties, standard.catalogue)
  const more = own && unit === null ? askRoundRules(OWN_RULES, own, years, standard, schoolYear) : { faults: [], notRun: [] }
  const placeOf = faultPlaces(tables, sheets)
  const asked = {
    schoolYear,
    today,
    sheets: sheets.filter((sheet) => sheet.returnId === returnId),
    units: unit === null ? {} : { [returnId]: unit },
  }
  return {
    faults: [...faults, ...checked.faults, ...more.faults].flatMap((fault) => {
      const place = placeOf(fault)
      return ELSEWHERE.has(fault.rule) || place?.returnId !== returnId ? [] : [foundFault(fault, place.path)]
    }),
    missing: missingIn(asked, rules, counties)[returnId] ?? [],
    notRun: inNames(
      checked.notRun.filter((one) => isAskedOfOne(one, unit === null)),
      standard,
    ),
  }
}

const OWN_RULES = ROUND_RULES.filter(isOfOneSchool)

/** What one return cannot know (its neighbours), what `missing` says better, and what was read as it was meant. */
const ELSEWHERE = new Set(['S011', 'S038', 'S040', 'V031'])

/** Rules of schools for a school's return, of the county's figures for a department's. */
function isAskedOfOne({ rule }: NotRun, ofSchool: boolean): boolean {
  const known = checkRules().find(({ id }) => id === rule)
  return known !== undefined && !ELSEWHERE.has(rule) && (known.scope !== 'county') === ofSchool
}
