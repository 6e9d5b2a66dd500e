import type { TemplateKind } from '@junheng/core/features/collection/schema.ts'
import { loadStandards, readCatalogue } from '../standards/files.ts'
import { countyWorkbook } from './workbook/county-workbook.ts'
import { readCountyInput } from './workbook/read-input.ts'
import type { WorkbookOptions } from './workbook/workbook-options.ts'

/** An empty workbook to fill in. `today` is `YYYY-MM-DD`; amounts are asked for the three years before it. */
export const emptyWorkbook = (kind: TemplateKind, today: string): Uint8Array =>
  countyWorkbook([], { ...optionsFor(today), oneSchool: kind === 'school' })

/** Handed-in data as a workbook: the template filled with it. */
export async function filledWorkbook(bytes: Uint8Array, today: string): Promise<Uint8Array> {
  const options = optionsFor(today)
  const { counties } = await readCountyInput(bytes, readCatalogue())
  return countyWorkbook(counties, options)
}

/** What workbooks are made with. `today` is `YYYY-MM-DD`. */
export function optionsFor(today: string): WorkbookOptions {
  const year = Number(today.slice(0, 4))
  return { catalogue: readCatalogue(), standards: loadStandards(), years: [year - 3, year - 2, year - 1] }
}
