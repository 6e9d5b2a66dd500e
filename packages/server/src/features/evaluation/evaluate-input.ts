import { createHash } from 'node:crypto'
import type { Fault, NotRun } from '@junheng/core/fault.ts'
import type { County } from '@junheng/core/features/collection/county.ts'
import { statisticsDay } from '@junheng/core/features/collection/statistics-day.ts'
import { ENGINE, evaluateCounty } from '@junheng/core/features/evaluation/evaluate-county.ts'
import type { Troubles } from '@junheng/core/features/evaluation/judging-troubles.ts'
import { withLostRows } from '@junheng/core/features/evaluation/lost-rows.ts'
import type { CountyResult, Evaluation } from '@junheng/core/features/evaluation/result.ts'
import { canonicalProfile, type Profile, profileOn, readProfile } from '@junheng/core/features/standards/profile.ts'
import type { Standard, StandardKey } from '@junheng/core/features/standards/standard.ts'
import { phase, type Tell } from '@junheng/core/progress.ts'
import { checkCounties } from '../collection/package/check.ts'
import { inputHash } from '../collection/package/input-hash.ts'
import { readCountyInput } from '../collection/workbook/read-input.ts'
import { readStandard } from '../standards/files.ts'

export interface EvaluateOptions {
  standard: StandardKey
  /** The profile file's parsed JSON and name; absent = the defaults. */
  profile?: { raw: unknown; file: string }
  /** The day exemptions' validity is held against when the data does not state its 统计时点, `YYYY-MM-DD`. */
  today: string
  /** Receives each county with its result, for whoever needs more of it than the evaluation says. */
  onJudged?: (county: County, profile: Profile, result: CountyResult) => void
  /** Leave sections and excluded out of the result. */
  brief?: boolean
}

/**
 * Reads a county's data and judges every county in it. What cannot be read at all gives faults and no counties.
 * @param input a workbook, a folder, a zip file, or the bytes of a workbook or zip
 */
export async function evaluateInput(input: string | Uint8Array, options: EvaluateOptions): Promise<Evaluation> {
  const standard = readStandard(options.standard)
  const { counties, faults } = await readCountyInput(input, standard.catalogue)
  const { profile, faults: profileFaults } = givenProfile(standard, options)
  const checked = checkCounties(counties, standard.catalogue)
  const troubles: Troubles[] = []
  const suspicions: Fault[] = []
  const brief = options.brief ?? false
  return {
    standard: { key: standard.key, hash: standard.hash },
    profile: { key: profile.name, hash: profileHash(profile) },
    engine: ENGINE,
    inputHash: inputHash(counties),
    counties: counties.map((county) => {
      const own = profileFor(county, profile, options.today)
      const result = withLostRows(evaluateCounty(county, standard, own, { brief, suspicions, troubles }), faults)
      options.onJudged?.(county, own, result)
      return result
    }),
    faults: [...profileFaults, ...faults, ...checked.faults, ...suspicions, ...troubles.flatMap((t) => t.faults)],
    notRun: [...checked.notRun, ...openRules(troubles.flatMap((t) => t.notRun))],
  }
}

/** What `checkInput` found; `readable` is false when schools or sections could not be read at all. */
export interface CheckedInput {
  counties: County[]
  /** Before lists stand in for figures. */
  typed: County[]
  faults: Fault[]
  notRun: NotRun[]
  readable: boolean
}

/**
 * Everything wrong with a package. V030 needs judged values: those of the 2017 standard with its defaults.
 * @param salt a data round's, for staff numbers
 */
export async function checkInput(input: string | Uint8Array, tell?: Tell, salt?: string): Promise<CheckedInput> {
  const standard = readStandard('quality_balanced_2017')
  const { counties, typed, faults, readable } = await readCountyInput(input, standard.catalogue, undefined, tell, salt)
  tell?.(phase('checking'))
  const checked = checkCounties(counties, standard.catalogue)
  const { profile } = readProfile(null, standard, '')
  const suspicions: Fault[] = []
  const troubles: Troubles[] = []
  for (const county of counties) evaluateCounty(county, standard, profile, { brief: true, suspicions, troubles })
  const notRun = [...checked.notRun, ...openRules(troubles.flatMap((t) => t.notRun))]
  return { counties, typed, readable, faults: [...faults, ...checked.faults, ...suspicions], notRun }
}

/** The profile as handed in, on today's day; `profileFor` puts it on a county's own. */
export const givenProfile = (
  standard: Standard,
  options: Pick<EvaluateOptions, 'profile' | 'today'>,
): { profile: Profile; faults: Fault[] } =>
  readProfile(options.profile?.raw ?? null, standard, options.today, options.profile?.file)

/** The profile on the day that counts for a county: its stated 统计时点, else today. Counties of one package need not share it. */
export function profileFor(county: County, profile: Profile, today: string): Profile {
  return profileOn(profile, statisticsDay(county) ?? today)
}

/** One entry a rule the judging could not run for some county, with what was lacking. */
export function openRules(list: readonly NotRun[]): NotRun[] {
  const rules = new Map<string, Set<string>>()
  for (const { rule, missing } of list) rules.set(rule, new Set([...(rules.get(rule) ?? []), ...missing]))
  return [...rules].map(([rule, missing]) => ({ rule, missing: [...missing] }))
}

export const profileHash = (profile: Profile): string => sha256(canonicalProfile(profile))
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
