import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { assembleRound } from '@junheng/core/features/collection/round/assemble.ts'
import { readCatalogue } from '../../../standards/files.ts'
import { inputHash } from '../../package/input-hash.ts'
import { readCountyPackage } from '../../package/read.ts'
import { packageOfTables } from '../round-package.ts'
import { returnsOfCounty } from './package-values.ts'

const EXAMPLE = join(import.meta.dirname, '../../../../../../../examples/county.zip')

test('a county package taken apart into returns and assembled again is the same county, value for value', async () => {
  const catalogue = readCatalogue()
  const { counties } = await readCountyPackage(readFileSync(EXAMPLE), catalogue)
  const { schools, departments } = returnsOfCounty(counties[0]!, catalogue)
  assert.deepEqual(
    departments.map(({ reporter }) => reporter).sort(),
    [
      '人力资源和社会保障局',
      '教育局人事科',
      '教育局基础教育科',
      '教育局招生考试部门',
      '教育局计划财务科',
      '教育督导室',
      '残疾人联合会',
      '特殊教育学校',
      '统计局',
      '财政局',
    ].sort(),
  )
  const chosen = (values: [string, string][]) =>
    new Map(values.map(([path, value]) => [path, { value, basis: 'reported' as const, version: 1 }]))
  const sheets = [
    ...schools.map(({ identity, values }) => ({ returnId: identity.code, school: identity, values: chosen(values) })),
    ...departments.map(({ reporter, values }) => ({ returnId: reporter, school: null, values: chosen(values) })),
  ]
  const county = { code: counties[0]!.code, name: counties[0]!.name }
  const again = await readCountyPackage(packageOfTables(assembleRound(county, sheets)), catalogue)
  assert.equal(inputHash(again.counties), inputHash(counties))
})
