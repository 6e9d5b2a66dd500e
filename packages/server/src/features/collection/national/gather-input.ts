import type { County } from '@junheng/core/features/collection/county.ts'
import type { Recogniser } from '@junheng/core/features/collection/national/recogniser.ts'
import { RECOGNISERS } from '@junheng/core/features/collection/national/recognisers.ts'
import type { GatherReport } from '@junheng/core/features/collection/national/schema.ts'
import type { Tell } from '@junheng/core/progress.ts'
import { loadStandards, readCatalogue } from '../../standards/files.ts'
import { countyWorkbook } from '../workbook/county-workbook.ts'
import { readCountyInput } from '../workbook/read-input.ts'
import type { WorkbookLimits } from '../workbook/workbook-limits.ts'
import { type ExportFile, gather } from './gather.ts'
import { reconciliationSheet } from './reconciliation-sheet.ts'

export interface GatherInput {
  files: readonly ExportFile[]
  /** The base: a path or bytes of a workbook or package with one county; null for none. */
  base: string | Uint8Array | null
  /** `YYYY-MM-DD`; yearly amounts are offered for the three years before. */
  today: string
  recognisers?: readonly Recogniser[]
  /** Null for the user's own files. */
  limits: WorkbookLimits | null
  tell?: Tell
}

/** The base holds several counties, or none that can be read. */
export class UnusableBase extends Error {}

/**
 * What exports say, and the county workbook filled with it.
 * @returns `workbook` makes the file when it is wanted; null where there is nothing to fill in
 * @throws UnusableBase
 */
export async function gatherInput(input: GatherInput): Promise<{ report: GatherReport; workbook: (() => Uint8Array) | null }> {
  const { files, today, limits, recognisers = RECOGNISERS, tell } = input
  const catalogue = readCatalogue()
  const base = input.base === null ? null : await readBase(input.base)
  const options = { base, catalogue, recognisers, limits, ...(tell ? { tell } : {}) }
  const { report, county } = await gather(files, options)
  if (county === null) return { report, workbook: null }
  const year = Number(today.slice(0, 4))
  return {
    report,
    workbook: () =>
      countyWorkbook([county], {
        catalogue,
        standards: loadStandards(),
        years: [year - 3, year - 2, year - 1],
        more: [reconciliationSheet(report.reconciliation)],
      }),
  }
}

async function readBase(input: string | Uint8Array): Promise<County> {
  const { counties } = await readCountyInput(input, readCatalogue())
  const [county, ...more] = counties
  if (county === undefined) throw new UnusableBase('底稿读不出来。请先用 check 检查。')
  if (more.length > 0) throw new UnusableBase(`底稿里有 ${counties.length} 个县，一次只能填一个县。`)
  return county
}
