import { RUN_BASES, type RunBasis } from '@junheng/core/features/collection/round/bases.ts'
import { evaluatePackage } from '@junheng/core/features/evaluation/contract.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../call.ts'
import { packagesKey } from '../packages.ts'
import { type ChosenProfile, DEFAULTS } from '../profiles.ts'
import type { StandardKey } from '../standards.ts'
import type { Search } from '../url.ts'

/** By what a package is judged; `county` where one of several is meant. */
export interface Judging extends ChosenProfile {
  standard: StandardKey
  county?: string
  /** Which values of a data round are taken; the best there are where it is not said. */
  basis?: RunBasis
  /** A kept judgement of that data: its own values and rules, whatever else is named. */
  run?: string
}

/** The basis an address names. */
export const readBasis = (text: string | undefined): RunBasis | undefined => RUN_BASES.find((basis) => basis === text)

/** Of an address what says whose data and by which rules: what a link to another page over the same evaluation keeps. */
export const judgedSearch = ({ package: pack, county, standard, profile, settings, basis, run }: Search): Search => ({
  package: pack,
  run,
  basis,
  county,
  standard,
  profile,
  settings,
})

/**
 * What an address must name to show the same figures for good: also the package and rules a page took as the present ones, so that neither
 * newer data nor another adopted profile changes them.
 */
export const lastingSearch = (pack: string, { standard, county, profile, settings, basis, run }: Judging): Search => ({
  package: pack,
  run,
  basis,
  county,
  standard,
  profile: settings ? undefined : (profile ?? DEFAULTS),
  settings,
})

/** Of a package's counties the one asked for, else the reader's own, else the first; `codeOf` reads a county's code. */
export function countyOf<C>(counties: readonly C[], codeOf: (county: C) => string, asked?: string, own?: string): C | undefined {
  const named = (code: string | undefined) => counties.find((county) => codeOf(county) === code)
  return named(asked) ?? named(own) ?? counties[0]
}

/** A package never changes once stored, and a standard not while the program runs: what was judged stays judged. */
export const evaluationQuery = (id: string, judging: Judging) =>
  queryOptions({
    queryKey: [...packagesKey, id, 'evaluation', judging],
    queryFn: ({ signal }) => call(evaluatePackage, { params: { id }, query: { ...judging } }, signal),
    staleTime: 5 * 60_000,
  })
