/**
 * Writes `county.xlsx`: the fictional county of `county.zip` as a county workbook. The bytes depend on that county and the catalogue alone;
 * `make-workbook.test.ts` holds the committed file to the data.
 *
 * Run: node_modules/node/bin/node examples/make-workbook.ts
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { countyWorkbook } from '../packages/server/src/features/collection/workbook/county-workbook.ts'
import { readCountyInput } from '../packages/server/src/features/collection/workbook/read-input.ts'
import { loadStandards, readCatalogue } from '../packages/server/src/features/standards/files.ts'

const here = import.meta.dirname

export async function madeWorkbook(): Promise<Uint8Array> {
  const catalogue = readCatalogue()
  const { counties } = await readCountyInput(join(here, 'county.zip'), catalogue)
  return countyWorkbook(counties, { catalogue, standards: loadStandards(), years: [2023, 2024, 2025] })
}

if (import.meta.main) writeFileSync(join(here, 'county.xlsx'), await madeWorkbook())
