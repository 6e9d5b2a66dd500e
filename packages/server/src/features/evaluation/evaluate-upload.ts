import type { Fault, NotRun } from '@junheng/core/fault.ts'
import { ENGINE, evaluateCounty } from '@junheng/core/features/evaluation/evaluate-county.ts'
import type { Troubles } from '@junheng/core/features/evaluation/judging-troubles.ts'
import { withLostRows } from '@junheng/core/features/evaluation/lost-rows.ts'
import type { Evaluation } from '@junheng/core/features/evaluation/result.ts'
import { readProfile } from '@junheng/core/features/standards/profile.ts'
import { checkCounties } from '../collection/package/check.ts'
import { inputHash } from '../collection/package/input-hash.ts'
import { readCountyInput } from '../collection/workbook/read-input.ts'
import { isWorkbook } from '../collection/workbook/workbook-limits.ts'
import { readStandard } from '../standards/files.ts'
import {
  type CheckedInput,
  checkInput,
  type EvaluateOptions,
  evaluateInput,
  givenProfile,
  profileFor,
  profileHash,
} from './evaluate-input.ts'

/** As `checkInput`, for the bytes of a package or of a workbook. */
export async function checkUpload(bytes: Uint8Array): Promise<CheckedInput> {
  if (!looksLikeWorkbook(bytes)) return checkInput(bytes)
  const standard = readStandard('quality_balanced_2017')
  const { counties, faults, readable } = await readCountyInput(bytes, standard.catalogue)
  const checked = checkCounties(counties, standard.catalogue)
  const { profile } = readProfile(null, standard, '')
  const suspicions: Fault[] = []
  for (const county of counties) evaluateCounty(county, standard, profile, { brief: true, suspicions })
  return { counties, readable, faults: [...faults, ...checked.faults, ...suspicions], notRun: checked.notRun }
}

/** As `evaluateInput`, for the bytes of a package or of a workbook. */
export async function evaluateUpload(bytes: Uint8Array, options: EvaluateOptions): Promise<Evaluation> {
  if (!looksLikeWorkbook(bytes)) return evaluateInput(bytes, options)
  const standard = readStandard(options.standard)
  const { counties, faults } = await readCountyInput(bytes, standard.catalogue)
  const { profile, faults: profileFaults } = givenProfile(standard, options)
  const checked = checkCounties(counties, standard.catalogue)
  const troubles: Troubles[] = []
  const suspicions: Fault[] = []
  const judged = counties.map((county) => {
    const own = profileFor(county, profile, options.today)
    return withLostRows(evaluateCounty(county, standard, own, { brief: false, suspicions, troubles }), faults)
  })
  return {
    standard: { key: standard.key, hash: standard.hash },
    profile: { key: profile.name, hash: profileHash(profile) },
    engine: ENGINE,
    inputHash: inputHash(counties),
    counties: judged,
    faults: [...profileFaults, ...faults, ...checked.faults, ...suspicions, ...troubles.flatMap((t) => t.faults)],
    notRun: [...checked.notRun, ...byRule(troubles.flatMap((t) => t.notRun))],
  }
}

export const looksLikeWorkbook = (bytes: Uint8Array): boolean =>
  isWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))

function byRule(list: readonly NotRun[]): NotRun[] {
  const rules = new Map<string, Set<string>>()
  for (const { rule, missing } of list) rules.set(rule, new Set([...(rules.get(rule) ?? []), ...missing]))
  return [...rules].map(([rule, missing]) => ({ rule, missing: [...missing] }))
}
