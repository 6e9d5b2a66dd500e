/** Test support: the example county, or a small package, judged and in its forms. */
import { join } from 'node:path'
import type { Form, FormCell, FormKey } from '@junheng/core/features/evaluation/forms/form.ts'
import { formsOf, type JudgedCounty, judgedCounty } from '@junheng/core/features/evaluation/forms/forms.ts'
import { readProfile } from '@junheng/core/features/standards/profile.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { readCountyPackage } from '../../collection/package/read.ts'
import { readStandard } from '../../standards/files.ts'
import { aPackage, type PackageText } from '../test-package.ts'

export const EXAMPLE = join(import.meta.dirname, '../../../../../../examples/county.zip')

export async function judged(
  input: string | PackageText,
  standardKey: StandardKey = 'quality_balanced_2017',
  settings: Record<string, unknown> = {},
): Promise<JudgedCounty> {
  const standard = readStandard(standardKey)
  const { counties } = await readCountyPackage(typeof input === 'string' ? input : aPackage(input), standard.catalogue)
  const { profile } = readProfile({ name: 'default', settings }, standard, '2026-09-01')
  return judgedCounty(counties[0]!, standard, profile)
}

/** The county's forms by key, with a way to one cell: row by its key, column by its key. */
export async function formsBy(
  input: string | PackageText,
  standard?: StandardKey,
): Promise<{ form: (key: FormKey) => Form; cell: (key: FormKey, row: string, column: string) => FormCell }> {
  const forms = formsOf(await judged(input, standard))
  const form = (key: FormKey): Form => forms.find((f) => f.key === key)!
  return {
    form,
    cell: (key, row, column) => {
      const found = form(key).rows.find((r) => r.key === row)
      if (!found) throw new Error(`no row ${row} in ${key}`)
      return found.cells.find((c) => c.column === column)!
    },
  }
}
