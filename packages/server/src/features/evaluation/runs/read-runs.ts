import type { Page, Paging } from '@junheng/core/endpoint.ts'
import { differenceOf, isUnturned } from '@junheng/core/features/evaluation/difference/difference.ts'
import type { Repetition, RunDetail, RunSummary, UnmadeRun } from '@junheng/core/features/evaluation/runs/schema.ts'
import { STANDARD_KEYS } from '@junheng/core/features/standards/standard.ts'
import { Problem } from '@junheng/core/problems.ts'
import { bounded } from '../../../background/bounded-cache.ts'
import { readStoredFile } from '../../../files/stored-files.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import type { KeptResults } from './make-run.ts'
import * as queries from './queries.ts'
import { summaryOf } from './run-view.ts'

export async function listRuns(ctx: Context, paging: Paging): Promise<Page<RunSummary> & { unmade: UnmadeRun[] }> {
  const { code } = countyOf(ctx.actor)
  const { total, rows } = await queries.listRuns(ctx.db, code, paging)
  const unmade = (await queries.unmade(ctx.db, code, STANDARD_KEYS)).map(
    ({ package_id: id, file_name, standard_key: standard, is_given_up: isGivenUp, reason }): UnmadeRun => ({
      source: { id, name: file_name.replace(/\.zip$/, '') },
      standard,
      isGivenUp,
      reason,
    }),
  )
  return { items: rows.map(summaryOf), total, ...paging, unmade }
}

/** @throws Problem record.missing */
export async function readRun(ctx: Context, id: string): Promise<RunDetail> {
  const row = await getRun(ctx, id)
  return { ...summaryOf(row), ...(await resultsOf(ctx, row)) }
}

/**
 * Judges a run's stored input once more by the rules as they are now: the same standard, engine and profile give the same results to the last digit.
 *
 * @throws Problem record.missing
 */
export async function repeatRun(ctx: Context, id: string): Promise<Repetition> {
  const row = await getRun(ctx, id)
  const { county: before } = await resultsOf(ctx, row)
  const bytes = await readStoredFile(ctx.db, row.county_code, row.input_file_id)
  const { evaluation } = await ctx.work.run(
    'evaluate',
    {
      bytes,
      standard: row.standard_key,
      today: row.judged_on,
      county: row.county_code,
      ...(row.settings !== null && { profile: { raw: row.settings, file: row.profile_name } }),
    },
    ctx.signal,
  )
  const after = evaluation.counties[0]
  if (!after) throw new Problem('record.missing')
  const difference = differenceOf(before, after)
  return {
    isIdentical: isUnturned(difference) && difference.moved === 0 && JSON.stringify(before) === JSON.stringify(after),
    rulesChanged: evaluation.standard.hash !== row.standard_hash || evaluation.engine !== row.engine,
    engine: evaluation.engine,
    difference,
  }
}

/** @throws Problem record.missing, also for another county's */
export async function getRun(ctx: Context, id: string): Promise<queries.RunRow> {
  const found = await queries.findRun(ctx.db, countyOf(ctx.actor).code, id)
  if (!found) throw new Problem('record.missing')
  return found
}

/** What `id` is compared with when nobody names another; null: nothing was kept before. @throws Problem record.missing */
export async function findEarlierRun(ctx: Context, id: string): Promise<string | null> {
  return (await queries.findEarlier(ctx.db, await getRun(ctx, id)))?.run_id ?? null
}

// Results of a run never change, and nobody may change what was read of them. One is some 1 MB.
const results = bounded<Promise<KeptResults>>(24)

/** What came out, as it was stored; its hash was compared while reading. */
export function resultsOf(ctx: Context, row: Pick<queries.RunRow, 'county_code' | 'results_file_id'>): Promise<KeptResults> {
  return results.get(`${row.county_code} ${row.results_file_id}`, async () => {
    const bytes = await readStoredFile(ctx.db, row.county_code, row.results_file_id)
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as KeptResults
  })
}
