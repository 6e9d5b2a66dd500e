import { createHash } from 'node:crypto'
import type { Fault, NotRun } from '@junheng/core/fault.ts'
import { checkCounty } from '@junheng/core/features/collection/check/check-county.ts'
import type { County } from '@junheng/core/features/collection/county.ts'
import { ENGINE, evaluateCounty } from '@junheng/core/features/evaluation/evaluate-county.ts'
import { judgingTroubles } from '@junheng/core/features/evaluation/judging-troubles.ts'
import type { Evaluation } from '@junheng/core/features/evaluation/result.ts'
import { canonicalProfile, type Profile, readProfile } from '@junheng/core/features/standards/profile.ts'
import type { Standard, StandardKey } from '@junheng/core/features/standards/standard.ts'
import { inputHash } from '../collection/package/input-hash.ts'
import { readCountyPackage } from '../collection/package/read.ts'
import { readCatalogue, readStandard } from '../standards/files.ts'

export interface EvaluateOptions {
  standard: StandardKey
  /** The profile file's parsed JSON and name; absent = the defaults. */
  profile?: { raw: unknown; file: string }
  /** The day exemptions' validity is held against when the data does not state its 统计时点, `YYYY-MM-DD`. */
  today: string
  /** Leave sections and excluded out of the result. */
  brief?: boolean
}

/**
 * Reads a county package and judges every county in it. What cannot be read at all gives faults and no counties.
 * @param input a folder, a zip file, or a zip's bytes
 */
export async function evaluateInput(input: string | Uint8Array, options: EvaluateOptions): Promise<Evaluation> {
  const standard = readStandard(options.standard)
  const { counties, faults } = await readCountyPackage(input, standard.catalogue)
  const { profile, faults: profileFaults } = profileFor(standard, counties, options)
  const checked = checkCounties(counties, standard)
  const troubles = counties.map((county) => judgingTroubles(county, standard, profile))
  return {
    standard: { key: standard.key, hash: standard.hash },
    profile: { key: profile.name, hash: sha256(canonicalProfile(profile)) },
    engine: ENGINE,
    inputHash: inputHash(counties),
    counties: counties.map((county) => evaluateCounty(county, standard, profile, { brief: options.brief ?? false })),
    faults: [...profileFaults, ...faults, ...checked.faults, ...troubles.flatMap((t) => t.faults)],
    notRun: allNotRun([...checked.notRun, ...troubles.flatMap((t) => t.notRun)]),
  }
}

/** Everything wrong with a package, judged by no standard. */
export async function checkInput(input: string | Uint8Array): Promise<{ faults: Fault[]; notRun: NotRun[]; counties: County[] }> {
  const catalogue = readCatalogue()
  const { counties, faults } = await readCountyPackage(input, catalogue)
  const checked = checkCounties(counties, { catalogue })
  return { faults: [...faults, ...checked.faults], notRun: checked.notRun, counties }
}

/** Today in the counties' zone: days and deadlines are Asia/Shanghai whatever the machine's. */
export const todayInChina = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())

/** The profile for these counties: their stated 统计时点 (the latest, where several counties differ) is the day that counts. */
export function profileFor(
  standard: Standard,
  counties: readonly County[],
  options: Pick<EvaluateOptions, 'profile' | 'today'>,
): { profile: Profile; faults: Fault[] } {
  const stated = counties
    .map((county) => county.values.get('statistics_date')?.text ?? '')
    .filter((text) => /^\d{4}-\d\d-\d\d$/.test(text))
  const day = stated.sort().at(-1) ?? options.today
  return readProfile(options.profile?.raw ?? null, standard, day, options.profile?.file)
}

function checkCounties(
  counties: readonly County[],
  standard: Pick<Standard, 'catalogue'>,
): { faults: Fault[]; notRun: NotRun[] } {
  const results = counties.map((county) => checkCounty(county, standard.catalogue))
  return { faults: results.flatMap((r) => r.faults), notRun: allNotRun(results.flatMap((r) => r.notRun)) }
}

/** One entry a rule, with what any county lacks for it. */
function allNotRun(list: readonly NotRun[]): NotRun[] {
  const missing = new Map<string, Set<string>>()
  for (const { rule, missing: names } of list) missing.set(rule, new Set([...(missing.get(rule) ?? []), ...names]))
  return [...missing].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, names]) => ({ rule, missing: [...names] }))
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
