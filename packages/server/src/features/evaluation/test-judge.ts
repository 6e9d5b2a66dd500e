/** Test support: judge a small package, and find what a test looks at. */
import assert from 'node:assert/strict'
import { evaluateCounty } from '@junheng/core/features/evaluation/evaluate-county.ts'
import type { CountyResult, ItemResult, SectionResult } from '@junheng/core/features/evaluation/result.ts'
import { readProfile } from '@junheng/core/features/standards/profile.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { readCountyPackage } from '../collection/package/read.ts'
import { readStandard } from '../standards/files.ts'
import { aPackage, aSchool, aSection, type PackageText } from './test-package.ts'

export async function judge(
  text: PackageText,
  settings: Record<string, unknown> = {},
  standardKey: StandardKey = 'quality_balanced_2017',
  today = '2026-09-01',
): Promise<CountyResult> {
  const standard = readStandard(standardKey)
  const { counties } = await readCountyPackage(aPackage(text), standard.catalogue)
  const { profile, faults } = readProfile({ name: 'test', settings }, standard, today)
  assert.deepEqual(faults, [])
  return evaluateCounty(counties[0]!, standard, profile)
}
export const section = (result: CountyResult, code: number, stage = 'primary'): SectionResult =>
  result.sections.find((s) => s.schoolCode === String(2199000000 + code) && s.stage === stage)!
export const item = (result: CountyResult, key: string): ItemResult => result.items.find((i) => i.key === key)!
export const oneSchool = (
  school: Record<string, string | number>,
  own: Record<string, string | number> = {},
  county: Record<string, string | number> = {},
): PackageText => ({ schools: [aSchool(1, school)], sections: [aSection(1, own)], county })
export const near = (actual: number | null, expected: number): void =>
  assert.ok(actual !== null && Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`)
