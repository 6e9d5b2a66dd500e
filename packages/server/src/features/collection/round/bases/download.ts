import type { Download } from '@junheng/core/endpoint.ts'
import { assembleRound, type ReturnSheet } from '@junheng/core/features/collection/round/assemble.ts'
import { Problem } from '@junheng/core/problems.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { dayInChina, workbookFile } from '../../workbooks.ts'
import { findReturn } from '../find-return.ts'
import { detailOf, schoolOf } from '../read-return.ts'
import { packageOfTables } from '../round-package.ts'
import { getRound } from '../round-queries.ts'
import { effectiveValues, sheetsOf } from '../round-sheets.ts'

/** One school's return as it was reported, with last year's values on a sheet of their own. @throws Problem record.missing */
export async function downloadReturn(ctx: Context, id: string): Promise<Download> {
  const row = await findReturn(ctx, id)
  const school = schoolOf(row)
  if (school === null) throw new Problem('record.missing')
  const { values, previous, roundName } = await detailOf(ctx.db, ctx.actor, row)
  const own = effectiveValues(values, 'reported')
  const now = Object.fromEntries([...own].map(([path, { value }]) => [path, value]))
  const before = previous && { name: previous.name, values: previous.values, now }
  return workbook(ctx, `${row.unit_name}-${roundName}.xlsx`, [{ returnId: id, school, values: own }], before, true)
}

/** All returns of a round as they were reported. @throws Problem record.missing */
export async function downloadRound(ctx: Context, id: string): Promise<Download> {
  const { code } = countyOf(ctx.actor)
  const { name } = await getRound(ctx.db, code, id)
  return workbook(ctx, `${name}.xlsx`, await sheetsOf(ctx.db, code, id, 'reported'), null, false)
}

async function workbook(
  ctx: Context,
  fileName: string,
  sheets: readonly ReturnSheet[],
  previous: { name: string; values: Record<string, string>; now: Record<string, string> } | null,
  oneSchool: boolean,
): Promise<Download> {
  const bytes = packageOfTables(assembleRound(countyOf(ctx.actor), sheets))
  const input = { bytes, today: dayInChina(ctx.now), previous, oneSchool }
  return workbookFile(fileName, await ctx.work.run('returnWorkbook', input, ctx.signal))
}
