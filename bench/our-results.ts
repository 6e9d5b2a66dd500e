import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { evaluateCounty } from '@junheng/core/features/evaluation/evaluate-county.ts'
import { RATIO_READINGS } from '@junheng/core/features/evaluation/finance/groups.ts'
import { financeSheet, type RuleCell } from '@junheng/core/features/evaluation/finance/sheet.ts'
import { frameOf } from '@junheng/core/features/evaluation/frame.ts'
import type { CountyResult } from '@junheng/core/features/evaluation/result.ts'
import { readProfile } from '@junheng/core/features/standards/profile.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { readCountyPackage } from '../packages/server/src/features/collection/package/read.ts'
import { readStandard } from '../packages/server/src/features/standards/files.ts'

/** What the engine makes of a package, under the folder's own profile.json if it has one: to be held against a second opinion. */
export async function ourResults(folder: string, key: StandardKey = 'quality_balanced_2017'): Promise<CountyResult[]> {
  const standard = readStandard(key)
  const { counties } = await readCountyPackage(folder, standard.catalogue)
  const { profile, faults } = readProfile(ownProfile(folder), standard, '2025-09-01')
  if (faults.length > 0) throw new Error(`profile: ${faults[0]!.message}`)
  return counties.map((county) => evaluateCounty(county, standard, profile))
}

/** 教育经费 of a package's county, requirement by requirement and year by year (`<rule>@<year>`), under both readings of 一个比例. */
export async function ourFinance(folder: string): Promise<Map<string, RuleCell>> {
  const standard = readStandard('quality_balanced_2017')
  const { counties } = await readCountyPackage(folder, standard.catalogue)
  return new Map(
    RATIO_READINGS.flatMap((reading) => {
      const { profile } = readProfile({ name: reading, settings: { 'finance.oneRatio': reading } }, standard, '2025-09-01')
      const { years, groups } = financeSheet(frameOf(counties[0]!, standard, profile))
      return groups.flatMap(({ rules }) =>
        rules.flatMap(({ key, cells }) => cells.map((cell, at) => [`${key}@${years[at]}`, cell] as const)),
      )
    }),
  )
}

function ownProfile(folder: string): unknown {
  const file = join(folder, 'profile.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

/** The same number to a relative 1e-9; null only equals null. */
export function sameNumber(a: number | null | undefined, b: number | null | undefined): boolean {
  if (a === null || a === undefined || b === null || b === undefined) return (a ?? null) === (b ?? null)
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))
}

/** met → true, unmet → false, not judgeable → null: as SQL and Python say it. */
export const asBoolean = (verdict: string | null): boolean | null =>
  verdict === 'met' ? true : verdict === 'unmet' ? false : null
