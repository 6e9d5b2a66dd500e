import { evaluateCounty } from '@junheng/core/features/evaluation/evaluate-county.ts'
import type { CountyResult } from '@junheng/core/features/evaluation/result.ts'
import { readProfile } from '@junheng/core/features/standards/profile.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { readCountyPackage } from '../packages/server/src/features/collection/package/read.ts'
import { readStandard } from '../packages/server/src/features/standards/files.ts'

/** What the engine makes of a package under the default profile, to be held against a second opinion. */
export async function ourResults(folder: string, key: StandardKey = 'quality_balanced_2017'): Promise<CountyResult[]> {
  const standard = readStandard(key)
  const { counties } = await readCountyPackage(folder, standard.catalogue)
  const { profile } = readProfile(null, standard, '2025-09-01')
  return counties.map((county) => evaluateCounty(county, standard, profile))
}

/** The same number to a relative 1e-9; null only equals null. */
export function sameNumber(a: number | null | undefined, b: number | null | undefined): boolean {
  if (a === null || a === undefined || b === null || b === undefined) return (a ?? null) === (b ?? null)
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))
}

/** met → true, unmet → false, not judgeable → null: as SQL and Python say it. */
export const asBoolean = (verdict: string | null): boolean | null =>
  verdict === 'met' ? true : verdict === 'unmet' ? false : null
